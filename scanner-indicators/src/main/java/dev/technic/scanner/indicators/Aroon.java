package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;

/**
 * Aroon: how recent the highest high and the lowest low of the last {@code period + 1} bars are, in percent, and which is more so.
 *
 * <pre>{@code
 * up = 100 · (period − bars since the highest high) / period
 * down = 100 · (period − bars since the lowest low) / period
 * oscillator = up − down
 * }</pre>
 *
 * <p>Of equal highs or lows the latest counts; agrees with TA-Lib bar for bar. The window is one bar longer than the period, so that both reach 0.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Aroon_indicator">T. S. Chande, A Time Price Oscillator (1995)</a>
 */
final class Aroon {

    static final Indicator INDICATOR = Indicator.named("aroon")
            .summary(
                    "Aroon: how recent the highest high and the lowest low of the last period + 1 bars are, in percent.")
            .input("high", "high")
            .input("low", "low")
            .whole("period", 1, 4_999, 25)
            .composed(
                    "up",
                    "100 * (period - bars_since_highest(high, period + 1)) / period",
                    "down",
                    "100 * (period - bars_since_lowest(low, period + 1)) / period",
                    "oscillator",
                    "100 * (bars_since_lowest(low, period + 1) - bars_since_highest(high, period + 1)) / period");

    private Aroon() {}
}
