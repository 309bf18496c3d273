package dev.technic.scanner.ml;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What any engine says of a model that is used wrongly, in whole messages; that it does so is among the laws. */
abstract class EngineContract {

    static final int COLUMNS = Training.COLUMNS;
    static final int CLASSES = Training.CLASSES;

    final byte[] bytes = Training.anyModel("ubj");
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
    void aClosedModelIsRefused() {
        Model model = load();
        model.close();
        assertRefused(
                () -> model.predict(new double[COLUMNS], 1, COLUMNS, new double[CLASSES]), "model alpha.ubj is closed");
    }
}
