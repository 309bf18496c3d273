package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Arguments;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Kernel;
import dev.technic.scanner.spi.Memory;

/**
 * Moving average convergence/divergence: a fast exponential average less a slow one, with its own average as the signal.
 *
 * <pre>{@code
 * macd = ema(x, fast) − ema(x, slow)
 * signal = ema(macd, signal)
 * histogram = macd − signal
 * }</pre>
 *
 * <p>Each average is seeded with the mean of its own first values, the fast one before the slow one; TA-Lib seeds both at the
 * slow one's seed, and agrees to a millionth after {@code 7 · slow} bars. {@code seed = first} starts all three from the first
 * value and is defined there, as pandas does with {@code adjust = False}. The first bar loaded weighs a millionth after
 * {@code 7 · (slow + signal)} bars.
 *
 * @see <a href="https://en.wikipedia.org/wiki/MACD">G. Appel, Technical Analysis: Power Tools for Active Investors (2005)</a>
 */
final class Macd implements Kernel {

    static final Indicator INDICATOR = Smoothing.seeded(Indicator.named("macd")
                    .summary(
                            "Moving average convergence/divergence: a fast exponential average less a slow one, and its signal.")
                    .input("x", "close")
                    .whole("fast", 1, 5_000, 12)
                    .whole("slow", 2, 5_000, 26)
                    .whole("signal", 1, 5_000, 9))
            .outputs("macd", "signal", "histogram")
            .memory(Memory.FADING)
            .kernel(Macd::new);

    private final Smoothing fast;
    private final Smoothing slow;
    private final Smoothing signal;

    private Macd(Arguments arguments) {
        int few = arguments.whole("fast");
        int many = arguments.whole("slow");
        if (few >= many) {
            throw new IllegalArgumentException("fast = " + few + " is not less than slow = " + many);
        }
        fast = Smoothing.exponential(arguments, "fast");
        slow = Smoothing.exponential(arguments, "slow");
        signal = Smoothing.exponential(arguments, "signal");
    }

    @Override
    public int lookback() {
        return slow.seed() + signal.seed() - 2;
    }

    @Override
    public int lookback(int output) {
        return output == 0 ? slow.seed() - 1 : lookback();
    }

    /** The fast average, the slow one, the signal. */
    @Override
    public int stateRows() {
        return 3;
    }

    @Override
    public void advance(int bar, double[][] in, double[][] state) {
        double ahead = fast.at(bar + 1);
        double behind = slow.at(bar + 1);
        if (bar < slow.seed() - 1) {
            average(ahead, in[0], state[0]);
            average(behind, in[0], state[1]);
        } else {
            averages(ahead, behind, signal.at(bar - slow.seed() + 2), in[0], state[0], state[1], state[2]);
        }
    }

    private static void average(double k, double[] x, double[] ema) {
        for (int i = 0; i < LANES; i++) {
            ema[i] += k * (x[i] - ema[i]);
        }
    }

    private static void averages(
            double kFast, double kSlow, double kSignal, double[] x, double[] fast, double[] slow, double[] signal) {
        for (int i = 0; i < LANES; i++) {
            double ahead = fast[i] + kFast * (x[i] - fast[i]);
            double behind = slow[i] + kSlow * (x[i] - slow[i]);
            fast[i] = ahead;
            slow[i] = behind;
            signal[i] += kSignal * (ahead - behind - signal[i]);
        }
    }

    @Override
    public void emit(int bar, double[][] in, double[][] state, double[][] out) {
        subtract(state[0], state[1], out[0]);
        System.arraycopy(state[2], 0, out[1], 0, LANES);
        subtract(out[0], state[2], out[2]);
    }

    private static void subtract(double[] a, double[] b, double[] out) {
        for (int i = 0; i < LANES; i++) {
            out[i] = a[i] - b[i];
        }
    }
}
