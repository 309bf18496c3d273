package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Arguments;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Kernel;
import java.util.Arrays;

/**
 * Linear regression: the straight line with the least squares through the last {@code period} values, one bar apart.
 *
 * <pre>{@code
 * slope = Σ(k − mean k) · (xₖ − mean x) / Σ(k − mean k)²,  k = 0 … n − 1
 * value, intercept = mean x ± slope · (n − 1) / 2
 * r2 = (Σ(k − mean k) · (xₖ − mean x))² / (Σ(k − mean k)² · Σ(xₖ − mean x)²)
 * }</pre>
 *
 * <p>{@code value} is the line at the window's last bar, {@code intercept} at its first, {@code slope} in the values' unit per bar; all three
 * agree with TA-Lib bar for bar. {@code r2} is the share of the variance that the line explains, undefined where all values are equal.
 * Summed over blocks as {@link StandardDeviation} sums: accurate at every price level and after every outlier.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Simple_linear_regression">Simple linear regression</a>
 */
final class LinearRegression implements Kernel {

    static final Indicator INDICATOR = Indicator.named("linreg")
            .summary(
                    "Linear regression: the line of least squares through the last period values, at the last of them.")
            .input("x", "close")
            .whole("period", 2, 5_000, 14)
            .outputs("value", "slope", "intercept", "r2")
            .kernel(LinearRegression::new);

    private final int n;
    private final double perBar;

    private LinearRegression(Arguments arguments) {
        n = arguments.whole("period");
        perBar = 12 / (n * ((double) n * n - 1));
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
     * The block's values, then sums to its end; sums to its end weighted by the bar, and of squares; the three sums from its beginning, its
     * first value, the last block's last value.
     */
    @Override
    public int stateRows() {
        return 3 * n + 5;
    }

    @Override
    public void advance(int bar, double[][] in, double[][] state) {
        int p = bar % n;
        double[] x = in[0];
        double[] first = state[3 * n + 3];
        if (p == 0) {
            System.arraycopy(x, 0, first, 0, LANES);
            Arrays.fill(state[3 * n], 0);
            Arrays.fill(state[3 * n + 1], 0);
            Arrays.fill(state[3 * n + 2], 0);
        } else {
            add(p, x, first, state[3 * n], state[3 * n + 1], state[3 * n + 2]);
        }
        System.arraycopy(x, 0, state[p], 0, LANES);
        if (p == n - 1) {
            sumToEnd(x, state);
        }
    }

    private static void add(double k, double[] x, double[] first, double[] sum, double[] moment, double[] squares) {
        for (int i = 0; i < LANES; i++) {
            double d = x[i] - first[i];
            sum[i] += d;
            moment[i] += k * d;
            squares[i] += d * d;
        }
    }

    private void sumToEnd(double[] x, double[][] state) {
        System.arraycopy(x, 0, state[3 * n + 4], 0, LANES);
        Arrays.fill(state[n - 1], 0);
        Arrays.fill(state[2 * n - 1], 0);
        Arrays.fill(state[3 * n - 1], 0);
        for (int p = n - 2; p > 0; p--) {
            sumToEnd(p, state);
        }
    }

    private void sumToEnd(int p, double[][] state) {
        double[] last = state[3 * n + 4];
        double[] laterSum = state[p + 1];
        double[] laterMoment = state[n + p + 1];
        double[] laterSquares = state[2 * n + p + 1];
        double[] sum = state[p];
        double[] moment = state[n + p];
        double[] squares = state[2 * n + p];
        for (int i = 0; i < LANES; i++) {
            double d = sum[i] - last[i];
            sum[i] = laterSum[i] + d;
            moment[i] = laterMoment[i] + laterSum[i];
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
        ends(out[0], out[1], out[2]);
    }

    /** The mean as the value, the slope, and r2. */
    private void whole(double[][] state, double[][] out) {
        double middle = (n - 1) / 2.0;
        double[] sum = state[3 * n];
        double[] moment = state[3 * n + 1];
        double[] squares = state[3 * n + 2];
        double[] first = state[3 * n + 3];
        double[] mean = out[0];
        double[] slope = out[1];
        double[] r2 = out[3];
        for (int i = 0; i < LANES; i++) {
            double offset = sum[i] / n;
            double product = moment[i] - sum[i] * middle;
            mean[i] = first[i] + offset;
            slope[i] = product * perBar;
            r2[i] = Math.min(1, slope[i] * product / (squares[i] - sum[i] * offset));
        }
    }

    /** The same of the end of one block and the beginning of the next, whose middles are {@code n / 2} bars apart. */
    private void joined(int p, double[][] state, double[][] out) {
        double share = (double) (n - 1 - p) / n;
        double perBeginning = 1.0 / (p + 1);
        double perEnd = 1.0 / (n - 1 - p);
        double beginMiddle = p / 2.0;
        double endMiddle = (n - 2 - p) / 2.0;
        double[] beginSum = state[3 * n];
        double[] beginMoment = state[3 * n + 1];
        double[] beginSquares = state[3 * n + 2];
        double[] first = state[3 * n + 3];
        double[] last = state[3 * n + 4];
        double[] endSum = state[p + 1];
        double[] endMoment = state[n + p + 1];
        double[] endSquares = state[2 * n + p + 1];
        double[] mean = out[0];
        double[] slope = out[1];
        double[] r2 = out[3];
        for (int i = 0; i < LANES; i++) {
            double begin = beginSum[i] * perBeginning;
            double end = endSum[i] * perEnd;
            double distance = last[i] - first[i] + (end - begin);
            double joint = distance * (share * (p + 1));
            double within = beginSquares[i] - beginSum[i] * begin + (endSquares[i] - endSum[i] * end);
            double product =
                    beginMoment[i] - beginSum[i] * beginMiddle + (endMoment[i] - endSum[i] * endMiddle) - joint * n / 2;
            mean[i] = first[i] + (begin + distance * share);
            slope[i] = product * perBar;
            r2[i] = Math.min(1, slope[i] * product / (within + joint * distance));
        }
    }

    private void ends(double[] value, double[] slope, double[] intercept) {
        double half = (n - 1) / 2.0;
        for (int i = 0; i < LANES; i++) {
            intercept[i] = value[i] - slope[i] * half;
            value[i] += slope[i] * half;
        }
    }
}
