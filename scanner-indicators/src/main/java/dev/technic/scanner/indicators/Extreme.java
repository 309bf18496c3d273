package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Arguments;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Kernel;

/**
 * The highest, or the lowest, of the last {@code period} values; the lowest is the highest of the values' negatives, negated.
 *
 * <p>By van Herk's blocks, at the same cost for every period: the bars are cut into blocks of {@code period}, and a window is the
 * end of one block and the beginning of the next. Of the beginning a running highest is kept; when a block is full, its values
 * are replaced by the highest from each to its end.
 *
 * @see <a href="https://doi.org/10.1016/0167-8655(92)90069-C">M. van Herk, A fast algorithm for local minimum and maximum filters (1992)</a>
 */
final class Extreme implements Kernel {

    static final Indicator HIGHEST = Indicator.named("highest")
            .summary("The highest of the last period values.")
            .input("x", "high")
            .whole("period", 1, 5_000, 20)
            .kernel(arguments -> new Extreme(arguments, 1));

    static final Indicator LOWEST = Indicator.named("lowest")
            .summary("The lowest of the last period values.")
            .input("x", "low")
            .whole("period", 1, 5_000, 20)
            .kernel(arguments -> new Extreme(arguments, -1));

    private final int n;
    private final double sign;

    private Extreme(Arguments arguments, double sign) {
        this.n = arguments.whole("period");
        this.sign = sign;
    }

    @Override
    public int lookback() {
        return n - 1;
    }

    @Override
    public int block() {
        return n;
    }

    /** The block's values, then the highest of them to its end; the highest from its beginning. */
    @Override
    public int stateRows() {
        return n + 1;
    }

    @Override
    public void advance(int bar, double[][] in, double[][] state) {
        int p = bar % n;
        double[] x = in[0];
        double[] value = state[p];
        double[] highest = state[n];
        for (int i = 0; i < LANES; i++) {
            value[i] = sign * x[i];
        }
        if (p == 0) {
            System.arraycopy(value, 0, highest, 0, LANES);
        } else {
            higher(highest, value, highest);
        }
        if (p == n - 1) {
            for (int q = n - 2; q > 0; q--) {
                higher(state[q], state[q + 1], state[q]);
            }
        }
    }

    private static void higher(double[] a, double[] b, double[] out) {
        for (int i = 0; i < LANES; i++) {
            out[i] = Math.max(a[i], b[i]);
        }
    }

    @Override
    public void emit(int bar, double[][] in, double[][] state, double[][] out) {
        int p = bar % n;
        double[] begin = state[n];
        double[] end = p == n - 1 ? begin : state[p + 1];
        double[] extreme = out[0];
        for (int i = 0; i < LANES; i++) {
            extreme[i] = sign * Math.max(begin[i], end[i]);
        }
    }
}
