package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Arguments;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Kernel;

/**
 * Bars since the highest, or the lowest, of the last {@code period} values; 0 where it is the last of them. Of equal ones the latest
 * counts.
 *
 * <p>By van Herk's blocks, as {@link Extreme}, with the place of each highest beside it.
 *
 * @see <a href="https://doi.org/10.1016/0167-8655(92)90069-C">M. van Herk, A fast algorithm for local minimum and maximum filters (1992)</a>
 */
final class BarsSinceExtreme implements Kernel {

    static final Indicator HIGHEST = Indicator.named("bars_since_highest")
            .summary("Bars since the highest of the last period values, the latest of equal ones.")
            .input("x", "high")
            .whole("period", 1, 5_000, 20)
            .losesUndefined()
            .kernel(arguments -> new BarsSinceExtreme(arguments, 1));

    static final Indicator LOWEST = Indicator.named("bars_since_lowest")
            .summary("Bars since the lowest of the last period values, the latest of equal ones.")
            .input("x", "low")
            .whole("period", 1, 5_000, 20)
            .losesUndefined()
            .kernel(arguments -> new BarsSinceExtreme(arguments, -1));

    private final int n;
    private final double sign;

    private BarsSinceExtreme(Arguments arguments, double sign) {
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

    /** The block's values, then the highest of them to its end; their places in the block; the highest from its beginning, and its place. */
    @Override
    public int stateRows() {
        return 2 * n + 2;
    }

    @Override
    public void advance(int bar, double[][] in, double[][] state) {
        int p = bar % n;
        place(in[0], p, state[p], state[n + p]);
        if (p == 0) {
            System.arraycopy(state[0], 0, state[2 * n], 0, LANES);
            System.arraycopy(state[n], 0, state[2 * n + 1], 0, LANES);
        } else {
            later(state[2 * n], state[2 * n + 1], state[p], state[n + p], state[2 * n], state[2 * n + 1]);
        }
        if (p == n - 1) {
            for (int q = n - 2; q > 0; q--) {
                later(state[q], state[n + q], state[q + 1], state[n + q + 1], state[q], state[n + q]);
            }
        }
    }

    private void place(double[] x, int p, double[] value, double[] place) {
        for (int i = 0; i < LANES; i++) {
            value[i] = sign * x[i];
            place[i] = p;
        }
    }

    /** The higher of two values and its place; of equal ones the later. */
    private static void later(
            double[] early, double[] earlyPlace, double[] late, double[] latePlace, double[] highest, double[] place) {
        for (int i = 0; i < LANES; i++) {
            boolean isEarly = early[i] > late[i];
            place[i] = isEarly ? earlyPlace[i] : latePlace[i];
            highest[i] = isEarly ? early[i] : late[i];
        }
    }

    @Override
    public void emit(int bar, double[][] in, double[][] state, double[][] out) {
        int p = bar % n;
        double[] begin = state[2 * n];
        double[] beginPlace = state[2 * n + 1];
        double[] end = p == n - 1 ? begin : state[p + 1];
        double[] endPlace = p == n - 1 ? beginPlace : state[n + p + 1];
        double[] bars = out[0];
        for (int i = 0; i < LANES; i++) {
            bars[i] = p - (end[i] > begin[i] ? endPlace[i] - n : beginPlace[i]);
        }
    }
}
