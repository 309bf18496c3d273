package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;

/**
 * Momentum: how far a value is above that of {@code period} bars ago, in its own unit; {@link RateOfChange} says it in percent.
 *
 * <pre>{@code mom = x − x before}</pre>
 *
 * <p>Agrees with TA-Lib bar for bar. What factor investors call momentum is a ratio: {@code roc(ref(close, 21), 231)}.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Momentum_(technical_analysis)">Momentum and rate of change</a>
 */
final class Momentum {

    static final Indicator INDICATOR = Indicator.named("mom")
            .summary("Momentum: how far a value is above that of period bars ago, in its own unit.")
            .input("x", "close")
            .whole("period", 1, 5_000, 10)
            .composed("x - ref(x, period)");

    private Momentum() {}
}
