package dev.technic.scanner.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.ml.engine.JavaModelProvider;
import dev.technic.scanner.spi.ModelContent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IrisTest {

    @ParameterizedTest
    @CsvSource({
        "1.5.2, false, json",
        "1.5.2, true, json",
        "2.0.2, false, json",
        "2.0.2, true, json",
        "2.0.2, false, ubj",
        "2.0.2, true, ubj",
        "3.0.0, false, json",
        "3.0.0, true, json",
        "3.0.0, false, ubj",
        "3.0.0, true, ubj"
    })
    void everyReleaseScoresAsItDid(String version, boolean missing, String format) {
        ModelContent content = Iris.model(version, missing, format);
        double[] rows = Iris.rows(version, missing);
        double[] expected = Iris.probabilities(version, missing);
        double[] actual = new double[expected.length];
        try (Model model = new Xgboost4jProvider().load(content)) {
            model.predict(rows, rows.length / Iris.COLUMNS, Iris.COLUMNS, actual);
            assertThat(model.objective()).isEqualTo("multi:softprob");
            assertThat(model.featureCount()).isEqualTo(Iris.COLUMNS);
            assertThat(model.outputCount()).isEqualTo(Iris.CLASSES);
            assertThat(model.hash()).isEqualTo(content.hash());
            assertThat(model.engine()).isEqualTo("xgboost4j 3.0.4");
        }
        for (int i = 0; i < expected.length; i++) {
            assertThat((float) actual[i]).isEqualTo((float) expected[i]);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.5.2, json",
        "2.0.2, json",
        "2.0.2, ubj",
        "3.0.0, json",
        "3.0.0, ubj",
        "3.1.0, json",
        "3.1.0, ubj",
        "3.3.0, json",
        "3.3.0, ubj",
        "3.4.1, json",
        "3.4.1, ubj"
    })
    void javaScoresAsEveryReleaseDid(String version, String format) {
        for (boolean missing : new boolean[] {false, true}) {
            ModelContent content = Iris.model(version, missing, format);
            double[] rows = Iris.rows(version, missing);
            double[] expected = Iris.probabilities(version, missing);
            double[] actual = new double[expected.length];
            try (Model model = new JavaModelProvider().load(content)) {
                model.predict(rows, rows.length / Iris.COLUMNS, Iris.COLUMNS, actual);
                assertThat(model.hash()).isEqualTo(content.hash());
                assertThat(model.engine()).isEqualTo("java");
            }
            for (int i = 0; i < expected.length; i++) {
                assertThat((float) actual[i]).isEqualTo((float) expected[i]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.1.0", "3.3.0", "3.4.1"})
    void laterReleasesAreRefused(String version) {
        for (String format : new String[] {"json", "ubj"}) {
            ModelContent content = Iris.model(version, false, format);
            assertThat(new Xgboost4jProvider().reads(content)).isTrue();
            assertThatThrownBy(() -> new Xgboost4jProvider().load(content))
                    .isInstanceOf(ModelException.class)
                    .hasMessage("model iris." + format + " was saved by XGBoost " + version
                            + "; xgboost4j 3.0.4 reads models up to 3.0 and would misread this one's base_score:"
                            + " the engine java reads later ones");
        }
    }
}
