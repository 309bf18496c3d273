package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Kernel;
import dev.technic.scanner.spi.Memory;

/**
 * Bars since a condition was last true; 0 on a bar where it is.
 *
 * <pre>{@code bars_since = 0 where condition is true, else bars_since + 1}</pre>
 *
 * <p>Undefined until it first was. Bars on which the condition is undefined are not counted. Any number but 0 is true. The value depends
 * on the first bar loaded only in that an earlier truth is not known.
 *
 * @see <a href="https://www.amibroker.com/guide/afl/barssince.html">BarsSince in AmiBroker's formula language</a>
 */
final class BarsSince implements Kernel {

    static final Indicator INDICATOR = Indicator.named("bars_since")
            .summary("Bars since a condition was last true, 0 where it is; undefined until it first was.")
            .input("condition")
            .memory(Memory.CUMULATIVE)
            .kernel(arguments -> new BarsSince());

    private BarsSince() {}

    @Override
    public int lookback() {
        return 0;
    }

    /** Bars since, and 1 more; 0 until the condition was true. */
    @Override
    public int stateRows() {
        return 1;
    }

    @Override
    public void advance(int bar, double[][] in, double[][] state) {
        double[] condition = in[0];
        double[] count = state[0];
        for (int i = 0; i < LANES; i++) {
            double truth =
                    Math.min(Math.abs(condition[i]) * 0x1p1022 * 0x1p52, 1); // the least double there is becomes 1
            count[i] = truth + (1 - truth) * (count[i] + Math.min(count[i], 1));
        }
    }

    @Override
    public void emit(int bar, double[][] in, double[][] state, double[][] out) {
        double[] count = state[0];
        double[] bars = out[0];
        for (int i = 0; i < LANES; i++) {
            bars[i] = count[i] > 0 ? count[i] - 1 : Double.NaN;
        }
    }
}
