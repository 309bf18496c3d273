package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Arguments;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Kernel;
import dev.technic.scanner.spi.Memory;

/**
 * Directional movement, the part of {@link AverageDirectionalIndex} that needs no true range: Wilder's averages {@code W} of the
 * upward and the downward movement, in the prices' unit, and the average of their imbalance, in percent.
 *
 * <pre>{@code
 * up = high − high before,  down = low before − low
 * D = up where up > max(down, 0),  −down where down > max(up, 0),  else 0
 * plus = W(max(D, 0)),  minus = W(max(−D, 0)),  adx = W(100 · |W(D)| / W(|D|))
 * }</pre>
 *
 * <p>Equal moves up and down are neither, as Wilder says, and equal means as decimal numbers: the last bits of the doubles, which
 * {@code up − down} leaves, do not decide, as they do elsewhere.
 *
 * <p>While nothing has moved yet the imbalance is 0/0. It then counts as 0 in its average, so that later values do not wait for a
 * first movement longer than their lookback, and {@code adx} itself is undefined until something has moved.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Average_directional_movement_index">J. W. Wilder, New Concepts in Technical Trading Systems (1978)</a>
 */
final class DirectionalMovement implements Kernel {

    static final Indicator INDICATOR = Smoothing.seeded(Indicator.named("directional_movement")
                    .summary(
                            "Directional movement: Wilder's averages of upward and downward movement, and of their imbalance.")
                    .input("high", "high")
                    .input("low", "low")
                    .previous("high")
                    .previous("low")
                    .whole("period", 2, 5_000, 14))
            .outputs("adx", "plus", "minus")
            .memory(Memory.FADING)
            .kernel(DirectionalMovement::new);

    private final Smoothing smoothing;

    private DirectionalMovement(Arguments arguments) {
        smoothing = Smoothing.wilder(arguments);
    }

    @Override
    public int lookback() {
        return 2 * smoothing.seed() - 1;
    }

    @Override
    public int lookback(int output) {
        return output == 0 ? lookback() : smoothing.seed();
    }

    /** Twice the movement of this bar, its average, the average of its size; the average of the imbalance. */
    @Override
    public int stateRows() {
        return 4;
    }

    @Override
    public void advance(int bar, double[][] in, double[][] state) {
        int before = bar == 0 ? 0 : 2; // the first bar has no movement, and weighs nothing
        movement(in[0], in[1], in[before], in[before + 1], state[0]);
        if (bar < smoothing.seed()) {
            average(smoothing.at(bar), state[0], state[1], state[2]);
        } else {
            averages(
                    smoothing.at(bar),
                    smoothing.at(bar - smoothing.seed() + 1),
                    state[0],
                    state[1],
                    state[2],
                    state[3]);
        }
    }

    /** Twice the movement, as {@code x + |x|} is twice {@code max(x, 0)}. */
    private static void movement(double[] high, double[] low, double[] highBefore, double[] lowBefore, double[] d) {
        for (int i = 0; i < LANES; i++) {
            double up = high[i] - highBefore[i];
            double down = lowBefore[i] - low[i];
            double more = Direction.beyondRounding(up - down, high[i]);
            d[i] = Direction.of(more, up + Math.abs(up), down + Math.abs(down));
        }
    }

    private static void average(double k, double[] d, double[] net, double[] gross) {
        for (int i = 0; i < LANES; i++) {
            net[i] += k * (d[i] - net[i]);
            gross[i] += k * (Math.abs(d[i]) - gross[i]);
        }
    }

    /**
     * Both averages and that of their imbalance in one loop, which lasts as long as its division alone. What is added to the divisor changes
     * nothing but 0/0, which it makes 0.
     */
    private static void averages(double k, double kImbalance, double[] d, double[] net, double[] gross, double[] adx) {
        for (int i = 0; i < LANES; i++) {
            double n = net[i] + k * (d[i] - net[i]);
            double g = gross[i] + k * (Math.abs(d[i]) - gross[i]);
            net[i] = n;
            gross[i] = g;
            adx[i] += kImbalance * (100 * Math.abs(n) / (g + Double.MIN_NORMAL) - adx[i]);
        }
    }

    @Override
    public void emit(int bar, double[][] in, double[][] state, double[][] out) {
        defined(state[3], state[2], out[0]);
        half(state[2], state[1], 1, out[1]);
        half(state[2], state[1], -1, out[2]);
    }

    /** The average where something has moved, else NaN. */
    private static void defined(double[] adx, double[] gross, double[] out) {
        for (int i = 0; i < LANES; i++) {
            out[i] = gross[i] > 0 ? Math.min(100, adx[i]) : Double.NaN;
        }
    }

    private static void half(double[] gross, double[] net, double sign, double[] out) {
        for (int i = 0; i < LANES; i++) {
            out[i] = 0.25 * Direction.positive(gross[i] + sign * net[i]);
        }
    }
}
