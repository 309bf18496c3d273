package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;

/**
 * Rate of change: percent above the value {@code period} bars ago.
 *
 * <pre>{@code roc = 100 · (x − x before) / x before}</pre>
 *
 * <p>Agrees with TA-Lib bar for bar.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Momentum_(technical_analysis)">Momentum and rate of change</a>
 */
final class RateOfChange {

    static final Indicator INDICATOR = Indicator.named("roc")
            .summary("Rate of change: percent above the value period bars ago.")
            .input("x", "close")
            .whole("period", 1, 5_000, 10)
            .composed("100 * (x - ref(x, period)) / ref(x, period)");

    private RateOfChange() {}
}
