package dev.technic.scanner.bench;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;

/**
 * TA-Lib's way to the 22 values of {@link Output}, in 15 calls per symbol, the fewest there are: EMA, RSI, MACD (three values), BBANDS (three,
 * and of these the simple mean and, from the upper band's distance, the deviation), ATR, ADX, PLUS_DI, MINUS_DI, STOCH (two), OBV, MFI,
 * CCI, ROC, MAX, MIN. Its output arrays are reused. Not safe for several threads.
 */
final class TaLib {

    private static final double WIDTH = 2;

    private final Core core = new Core();
    private final MInteger begin = new MInteger();
    private final MInteger count = new MInteger();
    private final double[] first;
    private final double[] second;
    private final double[] third;

    TaLib(int bars) {
        first = new double[bars];
        second = new double[bars];
        third = new double[bars];
    }

    /** Computes every indicator as a series of all bars, which is how it is called, and takes the last values. */
    void series(RandomMarket market, int symbol, double[] values) {
        recurrences(market, symbol, values);
        windows(market, symbol, 0, values);
    }

    /**
     * Computes series only where a last value depends on all bars, and else the last value alone: the least that TA-Lib can be asked. For
     * recurrences it must be asked for all bars, as it would start them anew at the first bar asked for.
     */
    void latest(RandomMarket market, int symbol, double[] values) {
        recurrences(market, symbol, values);
        windows(market, symbol, market.bars() - 1, values);
    }

    /** Computes the values of {@link Output#BASIC} only, each indicator as a series of all bars. */
    void basicSeries(RandomMarket market, int symbol, double[] values) {
        basic(market, symbol, 0, values);
    }

    /** Computes the values of {@link Output#BASIC} only, SMA and deviation at the last bar alone: the least that TA-Lib can be asked. */
    void basicLatest(RandomMarket market, int symbol, double[] values) {
        basic(market, symbol, market.bars() - 1, values);
    }

    /** @param start the first bar whose windows are computed; recurrences are from bar 0 on */
    private void basic(RandomMarket market, int symbol, int start, double[] values) {
        double[] close = market.close(symbol);
        int end = market.bars() - 1;
        check(core.sma(start, end, close, 20, begin, count, first));
        take(first, Output.SMA, values);
        check(core.stdDev(start, end, close, 20, 1, begin, count, first));
        take(first, Output.STDDEV, values);
        check(core.ema(0, end, close, 20, begin, count, first));
        take(first, Output.EMA, values);
        check(core.rsi(0, end, close, 14, begin, count, first));
        take(first, Output.RSI, values);
        check(core.macd(0, end, close, 12, 26, 9, begin, count, first, second, third));
        take(first, Output.MACD, values);
        check(core.atr(0, end, market.high(symbol), market.low(symbol), close, 14, begin, count, first));
        take(first, Output.ATR, values);
    }

    private void recurrences(RandomMarket market, int symbol, double[] values) {
        double[] high = market.high(symbol);
        double[] low = market.low(symbol);
        double[] close = market.close(symbol);
        int end = market.bars() - 1;
        check(core.ema(0, end, close, 20, begin, count, first));
        take(first, Output.EMA, values);
        check(core.rsi(0, end, close, 14, begin, count, first));
        take(first, Output.RSI, values);
        check(core.macd(0, end, close, 12, 26, 9, begin, count, first, second, third));
        take(first, Output.MACD, values);
        take(second, Output.MACD_SIGNAL, values);
        take(third, Output.MACD_HISTOGRAM, values);
        check(core.atr(0, end, high, low, close, 14, begin, count, first));
        take(first, Output.ATR, values);
        check(core.adx(0, end, high, low, close, 14, begin, count, first));
        take(first, Output.ADX, values);
        check(core.plusDI(0, end, high, low, close, 14, begin, count, first));
        take(first, Output.PLUS_DI, values);
        check(core.minusDI(0, end, high, low, close, 14, begin, count, first));
        take(first, Output.MINUS_DI, values);
        check(core.obv(0, end, close, market.volume(symbol), begin, count, first));
        take(first, Output.OBV, values);
    }

    private void windows(RandomMarket market, int symbol, int start, double[] values) {
        double[] high = market.high(symbol);
        double[] low = market.low(symbol);
        double[] close = market.close(symbol);
        int end = market.bars() - 1;
        check(core.bbands(start, end, close, 20, WIDTH, WIDTH, MAType.Sma, begin, count, first, second, third));
        take(first, Output.BAND_UPPER, values);
        take(second, Output.BAND_MIDDLE, values);
        take(third, Output.BAND_LOWER, values);
        take(second, Output.SMA, values);
        values[Output.STDDEV.ordinal()] =
                (values[Output.BAND_UPPER.ordinal()] - values[Output.BAND_MIDDLE.ordinal()]) / WIDTH;
        check(core.stoch(start, end, high, low, close, 14, 3, MAType.Sma, 3, MAType.Sma, begin, count, first, second));
        take(first, Output.STOCH_K, values);
        take(second, Output.STOCH_D, values);
        check(core.mfi(start, end, high, low, close, market.volume(symbol), 14, begin, count, first));
        take(first, Output.MFI, values);
        check(core.cci(start, end, high, low, close, 20, begin, count, first));
        take(first, Output.CCI, values);
        check(core.roc(start, end, close, 10, begin, count, first));
        take(first, Output.ROC, values);
        check(core.max(start, end, high, 20, begin, count, first));
        take(first, Output.HIGHEST, values);
        check(core.min(start, end, low, 20, begin, count, first));
        take(first, Output.LOWEST, values);
    }

    private void take(double[] series, Output output, double[] values) {
        values[output.ordinal()] = series[count.value - 1];
    }

    private static void check(RetCode code) {
        if (code != RetCode.Success) {
            throw new IllegalStateException("TA-Lib answers " + code);
        }
    }
}
