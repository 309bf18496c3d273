package dev.technic.scanner.ml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.Model;
import dev.technic.scanner.Prediction;
import dev.technic.scanner.Rounds;
import dev.technic.scanner.ml.engine.JavaModelProvider;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import dev.technic.scanner.testkit.AllocatedBytes;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.ServiceLoader;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaModelTest extends EngineContract {

    JavaModelTest() throws XGBoostError {
        super(new JavaModelProvider());
    }

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
                "[3,0,4] | [0,90,0] | was saved by XGBoost 0.90.0; the engine java scores models of 1.0 to 3.4",
                "[3,0,4] | [3,5,0] | was saved by XGBoost 3.5.0; the engine java scores models of 1.0 to 3.4",
                "[3,0,4] | [4,0,0] | was saved by XGBoost 4.0.0; the engine java scores models of 1.0 to 3.4",
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
            Model some = model.ofRounds(Rounds.of(1, 3));
            double[] batch = new double[rows * COLUMNS];
            for (Prediction asked : Prediction.values()) {
                double[] out = new double[rows * some.outputCount(asked)];
                some.predict(asked, batch, rows, COLUMNS, out);
                AllocatedBytes.ofThisThread(); // warm, too
                long before = AllocatedBytes.ofThisThread();
                for (int i = 0; i < 100; i++) {
                    some.predict(asked, batch, rows, COLUMNS, out);
                }
                assertThat(AllocatedBytes.ofThisThread() - before).isLessThan(4_096);
            }
        }
    }
}
