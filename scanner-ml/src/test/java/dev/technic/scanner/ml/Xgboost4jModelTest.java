package dev.technic.scanner.ml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class Xgboost4jModelTest extends EngineContract {

    Xgboost4jModelTest() throws XGBoostError {
        super(new Xgboost4jProvider());
    }

    @Test
    void theServiceLoaderFindsTheProvider() {
        assertThat(ServiceLoader.load(ModelProvider.class))
                .extracting(ModelProvider::name)
                .contains("xgboost4j");
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
}
