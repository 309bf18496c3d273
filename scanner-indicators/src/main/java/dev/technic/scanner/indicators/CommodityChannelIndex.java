package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;

/**
 * Commodity channel index: how many mean deviations the typical price is above its mean, in a unit that keeps most values within
 * ±100.
 *
 * <pre>{@code
 * tp = (high + low + close) / 3
 * cci = (tp − mean of tp) / (0.015 · mean |tp − mean of tp|)
 * }</pre>
 *
 * <p>Undefined where all typical prices of the window are equal, also if that is so but for the rounding of their sums, which is less than
 * 2·10⁻¹⁵ of them. Else it agrees with TA-Lib bar for bar.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Commodity_channel_index">D. Lambert, Commodity Channel Index (1980)</a>
 */
final class CommodityChannelIndex {

    private static final String PRICE = "typical_price(high, low, close)";
    private static final String DEVIATION = "mean_deviation(" + PRICE + ", period)";

    static final Indicator INDICATOR = Indicator.named("cci")
            .summary("Commodity channel index: mean deviations of the typical price above its mean, divided by 0.015.")
            .input("high", "high")
            .input("low", "low")
            .input("close", "close")
            .whole("period", 2, 5_000, 20)
            .composed("(" + PRICE + " - " + DEVIATION + ".mean) / (0.015 * " + DEVIATION + " * (" + DEVIATION
                    + " > 2e-15 * abs(" + DEVIATION + ".mean)))");

    private CommodityChannelIndex() {}
}
