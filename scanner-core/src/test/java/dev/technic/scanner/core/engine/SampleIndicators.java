package dev.technic.scanner.core.engine;

import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.spi.Kernel;
import dev.technic.scanner.spi.Memory;
import java.util.Arrays;
import java.util.List;

/** One small indicator for each way in which the engine may have to treat one. */
public final class SampleIndicators implements IndicatorProvider {

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public List<Indicator> indicators() {
        return List.of(
                Indicator.named("average")
                        .summary("Fades, seeded by the mean of its first values.")
                        .input("x", "close")
                        .whole("period", 1, 1_000, 5)
                        .memory(Memory.FADING)
                        .kernel(a -> new Average(a.whole("period"))),
                Indicator.named("pair")
                        .summary("Fades; the second output comes later than the first.")
                        .input("x", "close")
                        .whole("period", 2, 1_000, 5)
                        .outputs("early", "late")
                        .memory(Memory.FADING)
                        .kernel(a -> new Pair(a.whole("period"))),
                Indicator.named("total")
                        .summary("Never forgets.")
                        .input("x", "close")
                        .memory(Memory.CUMULATIVE)
                        .kernel(a -> new Total()),
                Indicator.named("gains")
                        .summary("Never forgets, and looks at the previous bar.")
                        .input("x", "close")
                        .previous("x")
                        .memory(Memory.CUMULATIVE)
                        .kernel(a -> new Gains()),
                Indicator.named("blocks")
                        .summary("A window's sum, by blocks.")
                        .input("x", "close")
                        .whole("period", 1, 1_000, 5)
                        .kernel(a -> new Blocks(a.whole("period"))),
                Indicator.named("change")
                        .summary("From the previous bar.")
                        .input("x", "close")
                        .previous("x")
                        .kernel(a -> new Change()),
                Indicator.named("products")
                        .summary("A window over two series.")
                        .input("x")
                        .input("y", "volume")
                        .whole("period", 1, 1_000, 3)
                        .kernel(a -> new Products(a.whole("period"))),
                Indicator.named("ups")
                        .summary("A window that would take an undefined value for a number.")
                        .input("x", "close")
                        .whole("period", 1, 1_000, 4)
                        .losesUndefined()
                        .kernel(a -> new Ups(a.whole("period"))),
                Indicator.named("spread")
                        .summary("A composition with a parameter and two inputs.")
                        .input("x", "close")
                        .input("y", "open")
                        .whole("period", 1, 1_000, 4)
                        .composed("value", "average(x, period) - blocks(y, period) / period", "twice", "2 * total(x)"));
    }

    record Average(int period) implements Kernel {
        @Override
        public int lookback() {
            return period - 1;
        }

        @Override
        public int stateRows() {
            return 1;
        }

        @Override
        public void advance(int bar, double[][] in, double[][] state) {
            double k = 1.0 / Math.min(bar + 1, period);
            for (int i = 0; i < LANES; i++) {
                state[0][i] += k * (in[0][i] - state[0][i]);
            }
        }

        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            System.arraycopy(state[0], 0, out[0], 0, LANES);
        }
    }

    record Pair(int period) implements Kernel {
        @Override
        public int lookback() {
            return period;
        }

        @Override
        public int lookback(int output) {
            return output == 0 ? 1 : period;
        }

        @Override
        public int stateRows() {
            return 1;
        }

        @Override
        public void advance(int bar, double[][] in, double[][] state) {
            for (int i = 0; i < LANES; i++) {
                state[0][i] = 0.5 * state[0][i] + in[0][i];
            }
        }

        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            for (int i = 0; i < LANES; i++) {
                out[0][i] = state[0][i];
                out[1][i] = -state[0][i];
            }
        }
    }

    record Total() implements Kernel {
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
            for (int i = 0; i < LANES; i++) {
                state[0][i] += in[0][i];
            }
        }

        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            System.arraycopy(state[0], 0, out[0], 0, LANES);
        }
    }

    record Gains() implements Kernel {
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
            for (int i = 0; bar > 0 && i < LANES; i++) {
                state[0][i] += Math.abs(in[0][i] - in[1][i]);
            }
        }

        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            System.arraycopy(state[0], 0, out[0], 0, LANES);
        }
    }

    /**
     * Row {@code p} holds the block's value, and once the block is full the sum from there to its end; then the sum so far of the differences
     * from the block's first value, and that value. Two periods are the kernel's block, and a one is written where it begins: a walk that began
     * within would say 0. Sums alone would not show it, as what is before the window has no part in them.
     */
    record Blocks(int period) implements Kernel {
        @Override
        public int lookback() {
            return period - 1;
        }

        @Override
        public int block() {
            return 2 * period;
        }

        @Override
        public int stateRows() {
            return period + 3;
        }

        @Override
        public void advance(int bar, double[][] in, double[][] state) {
            int p = bar % period;
            double[] sum = state[period];
            double[] first = state[period + 1];
            if (bar % block() == 0) {
                Arrays.fill(state[period + 2], 1);
            }
            for (int i = 0; i < LANES; i++) {
                first[i] = p == 0 ? in[0][i] : first[i];
                sum[i] = p == 0 ? 0 : sum[i] + (in[0][i] - first[i]);
                state[p][i] = in[0][i];
            }
            for (int row = period - 2; p == period - 1 && row >= 0; row--) {
                for (int i = 0; i < LANES; i++) {
                    state[row][i] += state[row + 1][i];
                }
            }
        }

        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            int p = bar % period;
            for (int i = 0; i < LANES; i++) {
                double begun = state[period][i] + (p + 1) * state[period + 1][i];
                out[0][i] = state[period + 2][i] * (p == period - 1 ? begun : state[p + 1][i] + begun);
            }
        }
    }

    record Change() implements Kernel {
        @Override
        public int lookback() {
            return 1;
        }

        @Override
        public void advance(int bar, double[][] in, double[][] state) {
            // there is nothing to remember
        }

        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            for (int i = 0; i < LANES; i++) {
                out[0][i] = in[0][i] - in[1][i];
            }
        }
    }

    record Products(int period) implements Kernel {
        @Override
        public int lookback() {
            return period - 1;
        }

        @Override
        public int stateRows() {
            return period;
        }

        @Override
        public void advance(int bar, double[][] in, double[][] state) {
            for (int i = 0; i < LANES; i++) {
                state[bar % period][i] = in[0][i] * in[1][i];
            }
        }

        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            for (int i = 0; i < LANES; i++) {
                double sum = 0;
                for (int ago = period - 1; ago >= 0; ago--) {
                    sum += state[(bar - ago) % period][i];
                }
                out[0][i] = sum;
            }
        }
    }

    record Ups(int period) implements Kernel {
        @Override
        public int lookback() {
            return period - 1;
        }

        @Override
        public int stateRows() {
            return period;
        }

        @Override
        public void advance(int bar, double[][] in, double[][] state) {
            for (int i = 0; i < LANES; i++) {
                state[bar % period][i] = in[0][i] > 0 ? 1 : 0;
            }
        }

        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            for (int i = 0; i < LANES; i++) {
                double sum = 0;
                for (int row = 0; row < period; row++) {
                    sum += state[row][i];
                }
                out[0][i] = sum;
            }
        }
    }
}
