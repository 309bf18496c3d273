package dev.technic.scanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.ModelException;
import dev.technic.scanner.ModelFeatures;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Rounds;
import dev.technic.scanner.expression.Expression;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFeaturesJsonTest {

    private static final String HASH = "0123456789abcdef".repeat(4);

    private static final String WHOLE = """
            {
              "features": [
                {
                  "name": "rsi_14",
                  "expression": "rsi(14)"
                },
                {
                  "name": "gap",
                  "expression": "open / ref(close, 1) - 1",
                  "optional": true
                },
                {
                  "name": "Größe in $"
                }
              ],
              "rounds": "0..50",
              "model": "%s"
            }
            """.replace("%s", HASH);

    private static ModelFeatures whole() {
        return new ModelFeatures(
                List.of(
                        new ModelFeatures.Feature("rsi_14", Optional.of(Expression.parse("rsi(14)")), false),
                        new ModelFeatures.Feature(
                                "gap", Optional.of(Expression.parse("open / ref(close, 1) - 1")), true),
                        new ModelFeatures.Feature("Größe in $", Optional.empty(), false)),
                Rounds.of(0, 50),
                Optional.of(HASH));
    }

    private static ModelFeatures parse(String text) {
        return ModelFeaturesJson.parse("a.features.json", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aSideFileIsWrittenAsAPersonWouldWriteItAndReadBack() {
        assertThat(ModelFeaturesJson.text(whole())).isEqualTo(WHOLE);
        assertThat(parse(WHOLE)).isEqualTo(whole());
    }

    @Test
    void aModelIsWhateverStandsBesideAndScoresAllRoundsUnlessSaid() {
        ModelFeatures features = ModelFeatures.of(List.of(NamedExpression.of("c", "close")));
        String text = ModelFeaturesJson.text(features);
        assertThat(text).doesNotContain("rounds", "model");
        assertThat(parse(text)).isEqualTo(features);
        assertThat(parse(ModelFeaturesJson.text(features.ofRounds(Rounds.BEST).ofModel(HASH))))
                .isEqualTo(new ModelFeatures(features.features(), Rounds.BEST, Optional.of(HASH)));
    }

    @ParameterizedTest
    @CsvSource({
        "a/alpha.ubj,a/alpha.features.json",
        "alpha.json,alpha.features.json",
        "alpha.v2.ubj,alpha.v2.features.json",
        "alpha,alpha.features.json"
    })
    void itStandsBesideItsModel(String model, String file) {
        assertThat(ModelFeaturesJson.beside(Path.of(model))).isEqualTo(Path.of(file));
    }

    @Test
    void filesAreReadAndWritten(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.features.json");
        assertThatThrownBy(() -> ModelFeaturesJson.read(file))
                .isInstanceOf(ModelException.class)
                .hasMessage("side file " + file + " does not exist");
        ModelFeaturesJson.write(whole(), file);
        assertThat(ModelFeaturesJson.read(file)).isEqualTo(whole());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|at 1:2: a side file has no \"features\"",
                "{\"features\": [{\"name\": \"x\", \"formula\": 1}]}|at 1:29: a feature has no \"formula\"; it may have [name, expression, optional]",
                "{\"features\": [{}]}|at 1:16: a feature has no \"name\"",
                "{\"features\": [{\"name\": \"x\", \"optional\": true}]}|at 1:45: feature 'x' is optional and has no expression; the scan that defines it says whether it is optional",
                "{\"features\": [{\"name\": \"x y\", \"expression\": \"close\"}]}|at 1:52: 'x y' is not a name; letters, digits and underscores are, not a digit first",
                "{\"features\": [{\"name\": \"x\"}, {\"name\": \"x\"}]}|: the feature 'x' is there twice",
                "{\"features\": [], \"rounds\": \"5\"}|at 1:28: '5' are no rounds; all, best and FIRST..END are accepted",
                "{\"features\": [], \"model\": \"5\"}|: '5' is no SHA-256 of a model; 64 hexadecimal digits, all small, are accepted",
                "{\"features\": []} 7|at 1:18: something follows the side file",
            })
    void whatIsWrongIsSaidWithItsPlace(String json, String message) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(ModelException.class)
                .hasMessage("side file a.features.json" + (message.startsWith(":") ? "" : " ") + message);
    }

    @Test
    void damagedTextIsASideFileOrAClearSentence() {
        SplittableRandom random = new SplittableRandom(5);
        int read = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = WHOLE.getBytes(StandardCharsets.UTF_8);
            for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                int at = random.nextInt(bytes.length);
                bytes[at] = random.nextBoolean()
                        ? (byte) random.nextInt(256)
                        : (byte) "{}[]\",:\\0e-\u0000x".charAt(random.nextInt(13));
            }
            try {
                ModelFeaturesJson.parse("a.features.json", bytes);
                read++;
            } catch (ModelException clear) {
                assertThat(clear).hasMessageStartingWith("side file a.features.json");
            }
        }
        assertThat(read).isBetween(1, 19_999);
    }
}
