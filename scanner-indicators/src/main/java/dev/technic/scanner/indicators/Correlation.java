package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;

/**
 * Pearson's correlation of the last {@code period} values of two series, from −1 to 1.
 *
 * <pre>{@code correl = covariance(x, y, period) / (stddev(x, period) · stddev(y, period))}</pre>
 *
 * <p>Of the values as they are given: of prices that drift it says little, so give it changes, {@code correl(roc(1), roc(y, 1), 60)}.
 * Undefined where either series is flat, where TA-Lib says 0; else it agrees with TA-Lib bar for bar. What rounding would carry beyond
 * ±1 is ±1.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Pearson_correlation_coefficient">Pearson correlation coefficient</a>
 */
final class Correlation {

    static final Indicator INDICATOR = Indicator.named("correl")
            .summary("Correlation of the last period values of two series; undefined where either is flat.")
            .input("x")
            .input("y")
            .whole("period", 2, 5_000, 20)
            .composed("max(-1, min(1, covariance(x, y, period) / (stddev(x, period) * stddev(y, period))))");

    private Correlation() {}
}
