package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Kernel;
import dev.technic.scanner.spi.Memory;

/**
 * On-balance volume: the volume of all bars since the first that closed higher, less that of those that closed lower.
 *
 * <pre>{@code obv = obv + sign(close − close before) · volume}</pre>
 *
 * <p>0 at the first bar, which TA-Lib starts with its volume; only differences mean something, as every value depends on the
 * first bar loaded.
 *
 * @see <a href="https://en.wikipedia.org/wiki/On-balance_volume">J. Granville, New Key to Stock Market Profits (1963)</a>
 */
final class OnBalanceVolume implements Kernel {

    static final Indicator INDICATOR = Indicator.named("obv")
            .summary("On-balance volume: volume of higher closes less that of lower ones, from 0 at the first bar.")
            .input("close", "close")
            .input("volume", "volume")
            .previous("close")
            .memory(Memory.CUMULATIVE)
            .kernel(arguments -> new OnBalanceVolume());

    private OnBalanceVolume() {}

    @Override
    public int lookback() {
        return 0;
    }

    @Override
    public int stateRows() {
        return 1;
    }

    @Override
    public void advance(int bar, double[][] in, double[][] state) {
        double[] close = in[0];
        double[] volume = in[1];
        double[] before = bar == 0 ? close : in[2];
        double[] obv = state[0];
        for (int i = 0; i < LANES; i++) {
            obv[i] += Direction.sign(close[i] - before[i]) * volume[i];
        }
    }

    @Override
    public void emit(int bar, double[][] in, double[][] state, double[][] out) {
        System.arraycopy(state[0], 0, out[0], 0, LANES);
    }
}
