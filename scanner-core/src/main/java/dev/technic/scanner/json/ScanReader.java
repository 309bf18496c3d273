package dev.technic.scanner.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.ModelReference;
import dev.technic.scanner.ModelResolver;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Order;
import dev.technic.scanner.Scan;
import dev.technic.scanner.expression.Expression;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a scan of JSON, as {@link Keys} says. */
final class ScanReader {

    private final String origin;
    private final String json;
    private final ModelResolver resolver;
    private final Scan.Builder scan = Scan.builder();

    ScanReader(String origin, String json, ModelResolver resolver) {
        this.origin = origin;
        this.json = json;
        this.resolver = resolver;
    }

    Scan read() {
        try (JsonParser parser = Json.FACTORY.createParser(json.startsWith("\uFEFF") ? json.substring(1) : json)) {
            Json in = new Json(origin, parser);
            in.next();
            in.object("a scan", Keys.SCAN, key -> part(in, key));
            in.end("the scan");
        } catch (IOException impossible) {
            throw new InvalidScanException(origin + " cannot be read: " + impossible.getMessage(), impossible);
        }
        try {
            return scan.build();
        } catch (InvalidScanException wrong) {
            throw new InvalidScanException(origin + ": " + wrong.getMessage(), wrong);
        }
    }

    private void part(Json in, String key) throws IOException {
        switch (key) {
            case Keys.FEATURES -> in.array("features", () -> in.placed(scan::feature, named(in, "a feature")));
            case Keys.WHERE -> in.placed(scan::where, expression(in, key));
            case Keys.MODELS -> in.array("models", () -> in.placed(scan::model, model(in)));
            case Keys.COLUMNS -> in.array("columns", () -> in.placed(scan::column, named(in, "a column")));
            case Keys.HAVING -> in.placed(scan::having, expression(in, key));
            case Keys.ORDER_BY -> order(in);
            case Keys.LIMIT -> in.placed(scan::limit, in.whole(key));
            case Keys.AS_OF -> scan.asOf(day(in));
            case Keys.MAX_STALE -> in.placed(scan::maxStale, in.whole(key));
            case Keys.MAX_SYMBOLS -> in.placed(scan::maxSymbols, in.whole(key));
            case Keys.SYMBOLS -> {
                List<String> symbols = new ArrayList<>();
                in.array("symbols", () -> symbols.add(in.text("a symbol")));
                scan.symbols(symbols);
            }
            default -> throw new IllegalStateException(key);
        }
    }

    private NamedExpression named(Json in, String what) throws IOException {
        Given<String> name = new Given<>();
        Given<Expression> expression = new Given<>();
        Given<Boolean> optional = new Given<>();
        in.object(what, Keys.NAMED, key -> {
            switch (key) {
                case Keys.NAME -> name.value = in.text(key);
                case Keys.EXPRESSION -> expression.value = expression(in, key);
                default -> optional.value = in.flag(key);
            }
        });
        String given = name.needed(in, what, Keys.NAME);
        Expression tree = expression.needed(in, what + " '" + given + "'", Keys.EXPRESSION);
        return in.made(() -> new NamedExpression(given, tree, Boolean.TRUE.equals(optional.value)));
    }

    private Expression expression(Json in, String key) throws IOException {
        String text = in.text(key);
        return in.made(() -> Expression.parse(text));
    }

    private Scan.ModelColumn model(Json in) throws IOException {
        Given<String> name = new Given<>();
        Given<ModelReference> file = new Given<>();
        Given<Boolean> byPosition = new Given<>();
        Given<String> engine = new Given<>();
        in.object("a model", Keys.MODEL, key -> {
            switch (key) {
                case Keys.NAME -> name.value = in.text(key);
                case Keys.FILE -> file.value = reference(in);
                case Keys.BY_POSITION -> byPosition.value = in.flag(key);
                default -> engine.value = in.text(key);
            }
        });
        String given = name.needed(in, "a model", Keys.NAME);
        ModelReference reference = file.needed(in, "model '" + given + "'", Keys.FILE);
        return in.made(() -> new Scan.ModelColumn(
                given, reference, Boolean.TRUE.equals(byPosition.value), Optional.ofNullable(engine.value)));
    }

    private ModelReference reference(Json in) throws IOException {
        String text = in.text(Keys.FILE);
        return in.made(() -> resolver.resolve(text));
    }

    private void order(Json in) throws IOException {
        Given<String> column = new Given<>();
        Given<Order.Direction> direction = new Given<>();
        in.object("an order", Keys.ORDER, key -> {
            if (key.equals(Keys.COLUMN)) {
                column.value = in.text(key);
            } else {
                direction.value = direction(in);
            }
        });
        scan.orderBy(
                column.needed(in, "an order", Keys.COLUMN),
                direction.value == null ? Order.Direction.ASCENDING : direction.value);
    }

    private static Order.Direction direction(Json in) throws IOException {
        String word = in.text(Keys.DIRECTION);
        for (Order.Direction direction : Order.Direction.values()) {
            if (Keys.word(direction).equals(word)) {
                return direction;
            }
        }
        throw in.wrong("'" + word + "' is no direction; ascending and descending are accepted");
    }

    private static LocalDate day(Json in) throws IOException {
        String text = in.text(Keys.AS_OF);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw in.wrong("'" + text + "' is no day; one like 2024-03-08 is accepted");
        }
    }
}
