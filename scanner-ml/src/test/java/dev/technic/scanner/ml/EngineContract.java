package dev.technic.scanner.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.Prediction;
import dev.technic.scanner.Rounds;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What any engine says of a model that is used wrongly, in whole messages; that it does so is among the laws. */
abstract class EngineContract {

    static final int COLUMNS = Training.COLUMNS;
    static final int CLASSES = Training.CLASSES;

    final byte[] bytes = Training.anyModel("ubj");
    final byte[] json = Training.anyModel("json");
    private final ModelProvider provider;

    EngineContract(ModelProvider provider) throws XGBoostError {
        this.provider = provider;
    }

    final Model load() {
        return provider.load(new ModelContent("alpha.ubj", bytes));
    }

    static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(ModelException.class).hasMessage(message);
    }

    @Test
    void wrongArraysAreRefused() {
        try (Model model = load()) {
            assertRefused(
                    () -> model.predict(new double[10], 2, 5, new double[2 * CLASSES]),
                    "model alpha.ubj scores rows of 6 values, not of 5");
            assertRefused(
                    () -> model.predict(new double[11], 2, COLUMNS, new double[2 * CLASSES]),
                    "model alpha.ubj: rowMajor has 11 values; 2 rows of 6 have 12");
            assertRefused(
                    () -> model.predict(new double[13], 2, COLUMNS, new double[2 * CLASSES]),
                    "model alpha.ubj: rowMajor has 13 values; 2 rows of 6 have 12");
            assertRefused(
                    () -> model.predict(new double[12], 2, COLUMNS, new double[7]),
                    "model alpha.ubj: out has 7 values; 2 rows of 4 have 8");
            assertRefused(
                    () -> model.predict(new double[0], Integer.MAX_VALUE, COLUMNS, new double[0]),
                    "model alpha.ubj: rowMajor has 0 values; 2147483647 rows of 6 have 12884901882");
            assertRefused(
                    () -> model.predict(new double[0], -1, COLUMNS, new double[0]),
                    "model alpha.ubj: rowMajor has 0 values; -1 rows of 6 have -6");
        }
    }

    @Test
    @SuppressWarnings("NullAway") // What callers without a null checker do.
    void nullArraysAreRefused() {
        try (Model model = load()) {
            assertRefused(
                    () -> model.predict(null, 1, COLUMNS, new double[CLASSES]), "model alpha.ubj: rowMajor is null");
            assertRefused(() -> model.predict(new double[COLUMNS], 1, COLUMNS, null), "model alpha.ubj: out is null");
        }
    }

    @Test
    void arraysAreAsLongAsWhatIsAskedWants() {
        try (Model model = load()) {
            double[] row = new double[COLUMNS];
            assertThat(model.outputCount(Prediction.VALUE)).isEqualTo(CLASSES);
            assertThat(model.outputCount(Prediction.MARGIN)).isEqualTo(CLASSES);
            assertThat(model.outputCount(Prediction.LEAF)).isEqualTo(3 * CLASSES);
            assertThat(model.ofRounds(Rounds.of(1, 2)).outputCount(Prediction.LEAF))
                    .isEqualTo(CLASSES);
            assertRefused(
                    () -> model.predict(Prediction.LEAF, row, 1, COLUMNS, new double[CLASSES]),
                    "model alpha.ubj: out has 4 values; 1 row of 12 has 12");
            assertRefused(
                    () -> model.predict(Prediction.MARGIN, row, 1, COLUMNS, new double[12]),
                    "model alpha.ubj: out has 12 values; 1 row of 4 has 4");
        }
    }

    @Test
    void roundsThatAModelDoesNotHaveAreRefused() {
        try (Model model = load()) {
            assertRefused(() -> model.ofRounds(Rounds.of(1, 4)), "model alpha.ubj has the rounds 0..3, not 1..4");
            assertRefused(
                    () -> model.ofRounds(Rounds.BEST),
                    "model alpha.ubj does not know its best round, as it has no attribute best_iteration of its 3"
                            + " rounds; all and FIRST..END are accepted");
        }
    }

    @Test
    void theBestRoundsAreThoseUpToTheBestIteration() {
        byte[] best = new String(json, StandardCharsets.UTF_8)
                .replace("\"attributes\":{}", "\"attributes\":{\"best_iteration\":\"1\"}")
                .getBytes(StandardCharsets.UTF_8);
        try (Model model = provider.load(new ModelContent("alpha.json", best))) {
            assertThat(scores(model.ofRounds(Rounds.BEST)))
                    .isEqualTo(scores(model.ofRounds(Rounds.of(0, 2))))
                    .isNotEqualTo(scores(model));
        }
    }

    private static List<Double> scores(Model model) {
        double[] out = new double[CLASSES];
        model.predict(new double[COLUMNS], 1, COLUMNS, out);
        return Arrays.stream(out).boxed().toList();
    }

    @Test
    void aViewClosesNothingAndIsClosedWithItsModel() {
        Model model = load();
        Model view = model.ofRounds(Rounds.of(0, 2));
        view.close();
        assertThat(scores(view)).isNotEqualTo(scores(model));
        assertThat(scores(view.ofRounds(Rounds.ALL))).isEqualTo(scores(model));
        model.close();
        assertRefused(() -> scores(view), "model alpha.ubj is closed");
    }

    @Test
    void aClosedModelIsRefused() {
        Model model = load();
        model.close();
        assertRefused(
                () -> model.predict(new double[COLUMNS], 1, COLUMNS, new double[CLASSES]), "model alpha.ubj is closed");
    }
}
