package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Arguments;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Kernel;
import java.util.Arrays;

/**
 * Standard deviation of the last {@code period} values, with their mean as a second output.
 *
 * <pre>{@code stddev = √((x₁ − mean)² + … + (xₙ − mean)²) / n)}</pre>
 *
 * <p>Of the population, as TA-Lib and Bollinger do; {@code deviation = sample} divides by {@code n − 1}, as pandas does. Exact to
 * some units in the last place at every price level and after every outlier, and exactly 0 for equal values: squares are summed
 * over blocks as {@link SimpleAverage} sums values, of differences from a value that is always in the window, and the two parts
 * of a window are joined by the distance of their means.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Algorithms_for_calculating_variance">Algorithms for calculating variance</a>
 */
final class StandardDeviation implements Kernel {

    static final Indicator INDICATOR = Indicator.named("stddev")
            .summary("Standard deviation of the last period values: of the population, or of a sample.")
            .input("x", "close")
            .whole("period", 2, 5_000, 20)
            .choice("deviation", "population", "sample")
            .outputs("value", "mean")
            .kernel(StandardDeviation::new);

    private final int n;
    private final double divisor;

    private StandardDeviation(Arguments arguments) {
        n = arguments.whole("period");
        divisor = arguments.choice("deviation").equals("sample") ? n - 1 : n;
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
     * The block's values, then sums to its end; room for the squares' sums to its end; the sum and the squares' sum from its
     * beginning, its first value, the last block's last value.
     */
    @Override
    public int stateRows() {
        return 2 * n + 4;
    }

    @Override
    public void advance(int bar, double[][] in, double[][] state) {
        int p = bar % n;
        double[] x = in[0];
        double[] sum = state[2 * n];
        double[] squares = state[2 * n + 1];
        double[] first = state[2 * n + 2];
        if (p == 0) {
            System.arraycopy(x, 0, first, 0, LANES);
            Arrays.fill(sum, 0);
            Arrays.fill(squares, 0);
        } else {
            for (int i = 0; i < LANES; i++) {
                double d = x[i] - first[i];
                sum[i] += d;
                squares[i] += d * d;
            }
        }
        System.arraycopy(x, 0, state[p], 0, LANES);
        if (p == n - 1) {
            sumToEnd(x, state);
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
            double[] last, double[] laterSum, double[] laterSquares, double[] sum, double[] squares) {
        for (int i = 0; i < LANES; i++) {
            double d = sum[i] - last[i];
            sum[i] = laterSum[i] + d;
            squares[i] = laterSquares[i] + d * d;
        }
    }

    @Override
    public void emit(int bar, double[][] in, double[][] state, double[][] out) {
        int p = bar % n;
        if (p == n - 1) {
            whole(state, out);
        } else {
            joined(p, state, out);
        }
    }

    private void whole(double[][] state, double[][] out) {
        double[] sum = state[2 * n];
        double[] squares = state[2 * n + 1];
        double[] first = state[2 * n + 2];
        double[] deviation = out[0];
        double[] mean = out[1];
        for (int i = 0; i < LANES; i++) {
            double offset = sum[i] / n;
            mean[i] = first[i] + offset;
            deviation[i] = Math.sqrt((squares[i] - sum[i] * offset) / divisor);
        }
    }

    private void joined(int p, double[][] state, double[][] out) {
        double share = (double) (n - 1 - p) / n;
        double perBeginning = 1.0 / (p + 1);
        double perEnd = 1.0 / (n - 1 - p);
        double[] beginSum = state[2 * n];
        double[] beginSquares = state[2 * n + 1];
        double[] first = state[2 * n + 2];
        double[] last = state[2 * n + 3];
        double[] endSum = state[p + 1];
        double[] endSquares = state[n + p + 1];
        double[] deviation = out[0];
        double[] mean = out[1];
        for (int i = 0; i < LANES; i++) {
            double begin = beginSum[i] * perBeginning;
            double end = endSum[i] * perEnd;
            double distance = last[i] - first[i] + (end - begin);
            double within = beginSquares[i] - beginSum[i] * begin + (endSquares[i] - endSum[i] * end);
            mean[i] = first[i] + (begin + distance * share);
            deviation[i] = Math.sqrt((within + distance * distance * (share * (p + 1))) / divisor);
        }
    }
}
