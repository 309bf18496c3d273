package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Kernel;
import dev.technic.scanner.spi.Memory;

/**
 * Exponential moving average: recent bars weigh more, by a factor that halves about every {@code 0.35 · period} bars.
 *
 * <pre>{@code ema = ema + 2 / (period + 1) · (x − ema)}</pre>
 *
 * <p>Seeded with the simple mean of the first {@code period} values, as TA-Lib does, and undefined before; {@code seed = first}
 * starts from the first value and is defined there, as pandas' {@code ewm(span = period, adjust = False)}. The two agree to a
 * millionth of the seeds' difference after {@code 7 · (period + 1)} bars; so does what depends on the first bar loaded.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Exponential_smoothing">Exponential smoothing</a>
 */
final class ExponentialAverage implements Kernel {

    static final Indicator INDICATOR = Smoothing.seeded(Indicator.named("ema")
                    .summary(
                            "Exponential moving average: recent bars weigh more; seeded by the mean of the first period values.")
                    .input("x", "close")
                    .whole("period", 1, 5_000, 20))
            .memory(Memory.FADING)
            .kernel(arguments -> new ExponentialAverage(Smoothing.exponential(arguments, "period")));

    private final Smoothing smoothing;

    ExponentialAverage(Smoothing smoothing) {
        this.smoothing = smoothing;
    }

    @Override
    public int lookback() {
        return smoothing.seed() - 1;
    }

    @Override
    public int stateRows() {
        return 1;
    }

    @Override
    public void advance(int bar, double[][] in, double[][] state) {
        double k = smoothing.at(bar + 1);
        double[] x = in[0];
        double[] ema = state[0];
        for (int i = 0; i < LANES; i++) {
            ema[i] += k * (x[i] - ema[i]);
        }
    }

    @Override
    public void emit(int bar, double[][] in, double[][] state, double[][] out) {
        System.arraycopy(state[0], 0, out[0], 0, LANES);
    }
}
