package dev.technic.scanner.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The laws that every scoring engine keeps, checked on some models of its format. Extend it in the plugin's tests:
 *
 * <pre>{@code
 * class AcmeModelLawsTest extends ModelLaws {
 *     @Override
 *     protected ModelProvider provider() {
 *         return new AcmeModels();
 *     }
 *
 *     @Override
 *     protected List<ModelContent> contents() throws IOException {
 *         Path path = Path.of("src/test/models/alpha.acme");
 *         return List.of(new ModelContent(path.toString(), Files.readAllBytes(path)));
 *     }
 * }
 * }</pre>
 *
 * <p>All comparisons of scores are of their bits. Give small models, one of each kind that takes another way through the engine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ModelLaws {

    private static final int DAMAGES = 300;

    private List<ScoringLaws> models = List.of();

    /** The plugin. */
    protected abstract ModelProvider provider();

    /** Models that the plugin reads, each under the name that messages are to say. */
    protected abstract List<ModelContent> contents() throws Exception;

    /**
     * Rows to score. Seldom missing and between -3 and 3 unless overridden, which few trees of a model for other values tell apart.
     *
     * @param seed the same rows for the same seed
     * @return {@code [count × columns]}, row-major
     */
    protected double[] rows(int count, int columns, long seed) {
        return ScoringLaws.anyRows(count, columns, seed);
    }

    /** Heap bytes that scoring so many rows may take when all is warm: none, unless what is behind the plugin cannot do without. */
    protected long allowedBytes(int rows) {
        return 0;
    }

    /** How many damaged copies of each model are tried. */
    protected int damages() {
        return DAMAGES;
    }

    @BeforeAll
    void begin() throws Exception {
        models = contents().stream()
                .map(content -> new ScoringLaws(provider(), content, this::rows))
                .toList();
        assertThat(models).as("models to try").isNotEmpty();
    }

    Stream<ScoringLaws> models() {
        return models.stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelIsReadAndSaysWhatItIs(ScoringLaws model) {
        model.isReadAndSaysWhatItIs();
    }

    @ParameterizedTest
    @MethodSource("models")
    void aRowScoresTheSameAloneAndInEveryBatch(ScoringLaws model) {
        model.scoresTheSameInEveryBatch();
    }

    @ParameterizedTest
    @MethodSource("models")
    void aRowIsNothingToAnotherWhateverIsInIt(ScoringLaws model) {
        model.mixesNothingBetweenRows();
    }

    @ParameterizedTest
    @MethodSource("models")
    void valuesAreNarrowedToFloat(ScoringLaws model) {
        model.narrowsToFloat();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyScoreIsWrittenAndNothingElse(ScoringLaws model) {
        model.writesItsScoresAlone();
    }

    @ParameterizedTest
    @MethodSource("models")
    void wrongLengthsAreRefusedBeforeAnythingIsWritten(ScoringLaws model) {
        model.refusesWrongLengths();
    }

    @ParameterizedTest
    @MethodSource("models")
    void threadsScoreTheSame(ScoringLaws model) throws Exception {
        model.scoresTheSameInThreads();
    }

    @ParameterizedTest
    @MethodSource("models")
    void scoringAllocatesNothing(ScoringLaws model) {
        model.allocatesAtMost(this::allowedBytes);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aClosedModelRefusesAndHarmsNoOther(ScoringLaws model) {
        model.refusesWhenClosed();
    }

    @ParameterizedTest
    @MethodSource("models")
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aDamagedModelIsRefusedOrScores(ScoringLaws model) {
        model.damaged(damages()).areRefusedOrScore();
    }

    @ParameterizedTest
    @MethodSource("models")
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aSizeThatAModelDeclaresIsNotBelieved(ScoringLaws model) {
        model.damaged(damages()).takeNoMoreThanTheyAreWorth();
    }
}
