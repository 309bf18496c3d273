package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Arguments;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Kernel;
import java.util.Arrays;

/**
 * Covariance of the last {@code period} values of two series.
 *
 * <pre>{@code covariance = ((x₁ − mean x) · (y₁ − mean y) + … + (xₙ − mean x) · (yₙ − mean y)) / n}</pre>
 *
 * <p>Of the population; {@code deviation = sample} divides by {@code n − 1}, as pandas does. Summed over blocks as
 * {@link StandardDeviation} sums squares, of differences from values that are always in the window, and the two parts of a window are
 * joined by the distances of their means: so it is accurate at every price level and exactly 0 where either series is flat.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Algorithms_for_calculating_variance#Covariance">Algorithms for calculating covariance</a>
 */
final class Covariance implements Kernel {

    static final Indicator INDICATOR = Indicator.named("covariance")
            .summary("Covariance of the last period values of two series: of the population, or of a sample.")
            .input("x")
            .input("y")
            .whole("period", 2, 5_000, 20)
            .choice("deviation", "population", "sample")
            .kernel(Covariance::new);

    private final int n;
    private final double divisor;

    private Covariance(Arguments arguments) {
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
     * The block's values of x, then sums to its end; the same of y; room for the products' sums to its end; the three sums from its
     * beginning, its first values, the last block's last values.
     */
    @Override
    public int stateRows() {
        return 3 * n + 7;
    }

    @Override
    public void advance(int bar, double[][] in, double[][] state) {
        int p = bar % n;
        int own = 3 * n;
        if (p == 0) {
            System.arraycopy(in[0], 0, state[own + 3], 0, LANES);
            System.arraycopy(in[1], 0, state[own + 4], 0, LANES);
            Arrays.fill(state[own], 0);
            Arrays.fill(state[own + 1], 0);
            Arrays.fill(state[own + 2], 0);
        } else {
            add(in[0], in[1], state[own + 3], state[own + 4], state[own], state[own + 1], state[own + 2]);
        }
        System.arraycopy(in[0], 0, state[p], 0, LANES);
        System.arraycopy(in[1], 0, state[n + p], 0, LANES);
        if (p == n - 1) {
            sumToEnd(in, state);
        }
    }

    private static void add(
            double[] x, double[] y, double[] firstX, double[] firstY, double[] sumX, double[] sumY, double[] products) {
        for (int i = 0; i < LANES; i++) {
            double dx = x[i] - firstX[i];
            double dy = y[i] - firstY[i];
            sumX[i] += dx;
            sumY[i] += dy;
            products[i] += dx * dy;
        }
    }

    private void sumToEnd(double[][] in, double[][] state) {
        System.arraycopy(in[0], 0, state[3 * n + 5], 0, LANES);
        System.arraycopy(in[1], 0, state[3 * n + 6], 0, LANES);
        Arrays.fill(state[n - 1], 0);
        Arrays.fill(state[2 * n - 1], 0);
        Arrays.fill(state[3 * n - 1], 0);
        for (int p = n - 2; p > 0; p--) {
            sumToEnd(p, state);
        }
    }

    private void sumToEnd(int p, double[][] state) {
        double[] lastX = state[3 * n + 5];
        double[] lastY = state[3 * n + 6];
        double[] laterX = state[p + 1];
        double[] laterY = state[n + p + 1];
        double[] laterProducts = state[2 * n + p + 1];
        double[] sumX = state[p];
        double[] sumY = state[n + p];
        double[] products = state[2 * n + p];
        for (int i = 0; i < LANES; i++) {
            double dx = sumX[i] - lastX[i];
            double dy = sumY[i] - lastY[i];
            sumX[i] = laterX[i] + dx;
            sumY[i] = laterY[i] + dy;
            products[i] = laterProducts[i] + dx * dy;
        }
    }

    @Override
    public void emit(int bar, double[][] in, double[][] state, double[][] out) {
        int p = bar % n;
        if (p == n - 1) {
            whole(state[3 * n], state[3 * n + 1], state[3 * n + 2], out[0]);
        } else {
            joined(p, state, out[0]);
        }
    }

    private void whole(double[] sumX, double[] sumY, double[] products, double[] covariance) {
        for (int i = 0; i < LANES; i++) {
            covariance[i] = (products[i] - sumX[i] * (sumY[i] / n)) / divisor;
        }
    }

    private void joined(int p, double[][] state, double[] covariance) {
        double joint = (double) (n - 1 - p) / n * (p + 1);
        double perBeginning = 1.0 / (p + 1);
        double perEnd = 1.0 / (n - 1 - p);
        double[] sumX = state[3 * n];
        double[] sumY = state[3 * n + 1];
        double[] products = state[3 * n + 2];
        double[] firstX = state[3 * n + 3];
        double[] firstY = state[3 * n + 4];
        double[] lastX = state[3 * n + 5];
        double[] lastY = state[3 * n + 6];
        double[] endX = state[p + 1];
        double[] endY = state[n + p + 1];
        double[] endProducts = state[2 * n + p + 1];
        for (int i = 0; i < LANES; i++) {
            double beginY = sumY[i] * perBeginning;
            double laterY = endY[i] * perEnd;
            double within = products[i] - sumX[i] * beginY + (endProducts[i] - endX[i] * laterY);
            double distanceX = lastX[i] - firstX[i] + (endX[i] * perEnd - sumX[i] * perBeginning);
            double distanceY = lastY[i] - firstY[i] + (laterY - beginY);
            covariance[i] = (within + distanceX * distanceY * joint) / divisor;
        }
    }
}
