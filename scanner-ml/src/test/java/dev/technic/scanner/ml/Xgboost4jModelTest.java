package dev.technic.scanner.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class Xgboost4jModelTest {

    private static final int COLUMNS = Training.COLUMNS;
    private static final int CLASSES = Training.CLASSES;

    private final byte[] bytes = Training.anyModel("ubj");

    Xgboost4jModelTest() throws XGBoostError {}

    @Test
    void theServiceLoaderFindsTheProvider() {
        assertThat(ServiceLoader.load(ModelProvider.class))
                .extracting(ModelProvider::name)
                .contains("xgboost4j");
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
    void noRowsHaveNoScores() {
        try (Model model = load()) {
            model.predict(new double[0], 0, COLUMNS, new double[0]);
        }
    }

    @Test
    void aClosedModelIsRefused() {
        Model model = load();
        model.close();
        model.close();
        assertRefused(
                () -> model.predict(new double[COLUMNS], 1, COLUMNS, new double[CLASSES]), "model alpha.ubj is closed");
    }

    @Test
    void infinitiesAreComparedLikeAnyNumber() {
        try (Model model = load()) {
            for (int column = 0; column < COLUMNS; column++) {
                assertThat(scoreWith(model, column, Double.POSITIVE_INFINITY))
                        .containsExactly(scoreWith(model, column, 1e30));
                assertThat(scoreWith(model, column, Double.NEGATIVE_INFINITY))
                        .containsExactly(scoreWith(model, column, -1e30));
                assertThat(scoreWith(model, column, Double.MAX_VALUE)).containsExactly(scoreWith(model, column, 1e30));
            }
        }
    }

    @Test
    void oneRowAtATimeIsTheSameAsABatch() throws XGBoostError {
        try (Training training = Training.of("multi:softprob", false);
                Model model = load()) {
            double[] batch = new double[Training.ROWS * CLASSES];
            model.predict(training.rows, Training.ROWS, COLUMNS, batch);
            double[] row = new double[COLUMNS];
            double[] out = new double[CLASSES];
            for (int i = 0; i < Training.ROWS; i++) {
                System.arraycopy(training.rows, i * COLUMNS, row, 0, COLUMNS);
                model.predict(row, 1, COLUMNS, out);
                for (int k = 0; k < CLASSES; k++) {
                    assertThat(out[k]).isEqualTo(batch[i * CLASSES + k]);
                }
            }
        }
    }

    @Test
    void threadsScoreTheSameWhileOthersClose() throws Exception {
        int threads = 8;
        int models = 20;
        double[] expected = new double[CLASSES];
        try (Model model = load()) {
            model.predict(new double[COLUMNS], 1, COLUMNS, expected);
        }
        AtomicInteger scored = new AtomicInteger();
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < models; round++) {
                Model model = load();
                CyclicBarrier start = new CyclicBarrier(threads);
                List<Future<?>> all = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    boolean closes = i == 0;
                    all.add(executor.submit((Callable<Integer>) () -> {
                        start.await();
                        return closes ? close(model, scored) : scoreUntilClosed(model, expected, scored);
                    }));
                }
                for (Future<?> each : all) {
                    each.get();
                }
            }
        } finally {
            executor.shutdown();
        }
        assertThat(scored.get()).isGreaterThan(models);
    }

    /** Closes amid the scoring: after others have scored a few times more. */
    private static int close(Model model, AtomicInteger scored) {
        int target = scored.get() + 5;
        while (scored.get() < target) {
            Thread.onSpinWait();
        }
        model.close();
        return 0;
    }

    private static int scoreUntilClosed(Model model, double[] expected, AtomicInteger scored) {
        double[] out = new double[CLASSES];
        for (int i = 0; ; i++) {
            try {
                model.predict(new double[COLUMNS], 1, COLUMNS, out);
            } catch (ModelException closed) {
                assertThat(closed).hasMessage("model alpha.ubj is closed");
                return i;
            }
            scored.incrementAndGet();
            assertThat(out).containsExactly(expected);
        }
    }

    private double[] scoreWith(Model model, int column, double value) {
        double[] row = new double[COLUMNS];
        row[column] = value;
        double[] out = new double[CLASSES];
        model.predict(row, 1, COLUMNS, out);
        return out;
    }

    private Model load() {
        return new Xgboost4jProvider().load(new ModelContent("alpha.ubj", bytes));
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(ModelException.class).hasMessage(message);
    }
}
