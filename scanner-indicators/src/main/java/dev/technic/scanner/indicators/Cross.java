package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;

/**
 * Whether one series has crossed another at this bar: 1 where it has, else 0.
 *
 * <pre>{@code
 * crossed_above = a > b and a before <= b before
 * crossed_below = a < b and a before >= b before
 * }</pre>
 *
 * <p>A touch is no crossing, but leaving it is one to the side that is left to, from whichever side the touch came; as in Pine Script.
 * Undefined where one of the four values is: written as a product, since {@code and} would be false at a first bar that has none before
 * it, or undefined there, as it happens.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Moving_average_crossover">Moving average crossover</a>
 */
final class Cross {

    static final Indicator ABOVE = Indicator.named("crossed_above")
            .summary("Whether a is above b and was not at the bar before.")
            .input("a")
            .input("b")
            .composed("(a > b) * (ref(a, 1) <= ref(b, 1))");

    static final Indicator BELOW = Indicator.named("crossed_below")
            .summary("Whether a is below b and was not at the bar before.")
            .input("a")
            .input("b")
            .composed("(a < b) * (ref(a, 1) >= ref(b, 1))");

    private Cross() {}
}
