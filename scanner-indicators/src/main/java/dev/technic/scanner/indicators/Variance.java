package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;

/**
 * Variance of the last {@code period} values: the square of {@link StandardDeviation}, with its accuracy.
 *
 * <pre>{@code variance = ((x₁ − mean)² + … + (xₙ − mean)²) / n}</pre>
 *
 * <p>Of the population, as TA-Lib does; {@code deviation = sample} divides by {@code n − 1}, as pandas does.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Variance">Variance</a>
 */
final class Variance {

    static final Indicator INDICATOR = Indicator.named("variance")
            .summary("Variance of the last period values: of the population, or of a sample.")
            .input("x", "close")
            .whole("period", 2, 5_000, 20)
            .choice("deviation", "population", "sample")
            .composed("stddev(x, period, deviation = deviation) * stddev(x, period, deviation = deviation)");

    private Variance() {}
}
