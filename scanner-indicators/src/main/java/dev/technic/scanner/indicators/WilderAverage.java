package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Memory;

/**
 * Wilder's smoothing: an exponential average in which each new value weighs {@code 1 / period}; also called smoothed or running moving
 * average.
 *
 * <pre>{@code wilder = wilder + 1 / period · (x − wilder)}</pre>
 *
 * <p>Seeded with the simple mean of the first {@code period} values and undefined before; {@code seed = first} starts from the first
 * value, as pandas' {@code ewm(alpha = 1 / period, adjust = False)}. Apart from the seed it is {@code ema(2 · period − 1)}. The first
 * bar loaded weighs a millionth after {@code 14 · period} bars.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Moving_average#Modified_moving_average">J. W. Wilder, New Concepts in Technical Trading Systems (1978)</a>
 */
final class WilderAverage {

    static final Indicator INDICATOR = Smoothing.seeded(Indicator.named("wilder")
                    .summary(
                            "Wilder's smoothing: each new value weighs 1 / period; seeded by the mean of the first period values.")
                    .input("x", "close")
                    .whole("period", 1, 5_000, 14))
            .memory(Memory.FADING)
            .kernel(arguments -> new ExponentialAverage(Smoothing.wilder(arguments)));

    private WilderAverage() {}
}
