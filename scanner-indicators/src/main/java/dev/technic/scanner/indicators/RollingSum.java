package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Arguments;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Kernel;

/**
 * Sum of the last {@code period} values; of a condition, how often it was true: {@code sum(close > open, 20)}.
 *
 * <pre>{@code sum = x₁ + … + xₙ}</pre>
 *
 * <p>Exact for whole numbers up to 2⁵³, such as volumes and counts; so nothing is subtracted, unlike in {@link SimpleAverage}, whose
 * blocks it has: no sum slides along the bars, and nothing is left of a value that has left the window.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Moving_average">Moving average</a>
 */
final class RollingSum implements Kernel {

    static final Indicator INDICATOR = Indicator.named("sum")
            .summary("The sum of the last period values; of a condition, how often it was true.")
            .input("x", "close")
            .whole("period", 1, 5_000, 20)
            .kernel(RollingSum::new);

    private final int n;

    private RollingSum(Arguments arguments) {
        n = arguments.whole("period");
    }

    @Override
    public int lookback() {
        return n - 1;
    }

    @Override
    public int block() {
        return n;
    }

    /** The block's values, then sums to its end; the sum from its beginning. */
    @Override
    public int stateRows() {
        return n + 1;
    }

    @Override
    public void advance(int bar, double[][] in, double[][] state) {
        int p = bar % n;
        System.arraycopy(in[0], 0, state[p], 0, LANES);
        if (p == 0) {
            System.arraycopy(in[0], 0, state[n], 0, LANES);
        } else {
            add(in[0], state[n]);
        }
        if (p == n - 1) {
            for (int q = n - 2; q > 0; q--) {
                add(state[q + 1], state[q]);
            }
        }
    }

    private static void add(double[] from, double[] to) {
        for (int i = 0; i < LANES; i++) {
            to[i] += from[i];
        }
    }

    @Override
    public void emit(int bar, double[][] in, double[][] state, double[][] out) {
        int p = bar % n;
        System.arraycopy(state[n], 0, out[0], 0, LANES);
        if (p < n - 1) {
            add(state[p + 1], out[0]);
        }
    }
}
