package dev.technic.scanner.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.Model;
import dev.technic.scanner.Rounds;
import dev.technic.scanner.ml.engine.JavaModelProvider;
import dev.technic.scanner.spi.ModelContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoundsTest {

    @ParameterizedTest
    @CsvSource({"1.5.2, json", "2.0.2, ubj", "3.0.0, ubj", "3.1.0, ubj", "3.3.0, ubj", "3.4.1, json"})
    void theFirstElevenRoundsScoreAsEveryReleaseDid(String version, String format) {
        for (boolean missing : new boolean[] {false, true}) {
            ModelContent content = Iris.model(version, missing, format);
            double[] rows = Iris.rows(version, missing);
            double[] expected = Iris.probabilitiesOfElevenRounds(version, missing);
            double[] actual = new double[expected.length];
            try (Model model = new JavaModelProvider().load(content)) {
                model.ofRounds(Rounds.of(0, 11)).predict(rows, rows.length / Iris.COLUMNS, Iris.COLUMNS, actual);
            }
            for (int i = 0; i < expected.length; i++) {
                assertThat((float) actual[i]).isEqualTo((float) expected[i]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "best", "0..50", "7..8"})
    void roundsReadBackAsTheyAreWritten(String text) {
        assertThat(Rounds.parse(text)).hasToString(text).isEqualTo(Rounds.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ALL", "5", "0..", "-1..3", "0..9999999999"})
    void otherTextsAreNoRounds(String text) {
        assertThatThrownBy(() -> Rounds.parse(text))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage("'" + text + "' are no rounds; all, best and FIRST..END are accepted");
    }

    @Test
    void aRangeWithoutRoundsIsRefused() {
        assertThatThrownBy(() -> Rounds.of(3, 3))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage("rounds 3..3 are none; FIRST..END is accepted, with 0 <= FIRST < END, and END is not one"
                        + " of them");
    }
}
