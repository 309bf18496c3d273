package dev.technic.scanner.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * ta4j's way to the values of {@link Output#BASIC}: a series of bars for each symbol, indicators built on it anew, and each asked for its last value,
 * with doubles, its fastest numbers. Its averages start from the first bar instead of a mean; over 504 bars nothing is left of that.
 */
final class Ta4j {

    private Ta4j() {}

    /** The symbol's bars as ta4j keeps them. */
    static BarSeries series(RandomMarket market, int symbol) {
        List<Bar> bars = new ArrayList<>(market.bars());
        for (int bar = 0; bar < market.bars(); bar++) {
            bars.add(new BaseBar(
                    Duration.ofDays(1),
                    Instant.ofEpochMilli(RandomMarket.session(bar)).atZone(ZoneOffset.UTC),
                    number(market.open(symbol)[bar]),
                    number(market.high(symbol)[bar]),
                    number(market.low(symbol)[bar]),
                    number(market.close(symbol)[bar]),
                    number(market.volume(symbol)[bar]),
                    number(0)));
        }
        return new BaseBarSeriesBuilder()
                .withNumTypeOf(DoubleNum.class)
                .withBars(bars)
                .build();
    }

    private static Num number(double value) {
        return DoubleNum.valueOf(value);
    }

    static void latest(BarSeries series, double[] values) {
        Indicator<Num> close = new ClosePriceIndicator(series);
        int last = series.getEndIndex();
        take(new SMAIndicator(close, 20), last, Output.SMA, values);
        take(new EMAIndicator(close, 20), last, Output.EMA, values);
        take(new RSIIndicator(close, 14), last, Output.RSI, values);
        take(new MACDIndicator(close, 12, 26), last, Output.MACD, values);
        take(new ATRIndicator(series, 14), last, Output.ATR, values);
        take(new StandardDeviationIndicator(close, 20), last, Output.STDDEV, values);
    }

    private static void take(Indicator<Num> indicator, int last, Output output, double[] values) {
        values[output.ordinal()] = indicator.getValue(last).doubleValue();
    }
}
