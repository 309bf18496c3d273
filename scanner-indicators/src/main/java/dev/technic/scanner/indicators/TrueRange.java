package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;

/**
 * True range: the range of a bar and of the gap from the close before, in the prices' unit.
 *
 * <pre>{@code tr = max(high, close before) − min(low, close before)}</pre>
 *
 * <p>It starts at the second bar; the first has no close before, and some others give {@code high − low} there.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Average_true_range">J. W. Wilder, New Concepts in Technical Trading Systems (1978)</a>
 */
final class TrueRange {

    static final Indicator INDICATOR = Indicator.named("tr")
            .summary("True range: the range of the bar and of the gap before it; it starts at the second bar.")
            .input("high", "high")
            .input("low", "low")
            .input("close", "close")
            .composed("max(high, ref(close, 1)) - min(low, ref(close, 1))");

    private TrueRange() {}
}
