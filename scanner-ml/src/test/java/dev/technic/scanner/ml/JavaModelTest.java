package dev.technic.scanner.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.ml.engine.JavaModelProvider;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.management.JMException;
import javax.management.ObjectName;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class JavaModelTest {

    private static final int COLUMNS = Training.COLUMNS;
    private static final int CLASSES = Training.CLASSES;

    private final byte[] bytes = Training.anyModel("ubj");

    JavaModelTest() throws XGBoostError {}

    @Test
    void itIsTheEngineUnlessAnotherIsNamed() {
        assertThat(ServiceLoader.load(ModelProvider.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .max(Comparator.comparingInt(ModelProvider::preference)))
                .get()
                .extracting(ModelProvider::name)
                .isEqualTo("java");
    }

    @Test
    void itSaysWhatItIs() {
        ModelContent content = new ModelContent("alpha.ubj", bytes);
        try (Model model = new JavaModelProvider().load(content)) {
            assertThat(model.features()).containsExactly("rsi", "atr_pct", "mom_21", "gap", "adv", "skew");
            assertThat(model.featureCount()).isEqualTo(COLUMNS);
            assertThat(model.outputCount()).isEqualTo(CLASSES);
            assertThat(model.objective()).isEqualTo("multi:softprob");
            assertThat(model.hash()).isEqualTo(content.hash());
            assertThat(model.engine()).isEqualTo("java");
            assertThat(model).hasToString("model alpha.ubj (multi:softprob, 6 features, java)");
        }
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"multi:softprob\" | \"multi:nonsense\" | has the objective 'multi:nonsense'; the engine java scores"
                        + " [binary:hinge, binary:logistic, binary:logitraw, count:poisson, multi:softmax,"
                        + " multi:softprob, rank:map, rank:ndcg, rank:pairwise, reg:absoluteerror, reg:gamma,"
                        + " reg:logistic, reg:pseudohubererror, reg:quantileerror, reg:squarederror,"
                        + " reg:squaredlogerror, reg:tweedie, survival:aft, survival:cox]",
                "\"multi:softprob\" | \"binary:logistic\" | has a base score of 2.0, which is none for binary:logistic",
                "[3,0,4] | [0,90,0] | was saved by XGBoost 0.90.0; models since 1.0 are read",
            })
    void whatHasNoOracleIsRefused(String part, String other, String message) throws XGBoostError {
        String json = new String(Training.anyModel("json"), StandardCharsets.UTF_8)
                .replace("\"base_score\":\"5E-1\"", "\"base_score\":\"2E0\"")
                .replace(part, other);
        assertRefused(
                () -> new JavaModelProvider().load(new ModelContent("m.json", json.getBytes(StandardCharsets.UTF_8))),
                "model m.json " + message);
    }

    @ParameterizedTest
    @CsvSource({"1", "15", "200"})
    void nothingIsAllocatedOnceWarm(int rows) {
        try (Model model = load()) {
            double[] batch = new double[rows * COLUMNS];
            double[] out = new double[rows * CLASSES];
            model.predict(batch, rows, COLUMNS, out);
            long before = allocated();
            long counting = allocated() - before;
            for (int i = 0; i < 100; i++) {
                model.predict(batch, rows, COLUMNS, out);
            }
            long all = allocated() - before;
            assertThat(all - counting).isLessThan(4_096);
        }
    }

    @Test
    void threadsScoreTheSame() throws Exception {
        double[] rows = new double[90 * COLUMNS];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i % 7 - 3;
        }
        ExecutorService executor = Executors.newFixedThreadPool(16);
        try (Model model = load()) {
            double[] expected = new double[90 * CLASSES];
            model.predict(rows, 90, COLUMNS, expected);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                all.add(executor.submit(() -> {
                    double[] out = new double[90 * CLASSES];
                    for (int round = 0; round < 50; round++) {
                        model.predict(rows, 90, COLUMNS, out);
                        assertThat(out).containsExactly(expected);
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            executor.shutdown();
        }
    }

    private static long allocated() {
        try {
            return (Long) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                            "getThreadAllocatedBytes",
                            new Object[] {Thread.currentThread().getId()},
                            new String[] {"long"});
        } catch (JMException notCounted) {
            return abort("this virtual machine does not count the bytes that a thread allocates");
        }
    }

    private Model load() {
        return new JavaModelProvider().load(new ModelContent("alpha.ubj", bytes));
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(ModelException.class).hasMessage(message);
    }
}
