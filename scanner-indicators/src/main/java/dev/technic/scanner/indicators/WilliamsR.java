package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;

/**
 * Williams %R: how far the close is below the highest of the last {@code period} bars, in percent of their range, from −100 to 0.
 *
 * <pre>{@code willr = 100 · (close − highest high) / (highest high − lowest low)}</pre>
 *
 * <p>Never beyond −100 and 0. Undefined where the range is 0. Agrees with TA-Lib bar for bar.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Williams_%25R">L. Williams, How I Made One Million Dollars … Trading Commodities (1973)</a>
 */
final class WilliamsR {

    static final Indicator INDICATOR = Indicator.named("willr")
            .summary(
                    "Williams %R: how far the close is below the highest of the last period bars, in percent of their range.")
            .input("high", "high")
            .input("low", "low")
            .input("close", "close")
            .whole("period", 1, 5_000, 14)
            .composed("100 * ((close - highest(high, period)) / (highest(high, period) - lowest(low, period)))");

    private WilliamsR() {}
}
