package dev.technic.scanner.expression;

import dev.technic.scanner.InvalidScanException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random trees of every shape that the constructors let through. */
final class Trees {

    private static final String[] NAMES = {
        "close", "x", "_", "A1", "NaN", "Not", "order", "e9", "android", "nano", "first", "of"
    };
    private static final String[] TEXTS = {
        "SPY", "", "\"", "\\", "\\\"", "a b", "é", "\uD83D\uDE00", "#", "and", "nan", "'"
    };
    private static final double[] NUMBERS = {
        0,
        -0.0,
        1,
        -1,
        14,
        0.5,
        -0.5,
        1e-5,
        1e-6,
        1e15,
        1e16,
        1e23,
        -2.5e-300,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.NaN
    };

    private final SplittableRandom random;

    Trees(SplittableRandom random) {
        this.random = random;
    }

    /** A tree of at most the given number of levels. */
    Expression next(int levels) {
        if (levels <= 1) {
            return leaf();
        }
        return switch (random.nextInt(8)) {
            case 0 -> leaf();
            case 1 -> call(levels);
            case 2 -> new Output(call(levels - 1), pick(NAMES));
            default -> operation(levels);
        };
    }

    /** A tree as deep, as large or as long as may be: small trees are put around it until the next one is refused. */
    Expression largest() {
        Expression tree = leaf();
        while (true) {
            try {
                tree = around(tree);
            } catch (InvalidScanException limit) {
                return tree;
            }
        }
    }

    private Expression around(Expression inner) {
        Expression other = next(1 + random.nextInt(3));
        return switch (random.nextInt(6)) {
            case 0 -> inner.not();
            case 1 -> inner.negated();
            case 2 -> new Call(pick(NAMES), List.of(Argument.of(other), Argument.named(pick(NAMES), inner)));
            case 3 -> new Output(new Call(pick(NAMES), List.of(Argument.of(inner))), pick(NAMES));
            default -> {
                Operator operator = Operator.values()[random.nextInt(Operator.values().length)];
                List<Expression> both = random.nextBoolean() ? List.of(inner, other) : List.of(other, inner);
                yield operator.operands() == 2 ? new Operation(operator, both) : inner.not();
            }
        };
    }

    private Expression leaf() {
        return switch (random.nextInt(4)) {
            case 0 -> new Literal(pickNumber());
            case 1 -> new Text(pick(TEXTS));
            default -> new Reference(pick(NAMES));
        };
    }

    private Call call(int levels) {
        List<Argument> arguments = new ArrayList<>();
        int positional = random.nextInt(3);
        int named = random.nextInt(3);
        for (int i = 0; i < positional; i++) {
            arguments.add(Argument.of(next(levels - 1)));
        }
        for (int i = 0; i < named; i++) {
            arguments.add(Argument.named(pick(NAMES) + i, next(levels - 1)));
        }
        String qualifier = random.nextInt(4) == 0 ? pick(NAMES) + ":" : "";
        return new Call(qualifier + pick(NAMES), arguments);
    }

    private Expression operation(int levels) {
        Operator operator = Operator.values()[random.nextInt(Operator.values().length)];
        List<Expression> operands = new ArrayList<>();
        for (int i = 0; i < operator.operands(); i++) {
            operands.add(next(levels - 1));
        }
        boolean negatedNumber = operator == Operator.NEGATE && operands.get(0) instanceof Literal;
        return negatedNumber ? operands.get(0) : new Operation(operator, operands);
    }

    private double pickNumber() {
        double any = Double.longBitsToDouble(random.nextLong());
        return random.nextInt(3) == 0 && Double.isFinite(any) ? any : NUMBERS[random.nextInt(NUMBERS.length)];
    }

    private String pick(String[] values) {
        return values[random.nextInt(values.length)];
    }
}
