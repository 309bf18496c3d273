package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;

/**
 * Bollinger bands: a simple average and two bands, some standard deviations above and below it.
 *
 * <pre>{@code
 * middle = sma(x, period)
 * upper, lower = middle ± width · stddev(x, period)
 * percent_b = (x − lower) / (upper − lower)
 * bandwidth = (upper − lower) / middle
 * }</pre>
 *
 * <p>By the population's deviation, as Bollinger and TA-Lib do, unless {@code deviation = sample}, which pandas users have.
 * Agrees with TA-Lib bar for bar. {@code percent_b} and {@code bandwidth} are fractions; {@code percent_b} is undefined where all
 * values are equal.
 *
 * @see <a href="https://www.bollingerbands.com/bollinger-bands">J. Bollinger, Bollinger on Bollinger Bands (2001)</a>
 */
final class BollingerBands {

    static final Indicator INDICATOR = Indicator.named("bbands")
            .summary(
                    "Bollinger bands: a simple average and bands some standard deviations, of the population, around it.")
            .input("x", "close")
            .whole("period", 2, 5_000, 20)
            .real("width", 0.001, 1_000, 2)
            .choice("deviation", "population", "sample")
            .composed(
                    "middle",
                    "stddev(x, period, deviation = deviation).mean",
                    "upper",
                    "stddev(x, period, deviation = deviation).mean + width * stddev(x, period, deviation = deviation)",
                    "lower",
                    "stddev(x, period, deviation = deviation).mean - width * stddev(x, period, deviation = deviation)",
                    "percent_b",
                    "0.5 + 0.5 * rolling_zscore(x, period, deviation = deviation) / width",
                    "bandwidth",
                    "2 * width * stddev(x, period, deviation = deviation) / stddev(x, period, deviation = deviation).mean");

    private BollingerBands() {}
}
