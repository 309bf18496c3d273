package dev.technic.scanner.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.spi.Parameter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The laws that every indicator keeps, checked on a plugin's whole catalogue with a few arguments for each. Extend it in the
 * plugin's tests:
 *
 * <pre>{@code
 * class AcmeLawsTest extends IndicatorLaws {
 *     @Override
 *     protected IndicatorProvider provider() {
 *         return new AcmeIndicators();
 *     }
 * }
 * }</pre>
 *
 * <p>All comparisons of values are of their bits. Laws of kernels step a kernel alone; the others go through the engine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class IndicatorLaws {

    private @Nullable EngineLaws engine;
    private List<Use> uses = List.of();

    /** The plugin. */
    protected abstract IndicatorProvider provider();

    /**
     * Bars on which every indicator of the plugin has a value after its lookback: no 0/0. A random walk unless overridden.
     *
     * @param seed the same bars for the same seed
     */
    protected Bars bars(int count, long seed) {
        return Bars.randomWalk(count, seed);
    }

    @BeforeAll
    void begin() {
        uses = new Uses(provider()).all();
        engine = new EngineLaws(provider(), uses);
    }

    @AfterAll
    void end() {
        engine().close();
    }

    private EngineLaws engine() {
        return Objects.requireNonNull(engine);
    }

    Stream<Use> uses() {
        return uses.stream();
    }

    Stream<KernelLaws> kernels() {
        return uses().filter(use -> !use.indicator().isComposition()).map(use -> new KernelLaws(use, this::bars));
    }

    Stream<Use> usesByDefault() {
        Uses makes = new Uses(provider());
        return provider().indicators().stream().map(makes::byDefault);
    }

    @Test
    void theCatalogueIsTheSameAtEveryCallAndNoNameStandsTwice() {
        assertThat(provider().indicators()).isEqualTo(provider().indicators()).doesNotHaveDuplicates();
        assertThat(provider().indicators().stream().map(Indicator::name)).doesNotHaveDuplicates();
        for (Indicator indicator : provider().indicators()) {
            assertThat(indicator.summary()).as("the summary of %s", indicator).endsWith(".");
            assertThat(indicator.outputs()).as("the outputs of %s", indicator).doesNotHaveDuplicates();
            assertThat(Stream.concat(
                            indicator.inputs().stream().map(Indicator.Input::name),
                            indicator.parameters().stream().map(Parameter::name)))
                    .as("the inputs and parameters of %s", indicator)
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aKernelHasAValueFromItsLookbackOn(KernelLaws kernel) {
        kernel.hasAValueFromItsLookbackOn();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aKernelHoldsNothingBesideItsState(KernelLaws kernel) {
        kernel.holdsNothingBesideItsState();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aKernelMixesNothingBetweenLanes(KernelLaws kernel) {
        kernel.mixesNothingBetweenLanes();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aKernelChangesItsStateOnlyWhenItAdvances(KernelLaws kernel) {
        kernel.changesOnlyWhatItMay();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aWindowSaysTheSameFromWhicheverBlockItBegins(KernelLaws kernel) {
        kernel.startsAtAnyBlock();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aWindowForgetsWhatHasLeftIt(KernelLaws kernel) {
        kernel.forgetsWhatHasLeftTheWindow();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aRecurrenceDoesTheSameAtEveryBarAfterItsLookback(KernelLaws kernel) {
        kernel.doesTheSameAtEveryBarAfterItsLookback();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aKernelKeepsAnUndefinedInput(KernelLaws kernel) {
        kernel.keepsAnUndefinedInput();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aKernelAllocatesNothing(KernelLaws kernel) {
        kernel.allocatesNothing();
    }

    @ParameterizedTest
    @MethodSource("uses")
    void anIndicatorIsUndefinedForExactlyItsLookback(Use use) {
        engine().isUndefinedForExactlyItsLookback(use, bars(engine().barsFor(use), 7));
    }

    @ParameterizedTest
    @MethodSource("uses")
    void anIndicatorNeverLooksAhead(Use use) {
        engine().neverLooksAhead(use);
    }

    @ParameterizedTest
    @MethodSource("uses")
    void anIndicatorSaysTheSameAtItsLastBarAsInASeries(Use use) {
        engine().saysTheSameAtItsLastBarAsInASeries(use);
    }

    @ParameterizedTest
    @MethodSource("uses")
    void anIndicatorSaysTheSameOfOneSymbolAsOfMany(Use use) {
        engine().saysTheSameOfOneSymbolAsOfMany(use);
    }

    @ParameterizedTest
    @MethodSource("uses")
    void anIndicatorEqualsItsPlainestEvaluationBarByBar(Use use) {
        engine().equalsThePlainestEvaluation(use);
    }

    @ParameterizedTest
    @MethodSource("uses")
    void aRecurrenceTakesUndefinedBarsAsIfTheyWereAbsent(Use use) {
        engine().standsUndefinedBars(use);
    }

    @ParameterizedTest
    @MethodSource("usesByDefault")
    void anIndicatorAnswersHostileArguments(Use use) {
        engine().answersHostileArguments(use);
    }
}
