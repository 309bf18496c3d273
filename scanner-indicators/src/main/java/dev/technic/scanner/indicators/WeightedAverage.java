package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Arguments;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Kernel;
import java.util.Arrays;

/**
 * Weighted moving average: the mean of the last {@code period} values, in which the oldest weighs 1 and each later one 1 more.
 *
 * <pre>{@code wma = (1 · x₁ + 2 · x₂ + … + n · xₙ) / (1 + 2 + … + n)}</pre>
 *
 * <p>The weights are linear, as in TA-Lib, with which it agrees bar for bar. Values are summed over blocks as {@link SimpleAverage} sums
 * them, and once more with their weights; a sum of sums to the block's end is the end's weighted sum. So the average of equal values
 * is exactly that value, and nothing is left of a value that has left the window.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Moving_average#Weighted_moving_average">Weighted moving average</a>
 */
final class WeightedAverage implements Kernel {

    static final Indicator INDICATOR = Indicator.named("wma")
            .summary("Weighted moving average: the mean of the last period values with weights 1, 2, … period.")
            .input("x", "close")
            .whole("period", 1, 5_000, 20)
            .kernel(WeightedAverage::new);

    private final int n;
    private final double weights;

    private WeightedAverage(Arguments arguments) {
        n = arguments.whole("period");
        weights = n * (n + 1.0) / 2;
    }

    @Override
    public int lookback() {
        return n - 1;
    }

    @Override
    public int block() {
        return n;
    }

    /**
     * The block's values, then sums to its end; weighted sums to its end; the sum and the weighted sum from its beginning, its first
     * value, the last block's last value.
     */
    @Override
    public int stateRows() {
        return 2 * n + 4;
    }

    @Override
    public void advance(int bar, double[][] in, double[][] state) {
        int p = bar % n;
        double[] x = in[0];
        double[] first = state[2 * n + 2];
        if (p == 0) {
            System.arraycopy(x, 0, first, 0, LANES);
            Arrays.fill(state[2 * n], 0);
            Arrays.fill(state[2 * n + 1], 0);
        } else {
            add(x, first, p + 1, state[2 * n], state[2 * n + 1]);
        }
        System.arraycopy(x, 0, state[p], 0, LANES);
        if (p == n - 1) {
            sumToEnd(x, state);
        }
    }

    private static void add(double[] x, double[] first, double weight, double[] sum, double[] weighted) {
        for (int i = 0; i < LANES; i++) {
            double d = x[i] - first[i];
            sum[i] += d;
            weighted[i] += weight * d;
        }
    }

    private void sumToEnd(double[] x, double[][] state) {
        double[] last = state[2 * n + 3];
        System.arraycopy(x, 0, last, 0, LANES);
        Arrays.fill(state[n - 1], 0);
        Arrays.fill(state[2 * n - 1], 0);
        for (int p = n - 2; p > 0; p--) {
            sumToEnd(last, state[p + 1], state[n + p + 1], state[p], state[n + p]);
        }
    }

    private static void sumToEnd(
            double[] last, double[] laterSum, double[] laterWeighted, double[] sum, double[] weighted) {
        for (int i = 0; i < LANES; i++) {
            sum[i] = laterSum[i] + (sum[i] - last[i]);
            weighted[i] = laterWeighted[i] + sum[i];
        }
    }

    @Override
    public void emit(int bar, double[][] in, double[][] state, double[][] out) {
        int p = bar % n;
        double[] weighted = state[2 * n + 1];
        double[] first = state[2 * n + 2];
        double[] average = out[0];
        if (p == n - 1) {
            for (int i = 0; i < LANES; i++) {
                average[i] = first[i] + weighted[i] / weights;
            }
        } else {
            double before = n - 1 - p;
            double beforeWeights = before * (before + 1) / 2;
            double[] sum = state[2 * n];
            double[] end = state[n + p + 1];
            double[] last = state[2 * n + 3];
            for (int i = 0; i < LANES; i++) {
                double began = weighted[i] + before * sum[i];
                average[i] = first[i] + (began + end[i] + beforeWeights * (last[i] - first[i])) / weights;
            }
        }
    }
}
