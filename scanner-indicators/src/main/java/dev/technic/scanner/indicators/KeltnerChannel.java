package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;

/**
 * Keltner channel: an exponential average of the close and two bands, some average true ranges above and below it.
 *
 * <pre>{@code
 * middle = ema(close, period)
 * upper, lower = middle ± width · atr(high, low, close, atr_period)
 * }</pre>
 *
 * <p>The modern form, with an exponential average and Wilder's true range; Keltner's own was a simple average of typical prices and of
 * high less low. Both averages are seeded by the mean of their first values, or with {@code seed = first} by the first.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Keltner_channel">C. W. Keltner, How to Make Money in Commodities (1960)</a>
 */
final class KeltnerChannel {

    private static final String MIDDLE = "ema(close, period, seed = seed)";
    private static final String BAND = "width * atr(high, low, close, atr_period, seed = seed)";

    static final Indicator INDICATOR = Smoothing.seeded(Indicator.named("keltner")
                    .summary(
                            "Keltner channel: an exponential average and bands some average true ranges above and below it.")
                    .input("high", "high")
                    .input("low", "low")
                    .input("close", "close")
                    .whole("period", 1, 5_000, 20)
                    .real("width", 0.001, 1_000, 2)
                    .whole("atr_period", 1, 5_000, 10))
            .composed("middle", MIDDLE, "upper", MIDDLE + " + " + BAND, "lower", MIDDLE + " - " + BAND);

    private KeltnerChannel() {}
}
