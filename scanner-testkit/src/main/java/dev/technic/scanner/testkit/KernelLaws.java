package dev.technic.scanner.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Kernel;
import dev.technic.scanner.spi.Memory;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** The contract of {@link Kernel}, checked on one use of an indicator by stepping its kernel directly. */
final class KernelLaws {

    private static final int LANES = Kernel.LANES;
    private static final int STEPS = 10_000;
    private static final int[] SOME_LANES = {0, 7, LANES - 1};

    private final Use use;
    private final BiFunction<Integer, Long, Bars> walk;
    private final Indicator indicator;
    private final int lookback;
    private final int bars;
    private final double[][][] rows;
    private final double[][][] values;

    /** Over bars made of a count and a seed. */
    KernelLaws(Use use, BiFunction<Integer, Long, Bars> walk) {
        this.use = use;
        this.walk = walk;
        this.indicator = use.indicator();
        Kernel kernel = use.kernel();
        this.lookback = kernel.lookback();
        this.bars = 2 * lookback + 3 * Math.max(1, kernel.block()) + 30;
        this.rows = rows(1);
        this.values = fold(kernel, rows, 0);
    }

    /** {@code [bar][input][lane]}, a random walk for each lane. */
    private double[][][] rows(long seed) {
        double[][][] made = new double[bars][indicator.inputs().size()][LANES];
        for (int lane = 0; lane < LANES; lane++) {
            Bars own = walk.apply(bars, seed * 1_000 + lane);
            for (int input = 0; input < indicator.inputs().size(); input++) {
                double[] column = own.column(Use.field(indicator.inputs().get(input)));
                for (int bar = 0; bar < bars; bar++) {
                    made[bar][input][lane] = column[bar];
                }
            }
        }
        return made;
    }

    private static double[][][] copy(double[][][] of) {
        return Arrays.stream(of)
                .map(bar -> Arrays.stream(bar).map(double[]::clone).toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    /** The values after each bar from one on, {@code [bar][output][lane]}. */
    private double[][][] fold(Kernel kernel, double[][][] through, int from) {
        double[][][] said = new double[bars][][];
        Fold fold = new Fold(indicator, kernel);
        if (from > 0) {
            fold.pass(through[from - 1]);
        }
        for (int bar = from; bar < bars; bar++) {
            fold.advance(bar, through[bar]);
            said[bar] = said(fold, bar);
        }
        return said;
    }

    private static double[][] said(Fold fold, int bar) {
        double[][] out = Arrays.stream(fold.emit(bar)).map(double[]::clone).toArray(double[][]::new);
        for (int output = 0; output < out.length; output++) {
            if (bar < fold.kernel.lookback(output)) {
                Arrays.fill(out[output], Double.NaN);
            }
        }
        return out;
    }

    private void assertSame(double[][][] actual, double[][][] expected, int from, int[] lanes, String what) {
        for (int bar = from; bar < bars; bar++) {
            for (int output = 0; output < expected[bar].length; output++) {
                for (int lane : lanes) {
                    if (!same(actual[bar][output][lane], expected[bar][output][lane])) {
                        assertThat(actual[bar][output][lane])
                                .as(
                                        "%s: %s at bar %d, %s",
                                        use, indicator.outputs().get(output), bar, what)
                                .isEqualTo(expected[bar][output][lane]);
                    }
                }
            }
        }
    }

    private static boolean same(double a, double b) {
        return Double.doubleToLongBits(a) == Double.doubleToLongBits(b);
    }

    private static int[] allLanes() {
        return IntStream.range(0, LANES).toArray();
    }

    void hasAValueFromItsLookbackOn() {
        int latest = 0;
        for (int output = 0; output < indicator.outputs().size(); output++) {
            int first = use.kernel().lookback(output);
            latest = Math.max(latest, first);
            assertThat(first)
                    .as("%s: lookback of %s", use, indicator.outputs().get(output))
                    .isNotNegative();
            for (int bar = first; bar < bars; bar++) {
                assertThat(values[bar][output])
                        .as(
                                "%s: %s at bar %d, lookback %d",
                                use, indicator.outputs().get(output), bar, first)
                        .doesNotContain(Double.NaN);
            }
        }
        assertThat(lookback)
                .as("%s: the lookback is that of the last output", use)
                .isEqualTo(latest);
    }

    void holdsNothingBesideItsState() {
        Kernel shared = use.kernel();
        Fold one = new Fold(indicator, shared);
        Fold other = new Fold(indicator, shared);
        double[][][] otherRows = rows(2);
        double[][][] said = new double[bars][][];
        double[][][] otherSaid = new double[bars][][];
        for (int bar = 0; bar < bars; bar++) {
            one.advance(bar, rows[bar]);
            other.advance(bar, otherRows[bar]);
            said[bar] = said(one, bar);
            otherSaid[bar] = said(other, bar);
        }
        assertSame(said, values, 0, allLanes(), "beside another series");
        assertSame(otherSaid, fold(use.kernel(), otherRows, 0), 0, allLanes(), "beside another series");
    }

    void mixesNothingBetweenLanes() {
        double[] junk = {Double.NaN, 0, -1e300, 1e300, 1e-300};
        for (int lane : SOME_LANES) {
            double[][][] dirty = copy(rows);
            double[][][] alone = copy(rows);
            for (int bar = 0; bar < bars; bar++) {
                for (int input = 0; input < dirty[bar].length; input++) {
                    for (int l = 0; l < LANES; l++) {
                        dirty[bar][input][l] = l == lane ? rows[bar][input][l] : junk[(bar + l + input) % junk.length];
                    }
                    Arrays.fill(alone[bar][input], rows[bar][input][lane]);
                }
            }
            int[] only = {lane};
            assertSame(fold(use.kernel(), dirty, 0), values, 0, only, "with junk in the other lanes");
            assertSame(fold(use.kernel(), alone, 0), values, 0, only, "with the same in all lanes");
        }
    }

    void changesOnlyWhatItMay() {
        Fold fold = new Fold(indicator, use.kernel());
        Fold silent = new Fold(indicator, use.kernel());
        for (int bar = 0; bar < bars; bar++) {
            fold.advance(bar, rows[bar]);
            assertThat(fold.inputsAreUntouched())
                    .as("%s: advance leaves its inputs as they are, bar %d", use, bar)
                    .isTrue();
            if (bar >= lookback) {
                fold.emit(bar);
                assertThat(fold.inputsAreUntouched())
                        .as("%s: emit leaves its inputs as they are, bar %d", use, bar)
                        .isTrue();
            }
            silent.advance(bar, rows[bar]);
            assertThat(Arrays.deepEquals(fold.state, silent.state))
                    .as("%s: emit leaves the state as it is, bar %d", use, bar)
                    .isTrue();
        }
    }

    void startsAtAnyBlock() {
        if (indicator.memory() != Memory.WINDOW) {
            return;
        }
        int block = use.kernel().block();
        assertThat(block).as("%s: block", use).isPositive();
        for (int from = block; from + lookback < bars; from += block) {
            double[][][] later = fold(use.kernel(), rows, from);
            assertSame(later, values, from + lookback, allLanes(), "begun at bar " + from);
        }
    }

    void forgetsWhatHasLeftTheWindow() {
        if (indicator.memory() != Memory.WINDOW) {
            return;
        }
        for (int change = 0; change + lookback + 1 < bars; change += 1 + change / 3) {
            double[][][] other = copy(rows);
            for (int bar = 0; bar <= change; bar++) {
                for (double[] row : other[bar]) {
                    for (int lane = 0; lane < LANES; lane++) {
                        row[lane] *= lane % 2 == 0 ? 1e9 : 1e-9;
                    }
                }
            }
            double[][][] changed = fold(use.kernel(), other, 0);
            assertSame(changed, values, change + lookback + 1, allLanes(), "with other values up to bar " + change);
        }
    }

    void doesTheSameAtEveryBarAfterItsLookback() {
        if (indicator.memory() == Memory.WINDOW) {
            return;
        }
        Fold fold = new Fold(indicator, use.kernel());
        double[][][] said = new double[bars][][];
        for (int bar = 0; bar < bars; bar++) {
            int number = bar <= lookback ? bar : bar + 1_000_003;
            fold.advance(number, rows[bar]);
            said[bar] = said(fold, number);
        }
        assertSame(said, values, lookback, allLanes(), "with other bar numbers after its lookback");
    }

    void keepsAnUndefinedInput() {
        if (indicator.losesUndefined()) {
            return;
        }
        for (int input = 0; input < indicator.inputs().size(); input++) {
            for (int at : new int[] {0, 1, lookback, lookback + 2, bars - 1}) {
                double[][][] holed = copy(rows);
                Arrays.fill(holed[at][input], Double.NaN);
                if (indicator.memory() == Memory.WINDOW) {
                    assertSpoilsItsWindow(holed, input, at);
                } else {
                    assertSpoilsTheState(holed, input, at);
                }
            }
        }
    }

    private void assertSpoilsTheState(double[][][] holed, int input, int at) {
        Fold fold = new Fold(indicator, use.kernel());
        for (int bar = 0; bar < bars; bar++) {
            fold.advance(bar, holed[bar]);
            if (bar >= Math.max(at, lookback)) {
                assertThat(Arrays.stream(fold.state).anyMatch(row -> Double.isNaN(row[3])))
                        .as(
                                "%s: the state at bar %d shows that %s was undefined at bar %d; else losesUndefined must be declared",
                                use, bar, indicator.inputs().get(input).name(), at)
                        .isTrue();
            }
        }
    }

    /** A value whose window holds an undefined input is NaN, or is the same whatever the input. */
    private void assertSpoilsItsWindow(double[][][] holed, int input, int at) {
        double[][][] other = copy(rows);
        for (int lane = 0; lane < LANES; lane++) {
            other[at][input][lane] *= lane % 2 == 0 ? 3 : 0.3;
        }
        double[][][] said = fold(use.kernel(), holed, 0);
        double[][][] otherwise = fold(use.kernel(), other, 0);
        for (int bar = at; bar < bars; bar++) {
            for (int output = 0; output < said[bar].length; output++) {
                for (int lane = 0; lane < LANES; lane++) {
                    double value = said[bar][output][lane];
                    boolean independent =
                            same(value, values[bar][output][lane]) && same(value, otherwise[bar][output][lane]);
                    boolean undefined = Double.isNaN(value) && bar <= at + lookback;
                    assertThat(independent || undefined)
                            .as(() -> use + ": a value within " + lookback + " bars of an undefined "
                                    + indicator.inputs().get(input).name() + ", bar " + at
                                    + ", is undefined or the same whatever stands there, and every later one is")
                            .isTrue();
                }
            }
        }
    }

    void allocatesNothing() {
        Fold fold = new Fold(indicator, use.kernel());
        int rounds = 1 + STEPS / bars;
        long least = Long.MAX_VALUE;
        for (int pass = 0; pass < 4 && least >= STEPS; pass++) {
            long before = AllocatedBytes.ofThisThread();
            for (int round = 0; round < rounds; round++) {
                for (int bar = 0; bar < bars; bar++) {
                    fold.advance(bar, rows[bar]);
                    fold.emit(bar);
                }
            }
            least = Math.min(least, AllocatedBytes.ofThisThread() - before);
        }
        assertThat(least)
                .as("%s: bytes allocated by %d bars", use, rounds * bars)
                .isLessThan(STEPS);
    }

    @Override
    public String toString() {
        return use.toString();
    }
}
