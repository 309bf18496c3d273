package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Arguments;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Kernel;
import dev.technic.scanner.spi.Memory;

/**
 * Average true range: {@link TrueRange} averaged by Wilder's smoothing, in the prices' unit.
 *
 * <pre>{@code
 * tr = max(high, close before) − min(low, close before)
 *    = (high − low + |high − close before| + |low − close before|) / 2
 * atr = atr + 1 / period · (tr − atr)
 * }</pre>
 *
 * <p>The greatest distance of three prices is half the way around them; so it is computed here, in half the steps, and may differ from
 * {@code tr()} in the last digit.
 *
 * <p>True range starts at the second bar, so the seed is the mean of the bars 2 … {@code period + 1}, as in TA-Lib;
 * {@code seed = first} starts from the first true range and is defined there. The first bar loaded weighs a millionth after
 * {@code 14 · period} bars.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Average_true_range">J. W. Wilder, New Concepts in Technical Trading Systems (1978)</a>
 */
final class AverageTrueRange implements Kernel {

    static final Indicator INDICATOR = Smoothing.seeded(Indicator.named("atr")
                    .summary("Average true range, by Wilder's smoothing; true range starts at the second bar.")
                    .input("high", "high")
                    .input("low", "low")
                    .input("close", "close")
                    .previous("close")
                    .whole("period", 1, 5_000, 14))
            .memory(Memory.FADING)
            .kernel(AverageTrueRange::new);

    private final Smoothing smoothing;

    private AverageTrueRange(Arguments arguments) {
        smoothing = Smoothing.wilder(arguments);
    }

    @Override
    public int lookback() {
        return smoothing.seed();
    }

    /** Twice the average. */
    @Override
    public int stateRows() {
        return 1;
    }

    @Override
    public void advance(int bar, double[][] in, double[][] state) {
        double k = smoothing.at(bar);
        double[] high = in[0];
        double[] low = in[1];
        double[] close = in[2];
        double[] before = bar == 0 ? close : in[3]; // the first bar has no true range, and weighs nothing
        double[] twice = state[0];
        for (int i = 0; i < LANES; i++) {
            double around = high[i] - low[i] + Math.abs(high[i] - before[i]) + Math.abs(low[i] - before[i]);
            twice[i] += k * (around - twice[i]) + 0 * close[i]; // a bar without a close is undefined
        }
    }

    @Override
    public void emit(int bar, double[][] in, double[][] state, double[][] out) {
        double[] twice = state[0];
        double[] atr = out[0];
        for (int i = 0; i < LANES; i++) {
            atr[i] = 0.5 * twice[i];
        }
    }
}
