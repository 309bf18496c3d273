package com.example.acme;

import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.spi.Kernel;
import dev.technic.scanner.spi.Memory;
import java.util.List;

/** Two indicators, one that the language can say and one that it cannot; the plugin is called {@code acme}. */
public final class AcmeIndicators implements IndicatorProvider {

    private static final List<Indicator> INDICATORS = List.of(
            Indicator.named("streak")
                    .summary("Bars in a row that closed higher than the bar before.")
                    .input("x", "close")
                    .previous("x")
                    .memory(Memory.FADING)
                    .losesUndefined()
                    .kernel(arguments -> new Streak()),
            Indicator.named("range_pct")
                    .summary("The bar's range in percent of its close.")
                    .composed("100 * (high - low) / close"));

    @Override
    public String name() {
        return "acme";
    }

    @Override
    public List<Indicator> indicators() {
        return INDICATORS;
    }

    /** Counts up while x rises, and starts again when it does not. */
    private static final class Streak implements Kernel {
        @Override
        public int lookback() {
            return 1;
        }

        @Override
        public int stateRows() {
            return 1;
        }

        @Override
        public void advance(int bar, double[][] in, double[][] state) {
            double[] x = in[0], before = in[1], streak = state[0];
            for (int lane = 0; lane < LANES; lane++) {
                streak[lane] = x[lane] > before[lane] ? streak[lane] + 1 : 0;
            }
        }

        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            System.arraycopy(state[0], 0, out[0], 0, LANES);
        }
    }
}
