package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;

/**
 * Rolling z-score: how many standard deviations a value is above the mean of the last {@code period} values, itself among them.
 *
 * <pre>{@code rolling_zscore = (x − mean) / stddev}</pre>
 *
 * <p>Undefined where all values are equal. By the population's deviation unless {@code deviation = sample}.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Standard_score">Standard score</a>
 */
final class RollingZscore {

    static final Indicator INDICATOR = Indicator.named("rolling_zscore")
            .summary("Standard deviations above the mean of the last period values; undefined where all are equal.")
            .input("x", "close")
            .whole("period", 2, 5_000, 20)
            .choice("deviation", "population", "sample")
            .composed("(x - stddev(x, period, deviation = deviation).mean) / stddev(x, period, deviation = deviation)");

    private RollingZscore() {}
}
