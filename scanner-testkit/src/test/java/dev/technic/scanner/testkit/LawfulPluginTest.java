package dev.technic.scanner.testkit;

import dev.technic.scanner.spi.Arguments;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.spi.Kernel;
import dev.technic.scanner.spi.Memory;

/** A plugin that keeps the laws with every means that there is: comparisons, required arguments, series without a field, fields without an input. */
class LawfulPluginTest extends IndicatorLaws {

    private static final Plugin PLUGIN = Plugin.of(
            Indicator.named("rises")
                    .summary("Of the last period changes, how many were rises.")
                    .input("x")
                    .previous("x")
                    .whole("period", 1, 50)
                    .losesUndefined()
                    .kernel(Rises::new),
            Indicator.named("streak")
                    .summary("Values in a row that rose, decayed where one fell.")
                    .input("x", "close")
                    .previous("x")
                    .real("decay", 0, 1, 0.5)
                    .memory(Memory.FADING)
                    .losesUndefined()
                    .kernel(Streak::new),
            Indicator.named("heat")
                    .summary("How much rises and the streak say together.")
                    .input("x", "close")
                    .whole("period", 1, 50, 5)
                    .choice("by", "sum", "span")
                    .composed(
                            "value",
                            "rises(x, period) + streak(x)",
                            "change",
                            "rises(x, period) - ref(rises(x, period), 1)"),
            Indicator.named("words")
                    .summary("A sentence with every word of the language.")
                    .input("x", "close")
                    .whole("period", 1, 50, 5)
                    .composed(
                            "choice",
                            "if(x > ref(x, 3), rises(x, period), -rises(x, 2 * period))",
                            "first",
                            "coalesce(rises(x, 4 * period), streak(x), 0)",
                            "holds",
                            "rises(x, period) == 2 and x != low or not (streak(x) <= 1)",
                            "early",
                            "rises(x, period) >= 0 and x < ref(x, 1)",
                            "shape",
                            "sign(x - ref(x, 1)) * sqrt(abs(x - open)) + clip(log(x / ref(x, 2)), -0.01, 0.01)",
                            "extreme",
                            "exp(max(high, x, open) / min(low, x, open, ref(low, 2)) - 1)"),
            Indicator.named("range_pct")
                    .summary("The bar's range in percent of its close.")
                    .composed("100 * (high - low) / close"));

    @Override
    protected IndicatorProvider provider() {
        return PLUGIN;
    }

    private static final class Rises implements Kernel {

        private final int period;

        Rises(Arguments arguments) {
            period = arguments.whole("period");
        }

        @Override
        public int lookback() {
            return period;
        }

        @Override
        public int stateRows() {
            return period;
        }

        @Override
        public void advance(int bar, double[][] in, double[][] state) {
            for (int i = 0; i < LANES; i++) {
                state[bar % period][i] = in[0][i] > in[1][i] ? 1 : 0;
            }
        }

        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            for (int i = 0; i < LANES; i++) {
                double count = 0;
                for (double[] row : state) {
                    count += row[i];
                }
                out[0][i] = count;
            }
        }
    }

    private static final class Streak implements Kernel {

        private final double decay;

        Streak(Arguments arguments) {
            decay = arguments.real("decay");
        }

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
            for (int i = 0; i < LANES; i++) {
                state[0][i] = in[0][i] > in[1][i] ? state[0][i] + 1 : decay * state[0][i];
            }
        }

        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            System.arraycopy(state[0], 0, out[0], 0, LANES);
        }
    }
}
