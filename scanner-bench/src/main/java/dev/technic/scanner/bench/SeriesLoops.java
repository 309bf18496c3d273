package dev.technic.scanner.bench;

/**
 * The values of {@link Output#BASIC} by plain loops over one symbol's arrays, each indicator a series of all bars, as a careful programmer without a
 * library writes them who wants to draw them too. Its arrays are reused. Not safe for several threads.
 *
 * @see LatestLoops
 */
final class SeriesLoops {

    private final double[] first;
    private final double[] second;

    SeriesLoops(int bars) {
        first = new double[bars];
        second = new double[bars];
    }

    void latest(RandomMarket market, int symbol, double[] values) {
        double[] close = market.close(symbol);
        int last = market.bars() - 1;
        mean(close, 20, first);
        values[Output.SMA.ordinal()] = first[last];
        deviation(close, 20, first, second);
        values[Output.STDDEV.ordinal()] = second[last];
        exponential(close, 20, first);
        values[Output.EMA.ordinal()] = first[last];
        exponential(close, 12, first);
        exponential(close, 26, second);
        values[Output.MACD.ordinal()] = first[last] - second[last];
        strength(close, 14, first);
        values[Output.RSI.ordinal()] = first[last];
        trueRange(market.high(symbol), market.low(symbol), close, first);
        wilder(first, 14, second);
        values[Output.ATR.ordinal()] = second[last];
    }

    private static void mean(double[] x, int period, double[] out) {
        double sum = 0;
        for (int bar = 0; bar < x.length; bar++) {
            sum += x[bar] - (bar >= period ? x[bar - period] : 0);
            out[bar] = sum / period;
        }
    }

    /** Two passes over each window, around the means given. */
    private static void deviation(double[] x, int period, double[] mean, double[] out) {
        for (int bar = period - 1; bar < x.length; bar++) {
            double squares = 0;
            for (int i = bar - period + 1; i <= bar; i++) {
                squares += (x[i] - mean[bar]) * (x[i] - mean[bar]);
            }
            out[bar] = Math.sqrt(squares / period);
        }
    }

    private static void exponential(double[] x, int period, double[] out) {
        double weight = 2.0 / (period + 1);
        double sum = 0;
        for (int bar = 0; bar < period; bar++) {
            sum += x[bar];
        }
        double average = sum / period;
        for (int bar = period; bar < x.length; bar++) {
            average += weight * (x[bar] - average);
            out[bar] = average;
        }
    }

    private static void strength(double[] x, int period, double[] out) {
        double up = 0;
        double down = 0;
        for (int bar = 1; bar < x.length; bar++) {
            double change = x[bar] - x[bar - 1];
            double weight = 1.0 / Math.min(bar, period);
            up += weight * (Math.max(change, 0) - up);
            down += weight * (Math.max(-change, 0) - down);
            out[bar] = 100 * up / (up + down);
        }
    }

    private static void trueRange(double[] high, double[] low, double[] close, double[] out) {
        for (int bar = 1; bar < close.length; bar++) {
            out[bar] = Math.max(high[bar], close[bar - 1]) - Math.min(low[bar], close[bar - 1]);
        }
    }

    /** From bar 1 on, seeded by the mean. */
    private static void wilder(double[] x, int period, double[] out) {
        double average = 0;
        for (int bar = 1; bar < x.length; bar++) {
            average += (x[bar] - average) / Math.min(bar, period);
            out[bar] = average;
        }
    }
}
