package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;

/**
 * Market trend: 1 while an index goes up, −1 while it goes down, 0 while it goes sideways.
 *
 * <pre>{@code
 * 1   where x > sma(x, fast) > sma(x, slow)
 * −1  where x < sma(x, fast) < sma(x, slow)
 * 0   elsewhere
 * }</pre>
 *
 * <p>Equality is no direction: a flat index goes sideways. Equal is what differs by less than the rounding of a mean, 10⁻¹² of it. Meant of an index that others ask for, {@code of("SPY", market_trend()) > 0}, over
 * whose own bars the means then are; it is an indicator of any series.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Moving_average_crossover">Moving average crossover</a>
 */
final class MarketTrend {

    private static final String FAST = "sma(x, fast)";
    private static final String SLOW = "sma(x, slow)";
    private static final String ROUNDING = "1e-12 * abs(" + FAST + ")";

    static final Indicator INDICATOR = Indicator.named("market_trend")
            .summary("Trend of an index by two means: 1 up, -1 down, 0 sideways, as in of(\"SPY\", market_trend()).")
            .input("x", "close")
            .whole("fast", 1, 5_000, 50)
            .whole("slow", 1, 5_000, 200)
            .composed("(x - " + FAST + " > " + ROUNDING + ") * (" + FAST + " - " + SLOW + " > " + ROUNDING + ") - ("
                    + FAST + " - x > " + ROUNDING + ") * (" + SLOW + " - " + FAST + " > " + ROUNDING + ")");

    private MarketTrend() {}
}
