package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;

/**
 * Volume-weighted average price of the last {@code period} bars.
 *
 * <pre>{@code
 * tp = (high + low + close) / 3
 * vwap = Σ(tp · volume) / Σ(volume)
 * }</pre>
 *
 * <p>Over a rolling window of bars, not from an anchor such as the session's opening, which daily bars do not have. {@code vwap(close,
 * close, close, volume, 20)} weighs closes, which others call a volume-weighted moving average. Undefined where nothing was traded in
 * the whole window.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Volume-weighted_average_price">Volume-weighted average price</a>
 */
final class VolumeWeightedPrice {

    static final Indicator INDICATOR = Indicator.named("vwap")
            .summary("Volume-weighted average of the typical price, over the last period bars.")
            .input("high", "high")
            .input("low", "low")
            .input("close", "close")
            .input("volume", "volume")
            .whole("period", 1, 5_000, 20)
            .composed("sum(typical_price(high, low, close) * volume, period) / sum(volume, period)");

    private VolumeWeightedPrice() {}
}
