package dev.technic.scanner.testkit;

import dev.technic.scanner.expression.Operator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * An operator or a function of the language, as it is defined of one bar's values: truth is 1, falsehood 0, any other number counts as true, and NaN is
 * undefined.
 *
 * @param arguments how many it takes; of more, the last ones are taken first
 * @param start from which bar on it can have a value
 */
record Word(int arguments, Start start, ToDoubleFunction<double[]> meaning) {

    /** The first bar that can have a value, by those of the arguments. */
    interface Start {
        int of(int[] lookbacks);
    }

    private static final Map<String, Word> FUNCTIONS = new TreeMap<>(Map.of(
            "if",
            new Word(3, l -> Math.max(l[0], Math.min(l[1], l[2])), x -> isNaN(x[0]) ? x[0] : x[0] != 0 ? x[1] : x[2]),
            "coalesce",
            any(x -> isNaN(x[0]) ? x[1] : x[0]),
            "abs",
            all(1, x -> Math.abs(x[0])),
            "sign",
            all(1, x -> x[0] > 0 ? 1 : x[0] < 0 ? -1 : x[0]),
            "sqrt",
            all(1, x -> Math.sqrt(x[0])),
            "exp",
            all(1, x -> finite(StrictMath.exp(x[0]))),
            "log",
            all(1, x -> finite(x[0] < 0 ? Double.NaN : StrictMath.log(x[0]))),
            "min",
            all(2, x -> Math.min(x[0], x[1])),
            "max",
            all(2, x -> Math.max(x[0], x[1])),
            "clip",
            all(3, x -> Math.min(Math.max(x[0], x[1]), x[2]))));

    static Word of(Operator operator) {
        return switch (operator) {
            case ADD -> all(2, x -> x[0] + x[1]);
            case SUBTRACT -> all(2, x -> x[0] - x[1]);
            case MULTIPLY -> all(2, x -> x[0] * x[1]);
            case DIVIDE -> all(2, x -> finite(x[0] / x[1]));
            case NEGATE -> all(1, x -> -x[0]);
            case LESS -> all(2, x -> truth(x, x[0] < x[1]));
            case AT_MOST -> all(2, x -> truth(x, x[0] <= x[1]));
            case GREATER -> all(2, x -> truth(x, x[0] > x[1]));
            case AT_LEAST -> all(2, x -> truth(x, x[0] >= x[1]));
            case EQUAL -> all(2, x -> truth(x, x[0] == x[1]));
            case NOT_EQUAL -> all(2, x -> truth(x, x[0] != x[1]));
            case NOT -> all(1, x -> truth(x, x[0] == 0));
            case AND -> any(x -> x[0] == 0 || x[1] == 0 ? 0 : truth(x, true));
            case OR -> any(x -> holds(x[0]) || holds(x[1]) ? 1 : truth(x, false));
        };
    }

    static Optional<Word> function(String name) {
        return Optional.ofNullable(FUNCTIONS.get(name));
    }

    private static Word all(int arguments, ToDoubleFunction<double[]> meaning) {
        return new Word(arguments, l -> java.util.Arrays.stream(l).max().orElse(0), meaning);
    }

    private static Word any(ToDoubleFunction<double[]> meaning) {
        return new Word(2, l -> Math.min(l[0], l[1]), meaning);
    }

    private static boolean isNaN(double x) {
        return Double.isNaN(x);
    }

    private static boolean holds(double x) {
        return x != 0 && !isNaN(x);
    }

    private static double finite(double x) {
        return Double.isFinite(x) ? x : Double.NaN;
    }

    private static double truth(double[] x, boolean holds) {
        for (double value : x) {
            if (isNaN(value)) {
                return Double.NaN;
            }
        }
        return holds ? 1 : 0;
    }
}
