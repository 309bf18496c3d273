package dev.technic.scanner.bench;

import dev.technic.scanner.ScanResult;
import java.util.Locale;

/**
 * Whether a scan and TA-Lib have the same 22 values of every symbol, within {@value #TOLERANCE} relative to the value, or to 1 if it is smaller.
 *
 * <p>One differs by definition: TA-Lib's OBV starts with the first bar's volume, ours with 0; that volume is taken off. TA-Lib seeds both averages of
 * its MACD at the slow one's seed and ADX's with one bar less; over 504 bars nothing is left of either.
 */
final class SameWork {

    static final double TOLERANCE = 1e-9;

    private SameWork() {}

    /** Compares all; the result holds the market's symbols in their order. */
    static void check(RandomMarket market, ScanResult result) {
        if (result.rows() != market.symbols()) {
            throw new IllegalStateException("the scan kept " + result.rows() + " of " + market.symbols() + " symbols");
        }
        TaLib taLib = new TaLib(market.bars());
        double[] series = new double[Output.values().length];
        double[] latest = new double[Output.values().length];
        for (int symbol = 0; symbol < market.symbols(); symbol++) {
            taLib.series(market, symbol, series);
            taLib.latest(market, symbol, latest);
            series[Output.OBV.ordinal()] -= market.volume(symbol)[0];
            latest[Output.OBV.ordinal()] -= market.volume(symbol)[0];
            for (Output output : Output.values()) {
                double ours = result.value(symbol, output.ordinal());
                check(result.symbol(symbol), output, ours, series[output.ordinal()]);
                check(result.symbol(symbol), output, ours, latest[output.ordinal()]);
            }
        }
    }

    /** Compares one value. */
    static void check(String symbol, Output output, double ours, double theirs) {
        boolean same = Math.abs(ours - theirs) <= TOLERANCE * Math.max(1, Math.abs(theirs));
        if (!same) { // also where either is NaN
            throw new IllegalStateException(String.format(
                    Locale.ROOT,
                    "%s: %s is %s, the other library's is %s",
                    symbol,
                    output.expression(),
                    Double.toString(ours),
                    Double.toString(theirs)));
        }
    }
}
