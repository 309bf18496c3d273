package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Arguments;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Kernel;
import java.util.Arrays;

/**
 * Mean absolute deviation of the last {@code period} values from their mean, which is a second output.
 *
 * <pre>{@code mean_deviation = (|x₁ − mean| + … + |xₙ − mean|) / n}</pre>
 *
 * <p>Every bar sums its window twice, so the cost grows with the period. Values are taken as differences from the newest one:
 * exactly 0 for equal values, exact at every price level.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Average_absolute_deviation">Average absolute deviation</a>
 */
final class MeanDeviation implements Kernel {

    static final Indicator INDICATOR = Indicator.named("mean_deviation")
            .summary("Mean absolute deviation of the last period values from their mean.")
            .input("x", "close")
            .whole("period", 1, 5_000, 20)
            .outputs("value", "mean")
            .kernel(MeanDeviation::new);

    private final int n;

    private MeanDeviation(Arguments arguments) {
        n = arguments.whole("period");
    }

    @Override
    public int lookback() {
        return n - 1;
    }

    /** The window, in a ring. */
    @Override
    public int stateRows() {
        return n;
    }

    @Override
    public void advance(int bar, double[][] in, double[][] state) {
        System.arraycopy(in[0], 0, state[bar % n], 0, LANES);
    }

    @Override
    public void emit(int bar, double[][] in, double[][] state, double[][] out) {
        mean(state, state[bar % n], out[1]);
        deviation(state, out[1], out[0]);
    }

    private void mean(double[][] window, double[] now, double[] mean) {
        Arrays.fill(mean, 0);
        int p = 0;
        for (; p <= n - 4; p += 4) {
            add(window[p], window[p + 1], window[p + 2], window[p + 3], now, mean);
        }
        for (; p < n; p++) {
            add(window[p], now, mean);
        }
        for (int i = 0; i < LANES; i++) {
            mean[i] = now[i] + mean[i] / n;
        }
    }

    private void deviation(double[][] window, double[] mean, double[] deviation) {
        Arrays.fill(deviation, 0);
        int p = 0;
        for (; p <= n - 4; p += 4) {
            addSize(window[p], window[p + 1], window[p + 2], window[p + 3], mean, deviation);
        }
        for (; p < n; p++) {
            addSize(window[p], mean, deviation);
        }
        for (int i = 0; i < LANES; i++) {
            deviation[i] /= n;
        }
    }

    private static void add(double[] x, double[] from, double[] sum) {
        for (int i = 0; i < LANES; i++) {
            sum[i] += x[i] - from[i];
        }
    }

    private static void add(double[] a, double[] b, double[] c, double[] d, double[] from, double[] sum) {
        for (int i = 0; i < LANES; i++) {
            sum[i] += (a[i] - from[i]) + (b[i] - from[i]) + ((c[i] - from[i]) + (d[i] - from[i]));
        }
    }

    private static void addSize(double[] a, double[] b, double[] c, double[] d, double[] from, double[] sum) {
        for (int i = 0; i < LANES; i++) {
            sum[i] += Math.abs(a[i] - from[i])
                    + Math.abs(b[i] - from[i])
                    + (Math.abs(c[i] - from[i]) + Math.abs(d[i] - from[i]));
        }
    }

    private static void addSize(double[] x, double[] from, double[] sum) {
        for (int i = 0; i < LANES; i++) {
            sum[i] += Math.abs(x[i] - from[i]);
        }
    }
}
