package dev.technic.scanner.json;

import dev.technic.scanner.Order;
import java.util.List;
import java.util.Locale;

/** The keys of each object of a preset and of a side file, in the order in which they are written. */
final class Keys {

    static final String FEATURES = "features";
    static final String WHERE = "where";
    static final String MODELS = "models";
    static final String COLUMNS = "columns";
    static final String HAVING = "having";
    static final String ORDER_BY = "orderBy";
    static final String LIMIT = "limit";
    static final String AS_OF = "asOf";
    static final String MAX_STALE = "maxStale";
    static final String MAX_SYMBOLS = "maxSymbols";
    static final String SYMBOLS = "symbols";
    static final List<String> SCAN =
            List.of(FEATURES, WHERE, MODELS, COLUMNS, HAVING, ORDER_BY, LIMIT, AS_OF, MAX_STALE, MAX_SYMBOLS, SYMBOLS);

    static final String NAME = "name";
    static final String EXPRESSION = "expression";
    static final String OPTIONAL = "optional";
    static final List<String> NAMED = List.of(NAME, EXPRESSION, OPTIONAL);

    static final String FILE = "file";
    static final String BY_POSITION = "byPosition";
    static final String ENGINE = "engine";
    static final List<String> MODEL = List.of(NAME, FILE, BY_POSITION, ENGINE);

    static final String ROUNDS = "rounds";
    static final String MODEL_HASH = "model";
    static final List<String> MODEL_FEATURES = List.of(FEATURES, ROUNDS, MODEL_HASH);

    static final String COLUMN = "column";
    static final String DIRECTION = "direction";
    static final List<String> ORDER = List.of(COLUMN, DIRECTION);

    private Keys() {}

    static String word(Order.Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }
}
