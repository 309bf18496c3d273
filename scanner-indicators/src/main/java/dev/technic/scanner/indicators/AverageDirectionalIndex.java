package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;

/**
 * Average directional index: how much the market moves in one direction, whichever it is, in percent; with the directional
 * indicators it comes from.
 *
 * <pre>{@code
 * plus_di = 100 · W(+DM) / W(TR),  minus_di = 100 · W(−DM) / W(TR)
 * adx = W(100 · |plus_di − minus_di| / (plus_di + minus_di))
 * }</pre>
 *
 * <p>None is ever beyond 0 and 100. True range cancels in {@code adx}, which so needs no close; {@link DirectionalMovement} says what it does while nothing has
 * moved. {@code plus_di} and {@code minus_di} are undefined while the true range is 0. Every {@code W}, Wilder's smoothing, is
 * seeded with the mean of its first {@code period} values, the first of them at the second bar; {@code seed = first} starts it
 * from the first value. TA-Lib seeds the movements and ranges with one bar less, and agrees to a millionth after
 * {@code 20 · period} bars after the last move that was equal up and down, which it decides by the last bit.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Average_directional_movement_index">J. W. Wilder, New Concepts in Technical Trading Systems (1978)</a>
 */
final class AverageDirectionalIndex {

    static final Indicator INDICATOR = Smoothing.seeded(Indicator.named("adx")
                    .summary(
                            "Average directional index: strength of a trend in percent, with its directional indicators.")
                    .input("high", "high")
                    .input("low", "low")
                    .input("close", "close")
                    .whole("period", 2, 5_000, 14))
            .composed(
                    "adx",
                    "directional_movement(high, low, period, seed = seed)",
                    "plus_di",
                    "min(100, 100 * directional_movement(high, low, period, seed = seed).plus / atr(high, low, close, period, seed = seed))",
                    "minus_di",
                    "min(100, 100 * directional_movement(high, low, period, seed = seed).minus / atr(high, low, close, period, seed = seed))");

    private AverageDirectionalIndex() {}
}
