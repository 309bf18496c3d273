package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Arguments;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Kernel;

/**
 * Simple moving average: the mean of the last {@code period} values.
 *
 * <pre>{@code sma = (x₁ + … + xₙ) / n}</pre>
 *
 * <p>No sum slides along the bars, so nothing is left of a value once it has left the window, however large it was; and the mean
 * of equal values is exactly that value.
 *
 * <p>The bars are cut into blocks of {@code period}. A window is the end of one block and the beginning of the next: of the
 * beginning a running sum is kept, and when a block is full, its values are replaced by the sums from each to its end. The
 * beginning is summed as differences from the block's first value, the end as differences from its last, as these are always in
 * the window.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Moving_average">Moving average</a>
 */
final class SimpleAverage implements Kernel {

    static final Indicator INDICATOR = Indicator.named("sma")
            .summary("Simple moving average: the mean of the last period values.")
            .input("x", "close")
            .whole("period", 1, 5_000, 20)
            .kernel(SimpleAverage::new);

    private final int n;

    private SimpleAverage(Arguments arguments) {
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

    /** The block's values, then sums to its end; the sum from its beginning, its first value, the last block's last value. */
    @Override
    public int stateRows() {
        return n + 3;
    }

    @Override
    public void advance(int bar, double[][] in, double[][] state) {
        int p = bar % n;
        double[] x = in[0];
        double[] sum = state[n];
        double[] first = state[n + 1];
        if (p == 0) {
            System.arraycopy(x, 0, first, 0, LANES);
            java.util.Arrays.fill(sum, 0);
        } else {
            for (int i = 0; i < LANES; i++) {
                sum[i] += x[i] - first[i];
            }
        }
        System.arraycopy(x, 0, state[p], 0, LANES);
        if (p == n - 1) {
            sumToEnd(x, state);
        }
    }

    private void sumToEnd(double[] x, double[][] state) {
        double[] last = state[n + 2];
        System.arraycopy(x, 0, last, 0, LANES);
        java.util.Arrays.fill(state[n - 1], 0);
        for (int p = n - 2; p > 0; p--) {
            sumToEnd(last, state[p + 1], state[p]);
        }
    }

    private static void sumToEnd(double[] last, double[] laterSum, double[] sum) {
        for (int i = 0; i < LANES; i++) {
            sum[i] = laterSum[i] + (sum[i] - last[i]);
        }
    }

    @Override
    public void emit(int bar, double[][] in, double[][] state, double[][] out) {
        int p = bar % n;
        double[] sum = state[n];
        double[] first = state[n + 1];
        double[] mean = out[0];
        if (p == n - 1) {
            for (int i = 0; i < LANES; i++) {
                mean[i] = first[i] + sum[i] / n;
            }
        } else {
            double before = n - 1 - p;
            double[] end = state[p + 1];
            double[] last = state[n + 2];
            for (int i = 0; i < LANES; i++) {
                mean[i] = first[i] + (sum[i] + end[i] + before * (last[i] - first[i])) / n;
            }
        }
    }
}
