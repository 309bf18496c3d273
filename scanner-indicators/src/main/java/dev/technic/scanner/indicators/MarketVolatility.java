package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;

/**
 * Market volatility: how much more an index moves of late than it did, and whether that is high.
 *
 * <pre>{@code
 * ratio = stddev(r, fast) / stddev(r, slow)   of returns r = x / x before − 1
 * high  = ratio > threshold
 * }</pre>
 *
 * <p>Deviations are of the population; with {@code deviation = sample}, as of pandas, the ratio is 1.7 percent higher with the periods by default.
 * Undefined where all returns of the slow period are equal. Meant of an index that others ask for,
 * {@code of("SPY", market_volatility().high)}.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Volatility_(finance)">Volatility (finance)</a>
 */
final class MarketVolatility {

    private static final String RATIO = deviation("fast") + " / " + deviation("slow");

    static final Indicator INDICATOR = Indicator.named("market_volatility")
            .summary(
                    "Deviation of an index's returns of late over that of a longer time, and whether the ratio is high.")
            .input("x", "close")
            .whole("fast", 2, 5_000, 20)
            .whole("slow", 2, 5_000, 60)
            .real("threshold", 0.001, 1_000, 1.25)
            .choice("deviation", "population", "sample")
            .composed("ratio", RATIO, "high", RATIO + " > threshold");

    private MarketVolatility() {}

    private static String deviation(String period) {
        return "stddev(x / ref(x, 1) - 1, " + period + ", deviation = deviation)";
    }
}
