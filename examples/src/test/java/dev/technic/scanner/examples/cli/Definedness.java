package dev.technic.scanner.examples.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * At which bars of a symbol expressions have a value, by what their pages say and nothing else: after their lookback, unless they
 * divide zero by zero.
 */
record Definedness(double[] high, double[] low, double[] close, double[] volume) {

    /** By expression; each says it of a bar, counted from 0. */
    Map<String, IntPredicate> rules() {
        Map<String, IntPredicate> rules = new LinkedHashMap<>();
        rules.put("sma(20)", bar -> bar >= 19);
        rules.put("ema(20)", bar -> bar >= 19);
        rules.put("stddev(20)", bar -> bar >= 19);
        rules.put("lowest(20)", bar -> bar >= 19);
        rules.put("highest(20)", bar -> bar >= 19);
        rules.put("roc(10)", bar -> bar >= 10);
        rules.put("log(close / ref(close, 1))", bar -> bar >= 1);
        rules.put("rsi(14)", bar -> bar >= 14 && any(1, bar, this::closeMoved));
        rules.put("macd(12, 26, 9).histogram", bar -> bar >= 33);
        rules.put("bbands(20, 2).upper", bar -> bar >= 19);
        rules.put("bbands(20, 2).percent_b", bar -> bar >= 19 && any(bar - 18, bar, this::closeMoved));
        rules.put("atr(14)", bar -> bar >= 14);
        rules.put("adx(14)", bar -> bar >= 27 && any(1, bar, this::directed));
        rules.put("adx(14).plus_di", bar -> bar >= 14 && any(1, bar, this::ranged));
        rules.put("adx(14).minus_di", bar -> bar >= 14 && any(1, bar, this::ranged));
        rules.put("stoch(14, 3, 3)", bar -> bar >= 15 && range(bar, 14) && range(bar - 1, 14) && range(bar - 2, 14));
        rules.put("willr(14)", bar -> bar >= 13 && range(bar, 14));
        rules.put("obv()", bar -> true);
        rules.put(
                "mfi(14)", bar -> bar >= 14 && any(bar - 13, bar, i -> typical(i) != typical(i - 1) && volume[i] > 0));
        rules.put("cci(20)", bar -> bar >= 19 && any(bar - 18, bar, i -> typical(i) != typical(i - 1)));
        return rules;
    }

    private static boolean any(int first, int last, IntPredicate of) {
        return IntStream.rangeClosed(first, last).anyMatch(of);
    }

    private boolean closeMoved(int bar) {
        return close[bar] != close[bar - 1];
    }

    private boolean directed(int bar) {
        double up = high[bar] - high[bar - 1];
        double down = low[bar - 1] - low[bar];
        return up != down && Math.max(up, down) > 0;
    }

    private boolean ranged(int bar) {
        return Math.max(high[bar], close[bar - 1]) > Math.min(low[bar], close[bar - 1]);
    }

    /** Whether the last bars differ in their prices. */
    private boolean range(int bar, int bars) {
        int first = bar - bars + 1;
        return IntStream.rangeClosed(first, bar).mapToDouble(i -> high[i]).max().orElseThrow()
                > IntStream.rangeClosed(first, bar)
                        .mapToDouble(i -> low[i])
                        .min()
                        .orElseThrow();
    }

    private double typical(int bar) {
        return (high[bar] + low[bar] + close[bar]) / 3;
    }
}
