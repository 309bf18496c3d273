package dev.technic.scanner.bench;

/**
 * The latest values of {@link Output#BASIC} by plain loops over one symbol's arrays that do no more than these need: windows at the last bar only,
 * recurrences over all bars with nothing kept but the value. The least that anyone can do without treating several symbols at once.
 *
 * @see SeriesLoops
 */
final class LatestLoops {

    private LatestLoops() {}

    static void latest(RandomMarket market, int symbol, double[] values) {
        double[] close = market.close(symbol);
        double mean = mean(close, 20);
        values[Output.SMA.ordinal()] = mean;
        values[Output.STDDEV.ordinal()] = deviation(close, 20, mean);
        values[Output.EMA.ordinal()] = exponential(close, 20);
        values[Output.MACD.ordinal()] = exponential(close, 12) - exponential(close, 26);
        values[Output.RSI.ordinal()] = strength(close, 14);
        values[Output.ATR.ordinal()] = range(market.high(symbol), market.low(symbol), close, 14);
    }

    private static double mean(double[] x, int period) {
        double sum = 0;
        for (int bar = x.length - period; bar < x.length; bar++) {
            sum += x[bar];
        }
        return sum / period;
    }

    private static double deviation(double[] x, int period, double mean) {
        double squares = 0;
        for (int bar = x.length - period; bar < x.length; bar++) {
            squares += (x[bar] - mean) * (x[bar] - mean);
        }
        return Math.sqrt(squares / period);
    }

    private static double exponential(double[] x, int period) {
        double weight = 2.0 / (period + 1);
        double sum = 0;
        for (int bar = 0; bar < period; bar++) {
            sum += x[bar];
        }
        double average = sum / period;
        for (int bar = period; bar < x.length; bar++) {
            average += weight * (x[bar] - average);
        }
        return average;
    }

    private static double strength(double[] x, int period) {
        double up = 0;
        double down = 0;
        for (int bar = 1; bar < x.length; bar++) {
            double change = x[bar] - x[bar - 1];
            double weight = 1.0 / Math.min(bar, period);
            up += weight * (Math.max(change, 0) - up);
            down += weight * (Math.max(-change, 0) - down);
        }
        return 100 * up / (up + down);
    }

    /** From bar 1 on, seeded by the mean. */
    private static double range(double[] high, double[] low, double[] close, int period) {
        double average = 0;
        for (int bar = 1; bar < close.length; bar++) {
            double range = Math.max(high[bar], close[bar - 1]) - Math.min(low[bar], close[bar - 1]);
            average += (range - average) / Math.min(bar, period);
        }
        return average;
    }
}
