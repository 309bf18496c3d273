package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Arguments;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Kernel;
import dev.technic.scanner.spi.Memory;

/**
 * Relative strength index: the share of gains in all movement, in percent, both averaged by Wilder's smoothing {@code W}.
 *
 * <pre>{@code rsi = 100 · W(gain) / (W(gain) + W(loss)) = 50 + 50 · W(change) / W(|change|)}</pre>
 *
 * <p>Never beyond 0 and 100. Undefined (0/0) while nothing has moved yet, where others say 0, 50 or 100. Seeded with the mean of the first {@code period}
 * changes, as Wilder and TA-Lib do; {@code seed = first} starts from the first change and is defined there, as pandas'
 * {@code ewm(alpha = 1 / period, adjust = False)}. The first bar loaded weighs a millionth after {@code 14 · period} bars.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Relative_strength_index">J. W. Wilder, New Concepts in Technical Trading Systems (1978)</a>
 */
final class RelativeStrengthIndex implements Kernel {

    static final Indicator INDICATOR = Smoothing.seeded(Indicator.named("rsi")
                    .summary(
                            "Relative strength index: percent of gains in all movement; undefined while nothing has moved.")
                    .input("x", "close")
                    .previous("x")
                    .whole("period", 2, 5_000, 14))
            .memory(Memory.FADING)
            .kernel(RelativeStrengthIndex::new);

    private final Smoothing smoothing;

    private RelativeStrengthIndex(Arguments arguments) {
        smoothing = Smoothing.wilder(arguments);
    }

    @Override
    public int lookback() {
        return smoothing.seed();
    }

    /** The averages of the change and of its size. */
    @Override
    public int stateRows() {
        return 2;
    }

    @Override
    public void advance(int bar, double[][] in, double[][] state) {
        double k = smoothing.at(bar);
        double[] x = in[0];
        double[] before = bar == 0 ? x : in[1]; // the first bar has no change, and weighs nothing
        double[] change = state[0];
        double[] size = state[1];
        for (int i = 0; i < LANES; i++) {
            double d = x[i] - before[i];
            change[i] += k * (d - change[i]);
            size[i] += k * (Math.abs(d) - size[i]);
        }
    }

    @Override
    public void emit(int bar, double[][] in, double[][] state, double[][] out) {
        double[] change = state[0];
        double[] size = state[1];
        double[] rsi = out[0];
        for (int i = 0; i < LANES; i++) {
            rsi[i] = 50 + 50 * Math.max(-1, Math.min(1, change[i] / size[i]));
        }
    }
}
