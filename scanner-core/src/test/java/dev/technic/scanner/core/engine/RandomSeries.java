package dev.technic.scanner.core.engine;

import java.util.SplittableRandom;

/** Texts of series over the {@link SampleIndicators}, many of them undefined here and there. */
public final class RandomSeries {

    private static final String[] FIELDS = {"open", "high", "low", "close", "volume", "raw_close"};
    private static final String[] OPERATORS = {" + ", " - ", " * ", " / ", " < ", " >= ", " == ", " and ", " or "};

    private final SplittableRandom random;

    public RandomSeries(SplittableRandom random) {
        this.random = random;
    }

    public String next(int depth) {
        if (depth == 0) {
            return random.nextInt(8) == 0 ? "" + random.nextInt(1, 9) : pick(FIELDS);
        }
        String x = next(depth - 1);
        int period = random.nextInt(1, 12);
        return switch (random.nextInt(20)) {
            case 0 -> "average(" + x + " + close, " + period + ")";
            case 1 -> "pair(" + x + " + open, " + (period + 1) + ")" + (random.nextBoolean() ? ".late" : "");
            case 2 -> "total(" + x + " - low)";
            case 3 -> "blocks(" + x + " + high, " + period + ")";
            case 4 -> "change(" + x + " + low)";
            case 5 -> "products(" + x + " + low, " + next(depth - 1) + " + open, " + period + ")";
            case 6 -> "ups(" + x + " - close, " + period + ")";
            case 7 -> "ref(" + x + ", " + random.nextInt(0, 20) + ")";
            case 8 -> "coalesce(" + x + ", " + next(depth - 1) + ")";
            case 9 -> "if(" + x + " > " + next(depth - 1) + ", " + x + ", " + next(depth - 1) + ")";
            case 10 -> "gains(" + x + " + close)";
            case 11 -> "(" + x + ") / (close > open)";
            case 12 ->
                "spread(" + x + " + high, " + next(depth - 1) + " + low, " + period + ")"
                        + (random.nextBoolean() ? ".twice" : "");
            case 13 -> pick(new String[] {"abs", "sign", "sqrt"}) + "(" + x + ")";
            case 14 -> "average((" + x + ") / (close > open), " + period + ")";
            case 15 -> "gains((" + x + ") / (close > open)) + blocks((" + x + ") / (close != open), " + period + ")";
            case 16 -> "change(" + pick(FIELDS) + ") * " + "gains(" + pick(FIELDS) + ")";
            default -> "((" + x + ")" + pick(OPERATORS) + "(" + next(depth - 1) + "))";
        };
    }

    private String pick(String[] words) {
        return words[random.nextInt(words.length)];
    }
}
