package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;

/**
 * Stochastic oscillator: where the close stands in the range of the last {@code period} bars, in percent, smoothed.
 *
 * <pre>{@code
 * raw = 100 · (close − lowest low) / (highest high − lowest low)
 * k = sma(raw, smooth)
 * d = sma(k, signal)
 * }</pre>
 *
 * <p>Never beyond 0 and 100. Undefined where the range of a bar in the smoothing is 0. {@code smooth = 1} is the fast form, 3 the slow one, which agrees
 * with TA-Lib bar for bar.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Stochastic_oscillator">Stochastic oscillator</a>
 */
final class Stochastic {

    private static final String K =
            "clip(sma(100 * ((close - lowest(low, period)) / (highest(high, period) - lowest(low, period))), smooth), 0, 100)";

    static final Indicator INDICATOR = Indicator.named("stoch")
            .summary(
                    "Stochastic oscillator: where the close stands in the range of the last period bars, in percent, smoothed.")
            .input("high", "high")
            .input("low", "low")
            .input("close", "close")
            .whole("period", 1, 5_000, 14)
            .whole("smooth", 1, 5_000, 3)
            .whole("signal", 1, 5_000, 3)
            .composed("k", K, "d", "clip(sma(" + K + ", signal), 0, 100)");

    private Stochastic() {}
}
