package dev.technic.scanner.core.plan;

import dev.technic.scanner.core.panel.Tile;
import dev.technic.scanner.expression.Operator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The names and operators that are the language's own. */
final class Language {

    static final String REF = "ref";
    static final String OF = "of";
    static final String COALESCE = "coalesce";
    static final int MOST_ARGUMENTS = 100;

    /** A function of values, and how many arguments it takes; more than the kernel's are folded from the right. */
    record Function(Elementwise kernel, int least, int most) {}

    private static final Map<String, Integer> FIELDS = new TreeMap<>(Map.of(
            "open", Tile.OPEN,
            "high", Tile.HIGH,
            "low", Tile.LOW,
            "close", Tile.CLOSE,
            "volume", Tile.VOLUME,
            "raw_close", Tile.RAW_CLOSE));

    private static final Map<String, Function> FUNCTIONS = new TreeMap<>(Map.of(
            "if",
            new Function(Elementwise.IF, 3, 3),
            COALESCE,
            new Function(Elementwise.COALESCE, 2, MOST_ARGUMENTS),
            "abs",
            new Function(Elementwise.ABS, 1, 1),
            "sign",
            new Function(Elementwise.SIGN, 1, 1),
            "sqrt",
            new Function(Elementwise.SQRT, 1, 1),
            "exp",
            new Function(Elementwise.EXP, 1, 1),
            "log",
            new Function(Elementwise.LOG, 1, 1),
            "min",
            new Function(Elementwise.MIN, 2, MOST_ARGUMENTS),
            "max",
            new Function(Elementwise.MAX, 2, MOST_ARGUMENTS),
            "clip",
            new Function(Elementwise.CLIP, 3, 3)));

    private Language() {}

    /** Field numbers by name. */
    static Map<String, Integer> fields() {
        return FIELDS;
    }

    static Optional<Function> function(String name) {
        return Optional.ofNullable(FUNCTIONS.get(name));
    }

    static java.util.Set<String> functionNames() {
        java.util.Set<String> names = new java.util.TreeSet<>(FUNCTIONS.keySet());
        names.add(REF);
        names.add(OF);
        for (CrossSection section : CrossSection.values()) {
            names.add(section.word());
        }
        return names;
    }

    static Elementwise kernel(Operator operator) {
        return switch (operator) {
            case OR -> Elementwise.OR;
            case AND -> Elementwise.AND;
            case NOT -> Elementwise.NOT;
            case LESS -> Elementwise.LESS;
            case AT_MOST -> Elementwise.AT_MOST;
            case GREATER -> Elementwise.GREATER;
            case AT_LEAST -> Elementwise.AT_LEAST;
            case EQUAL -> Elementwise.EQUAL;
            case NOT_EQUAL -> Elementwise.NOT_EQUAL;
            case ADD -> Elementwise.ADD;
            case SUBTRACT -> Elementwise.SUBTRACT;
            case MULTIPLY -> Elementwise.MULTIPLY;
            case DIVIDE -> Elementwise.DIVIDE;
            case NEGATE -> Elementwise.NEGATE;
        };
    }
}
