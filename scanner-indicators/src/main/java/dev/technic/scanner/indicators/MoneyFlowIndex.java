package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Arguments;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Kernel;
import java.util.Arrays;

/**
 * Money flow index: the share, in percent, of the money that changed hands at rising typical prices over the last {@code period}
 * bars.
 *
 * <pre>{@code
 * tp = (high + low + close) / 3,  flow = tp · volume
 * mfi = 100 · Σ(flow where tp rose) / Σ(flow where tp rose or fell)
 * }</pre>
 *
 * <p>Undefined (0/0) where no money flowed at a changed price, where others say 50 or 100. A price is unchanged if it is as a decimal number:
 * 2.47, 2.30, 2.37 and 2.50, 2.32, 2.32 have one mean, and doubles that differ in the last bit. Where no such bit decides, it agrees with TA-Lib
 * bar for bar. The first bar has no direction, so the lookback is {@code period}. The flows are summed over blocks as
 * {@link SimpleAverage} sums values: nothing is left of a flow that has left the window.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Money_flow_index">Money flow index</a>
 */
final class MoneyFlowIndex implements Kernel {

    static final Indicator INDICATOR = Indicator.named("mfi")
            .summary("Money flow index: percent of the money flow that was at rising typical prices.")
            .input("high", "high")
            .input("low", "low")
            .input("close", "close")
            .input("volume", "volume")
            .whole("period", 2, 5_000, 14)
            .kernel(MoneyFlowIndex::new);

    private final int n;

    private MoneyFlowIndex(Arguments arguments) {
        n = arguments.whole("period");
    }

    @Override
    public int lookback() {
        return n;
    }

    @Override
    public int block() {
        return n;
    }

    /** The rising flows of the block, then their sums to its end; the same of the falling; both sums from its beginning; the last price. */
    @Override
    public int stateRows() {
        return 2 * n + 3;
    }

    @Override
    public void advance(int bar, double[][] in, double[][] state) {
        int p = bar % n;
        double[] rising = state[p];
        double[] falling = state[n + p];
        flow(in, state[2 * n + 2], rising);
        split(rising, falling);
        if (p == 0) {
            Arrays.fill(state[2 * n], 0);
            Arrays.fill(state[2 * n + 1], 0);
        }
        add(rising, state[2 * n]);
        add(falling, state[2 * n + 1]);
        if (p == n - 1) {
            for (int q = n - 2; q > 0; q--) {
                add(state[q + 1], state[q]);
                add(state[n + q + 1], state[n + q]);
            }
        }
    }

    /** The flow with the sign of its direction. */
    private static void flow(double[][] in, double[] last, double[] flow) {
        double[] high = in[0];
        double[] low = in[1];
        double[] close = in[2];
        double[] volume = in[3];
        for (int i = 0; i < LANES; i++) {
            double price = (high[i] + low[i] + close[i]) / 3;
            double change = Direction.beyondRounding(price - last[i], price);
            flow[i] = Direction.sign(change) * (price * volume[i]);
            last[i] = price;
        }
    }

    private static void split(double[] flow, double[] falling) {
        for (int i = 0; i < LANES; i++) {
            falling[i] = Direction.positive(-flow[i]);
            flow[i] = Direction.positive(flow[i]);
        }
    }

    private static void add(double[] from, double[] to) {
        for (int i = 0; i < LANES; i++) {
            to[i] += from[i];
        }
    }

    @Override
    public void emit(int bar, double[][] in, double[][] state, double[][] out) {
        int p = bar % n;
        double[] mfi = out[0];
        double[] rising = state[2 * n];
        double[] falling = state[2 * n + 1];
        if (p == n - 1) {
            for (int i = 0; i < LANES; i++) {
                mfi[i] = 100 * (rising[i] / (rising[i] + falling[i]));
            }
        } else {
            double[] risingBefore = state[p + 1];
            double[] fallingBefore = state[n + p + 1];
            for (int i = 0; i < LANES; i++) {
                double up = rising[i] + risingBefore[i];
                mfi[i] = 100 * (up / (up + (falling[i] + fallingBefore[i])));
            }
        }
    }
}
