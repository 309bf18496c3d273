package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Arguments;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Kernel;

/**
 * Quantile of the last {@code period} values: the value that a share {@code q} of them is below; half by default, the median.
 *
 * <pre>{@code
 * h = (n − 1) · q,  k = ⌊h⌋
 * rolling_quantile = s + (h − k) · (next s − s),  s = value number k of the sorted ones, from 0
 * }</pre>
 *
 * <p>Between two values it is interpolated linearly, as numpy and pandas do by default, type 7 of Hyndman and Fan. The window is kept
 * sorted: every bar takes one value out and puts one in, so the cost grows with the period.
 *
 * @see <a href="https://doi.org/10.2307/2684934">R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical Packages (1996)</a>
 */
final class RollingQuantile implements Kernel {

    static final Indicator INDICATOR = Indicator.named("rolling_quantile")
            .summary("Quantile of the last period values, with linear interpolation; the median by default.")
            .input("x", "close")
            .whole("period", 1, 5_000, 20)
            .real("q", 0, 1, 0.5)
            .kernel(RollingQuantile::new);

    private final int n;
    private final int number;
    private final double fraction;

    private RollingQuantile(Arguments arguments) {
        n = arguments.whole("period");
        double h = (n - 1) * arguments.real("q");
        number = (int) h;
        fraction = h - number;
    }

    @Override
    public int lookback() {
        return n - 1;
    }

    /** The window in a ring, then sorted. While it fills, it holds zeros, and so do both. */
    @Override
    public int stateRows() {
        return 2 * n;
    }

    @Override
    public void advance(int bar, double[][] in, double[][] state) {
        double[] x = state[bar % n];
        for (int r = n; r < 2 * n - 1; r++) {
            takeOut(x, state[r], state[r + 1]);
        }
        sortable(in[0], x);
        System.arraycopy(x, 0, state[2 * n - 1], 0, LANES);
        for (int r = 2 * n - 2; r >= n; r--) {
            putIn(state[r], state[r + 1]);
        }
    }

    /** The rows from the old value's on move down by one. */
    private static void takeOut(double[] old, double[] row, double[] next) {
        for (int i = 0; i < LANES; i++) {
            row[i] = row[i] < old[i] ? row[i] : next[i];
        }
    }

    /** An undefined value is sorted as the greatest, and −0 as 0. */
    private static void sortable(double[] x, double[] value) {
        for (int i = 0; i < LANES; i++) {
            value[i] = x[i] < Double.POSITIVE_INFINITY ? x[i] + 0.0 : Double.POSITIVE_INFINITY;
        }
    }

    /** The new value sinks from the last row to its own. */
    private static void putIn(double[] row, double[] next) {
        for (int i = 0; i < LANES; i++) {
            double lesser = Math.min(row[i], next[i]);
            next[i] = Math.max(row[i], next[i]);
            row[i] = lesser;
        }
    }

    @Override
    public void emit(int bar, double[][] in, double[][] state, double[][] out) {
        double[] below = state[n + number];
        double[] above = state[n + Math.min(number + 1, n - 1)];
        double[] greatest = state[2 * n - 1];
        double[] quantile = out[0];
        for (int i = 0; i < LANES; i++) {
            quantile[i] = below[i] + fraction * (above[i] - below[i]) + 0 * greatest[i];
        }
    }
}
