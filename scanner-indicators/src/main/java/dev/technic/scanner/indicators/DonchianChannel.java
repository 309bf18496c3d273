package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;

/**
 * Donchian channel: the highest high and the lowest low of the last {@code period} bars, and the middle between them.
 *
 * <pre>{@code
 * upper = highest(high, period),  lower = lowest(low, period)
 * middle = (upper + lower) / 2
 * }</pre>
 *
 * <p>This bar is included, so no close is above {@code upper}; a breakout is {@code close > ref(donchian(20).upper, 1)}, of the bars
 * before.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Donchian_channel">Donchian channel</a>
 */
final class DonchianChannel {

    static final Indicator INDICATOR = Indicator.named("donchian")
            .summary("Donchian channel: highest high and lowest low of the last period bars, this one included.")
            .input("high", "high")
            .input("low", "low")
            .whole("period", 1, 5_000, 20)
            .composed(
                    "middle",
                    "(highest(high, period) + lowest(low, period)) / 2",
                    "upper",
                    "highest(high, period)",
                    "lower",
                    "lowest(low, period)");

    private DonchianChannel() {}
}
