package dev.technic.scanner.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.PluginException;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Kernel;
import dev.technic.scanner.spi.Memory;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Every law fails for an indicator that breaks it. */
class BrokenIndicatorsTest {

    private static final int LANES = Kernel.LANES;

    /** The average of the last five values, by kernels that differ in what they do wrong; right unless overridden. */
    private static class Average implements Kernel {

        @Override
        public int lookback() {
            return 4;
        }

        @Override
        public int stateRows() {
            return 6;
        }

        @Override
        public void advance(int bar, double[][] in, double[][] state) {
            System.arraycopy(in[0], 0, state[bar % 5], 0, LANES);
        }

        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            for (int i = 0; i < LANES; i++) {
                out[0][i] = (state[0][i] + state[1][i] + state[2][i] + state[3][i] + state[4][i]) / 5;
            }
        }
    }

    private static Indicator.Builder declared(Memory memory) {
        return Indicator.named("broken").summary("Wrong.").input("x", "close").memory(memory);
    }

    private static KernelLaws laws(Indicator indicator) {
        return new KernelLaws(new Use("sample", indicator, Map.of()), Bars::randomWalk);
    }

    private static void assertCaught(Memory memory, Supplier<Kernel> kernel, Consumer<KernelLaws> law) {
        Indicator indicator = declared(memory).kernel(arguments -> kernel.get());
        assertThatThrownBy(() -> law.accept(laws(indicator))).isInstanceOf(AssertionError.class);
    }

    private static void assertCaughtInTheEngine(Indicator indicator, BiConsumer<EngineLaws, Use> law) {
        Use use = new Use("sample", indicator, Map.of());
        try (EngineLaws engine = new EngineLaws(Plugin.of(indicator), List.of(use))) {
            assertThatThrownBy(() -> law.accept(engine, use)).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void theRightKernelKeepsAllLaws() {
        KernelLaws laws = laws(declared(Memory.WINDOW).kernel(arguments -> new Average()));
        assertThatCode(() -> {
                    laws.hasAValueFromItsLookbackOn();
                    laws.holdsNothingBesideItsState();
                    laws.mixesNothingBetweenLanes();
                    laws.changesOnlyWhatItMay();
                    laws.startsAtAnyBlock();
                    laws.forgetsWhatHasLeftTheWindow();
                    laws.keepsAnUndefinedInput();
                    laws.allocatesNothing();
                })
                .doesNotThrowAnyException();
    }

    private static final class SlidingSum extends Average {
        @Override
        public void advance(int bar, double[][] in, double[][] state) {
            for (int i = 0; i < LANES; i++) {
                state[5][i] += in[0][i] - state[bar % 5][i];
            }
            super.advance(bar, in, state);
        }

        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            for (int i = 0; i < LANES; i++) {
                out[0][i] = state[5][i] / 5;
            }
        }
    }

    @Test
    void aSlidingSumIsCaught() {
        assertCaught(Memory.WINDOW, SlidingSum::new, KernelLaws::forgetsWhatHasLeftTheWindow);
        assertCaught(Memory.WINDOW, SlidingSum::new, KernelLaws::startsAtAnyBlock);
        assertCaught(Memory.WINDOW, SlidingSum::new, KernelLaws::keepsAnUndefinedInput);
        assertCaughtInTheEngine(
                declared(Memory.WINDOW).kernel(arguments -> new SlidingSum()),
                EngineLaws::saysTheSameAtItsLastBarAsInASeries);
    }

    private static final class Leak extends Average {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            super.emit(bar, in, state, out);
            for (int i = 1; i < LANES; i++) {
                out[0][i] += 1e-9 * state[0][i - 1];
            }
        }
    }

    @Test
    void aLeakBetweenLanesIsCaught() {
        assertCaught(Memory.WINDOW, Leak::new, KernelLaws::mixesNothingBetweenLanes);
        assertCaughtInTheEngine(
                declared(Memory.WINDOW).kernel(arguments -> new Leak()), EngineLaws::saysTheSameOfOneSymbolAsOfMany);
    }

    /** Knows the future of a series that it has seen before. */
    private static final class Clairvoyant extends Average {
        private double highest;

        @Override
        public void advance(int bar, double[][] in, double[][] state) {
            super.advance(bar, in, state);
            for (double x : in[0]) {
                highest = Math.max(highest, x);
            }
        }

        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            java.util.Arrays.fill(out[0], highest);
        }
    }

    @Test
    void aLookAheadThroughAKernelsOwnFieldIsCaught() {
        assertCaught(Memory.WINDOW, Clairvoyant::new, KernelLaws::holdsNothingBesideItsState);
        assertCaughtInTheEngine(
                declared(Memory.WINDOW).kernel(arguments -> new Clairvoyant()),
                EngineLaws::equalsThePlainestEvaluation);
    }

    private static final class Calendar extends Average {
        @Override
        public void advance(int bar, double[][] in, double[][] state) {
            for (int i = 0; i < LANES; i++) {
                state[0][i] += bar % 2 == 0 ? in[0][i] : 0;
            }
        }
    }

    @Test
    void aRecurrenceThatCountsBarsIsCaught() {
        assertCaught(Memory.FADING, Calendar::new, KernelLaws::doesTheSameAtEveryBarAfterItsLookback);
    }

    private static final class Comparing extends Average {
        @Override
        public void advance(int bar, double[][] in, double[][] state) {
            for (int i = 0; i < LANES; i++) {
                state[bar % 5][i] = in[0][i] > 100 ? 1 : 0;
            }
        }
    }

    @Test
    void aComparisonThatLosesAnUndefinedInputIsCaught() {
        assertCaught(Memory.WINDOW, Comparing::new, KernelLaws::keepsAnUndefinedInput);
        assertCaught(Memory.FADING, Comparing::new, KernelLaws::keepsAnUndefinedInput);
    }

    private static final class Meddling extends Average {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            super.emit(bar, in, state, out);
            state[5][1]++;
        }
    }

    private static final class Overwriting extends Average {
        @Override
        public void advance(int bar, double[][] in, double[][] state) {
            super.advance(bar, in, state);
            in[0][2] = 0;
        }
    }

    @Test
    void aChangeOfWhatIsNotTheKernelsIsCaught() {
        assertCaught(Memory.WINDOW, Meddling::new, KernelLaws::changesOnlyWhatItMay);
        assertCaught(Memory.WINDOW, Overwriting::new, KernelLaws::changesOnlyWhatItMay);
    }

    private static final class Allocating extends Average {
        private double[] kept = {};

        @Override
        public void advance(int bar, double[][] in, double[][] state) {
            kept = in[0].clone();
            System.arraycopy(kept, 0, state[bar % 5], 0, LANES);
        }
    }

    @Test
    void anAllocationIsCaught() {
        assertCaught(Memory.WINDOW, Allocating::new, KernelLaws::allocatesNothing);
    }

    private static final class Hasty extends Average {
        @Override
        public int lookback() {
            return 2;
        }

        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            for (int i = 0; i < LANES; i++) {
                out[0][i] = in[0][i] + 0 * (1 / state[4][i]);
            }
        }
    }

    private static final class Contradictory extends Average {
        @Override
        public int lookback(int output) {
            return 2;
        }
    }

    @Test
    void aLookbackThatIsNotTheTruthIsCaught() {
        assertCaught(Memory.WINDOW, Hasty::new, KernelLaws::hasAValueFromItsLookbackOn);
        assertCaught(Memory.WINDOW, Contradictory::new, KernelLaws::hasAValueFromItsLookbackOn);
        assertCaughtInTheEngine(
                declared(Memory.WINDOW).kernel(arguments -> new Hasty()),
                (engine, use) -> engine.isUndefinedForExactlyItsLookback(use, Bars.randomWalk(50, 1)));
    }

    @Test
    void aKernelThatCannotBeMadeOfAnAcceptedArgumentIsCaught() {
        Indicator indicator = Indicator.named("broken")
                .summary("Wrong.")
                .input("x", "close")
                .whole("period", 0, 9, 5)
                .kernel(arguments -> {
                    if (arguments.whole("period") == 0) {
                        throw new ArithmeticException("no period");
                    }
                    return new Average();
                });
        Use use = new Use("sample", indicator, Map.of("period", 5));
        try (EngineLaws engine = new EngineLaws(Plugin.of(indicator), List.of(use))) {
            assertThatThrownBy(() -> engine.answersHostileArguments(use)).isInstanceOf(PluginException.class);
        }
    }

    @Test
    void aCatalogueThatNamesOneThingTwiceIsCaught() {
        Indicator indicator = declared(Memory.WINDOW).kernel(arguments -> new Average());
        IndicatorLaws laws = new IndicatorLaws() {
            @Override
            protected Plugin provider() {
                return Plugin.of(indicator, indicator);
            }
        };
        assertThatThrownBy(laws::theCatalogueIsTheSameAtEveryCallAndNoNameStandsTwice)
                .isInstanceOf(AssertionError.class);
    }
}
