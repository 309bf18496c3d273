package dev.technic.scanner.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.technic.scanner.ModelFeatures;
import dev.technic.scanner.Rounds;
import dev.technic.scanner.examples.DemoScan;
import dev.technic.scanner.json.ModelFeaturesJson;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelCommandTest {

    @TempDir
    private Path folder;

    private Path model() throws IOException {
        return Files.write(folder.resolve("demo.json"), DemoScan.model().bytes());
    }

    private Run run() {
        return Run.of("model", folder.resolve("demo.json").toString());
    }

    @Test
    void saysWhatIsInAModel() throws IOException {
        Path model = model();
        Run run = run();
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "model       " + model + "\n",
                        "\nformat      JSON, saved by XGBoost 3.0.4\n",
                        "\nbooster     gbtree\n",
                        "\nobjective   reg:squarederror\n",
                        "\nrounds      50\n",
                        "\nscored by   java, in blocks of 64 rows; fewer than 21 row by row\n",
                        "\n  or by     xgboost4j 3.0.4\n",
                        "\nside file   none; " + folder.resolve("demo.features.json") + " would define its features\n",
                        "\nsha256      " + DemoScan.model().hash() + "\n",
                        "\ngain and cover are means over the feature's splits, weight is their number: XGBoost's"
                                + " get_score.\n");
        assertThat(run.out().lines().filter(line -> line.matches("[0-5] .*"))).hasSize(6);
    }

    @Test
    void saysWhatASideFileDefines() throws IOException {
        model();
        Path side = folder.resolve("demo.features.json");
        ModelFeatures features = ModelFeatures.of(DemoScan.features()).ofRounds(Rounds.of(0, 20));
        ModelFeaturesJson.write(features, side);
        assertThat(run().out())
                .contains(
                        "\nside file      " + side + " defines 6 of 6 features\n",
                        "\n  features     are the model's; rounds 0..20: 20 trees score\n",
                        "\n  expressions  are understood\n",
                        "(close - sma(close, 20)) / stddev(close, 20)\n");
    }

    @Test
    void anExpressionStandsByTheFeatureOfItsName() throws IOException {
        model();
        Path side = folder.resolve("demo.features.json");
        Files.writeString(
                side,
                "{\"features\": [{\"name\": \"volume_x\", \"expression\": \"market_cap / 1e9\"}"
                        + Stream.of("atr_pct", "rsi_14", "roc_5", "roc_60", "stretch")
                                .map(name -> ", {\"name\": \"" + name + "\"}")
                                .collect(Collectors.joining())
                        + "]}");
        assertThat(run().out().lines())
                .filteredOn(line -> line.contains("market_cap / "))
                .singleElement()
                .asString()
                .matches("5 +volume_x .*");
        assertThat(run().out()).contains("are not understood without --universe: volume_x: no name 'market_cap'");
        Path universe = Files.writeString(folder.resolve("u.csv"), "symbol,market_cap\nACME,1e9\n");
        assertThat(Run.of("model", folder.resolve("demo.json").toString(), "--universe", universe.toString())
                        .out())
                .contains("\n  expressions  are understood\n");
    }

    @Test
    void textsOfAFileStayOnTheirLines() throws IOException {
        Path model = model();
        String json = Files.readString(model);
        Files.writeString(
                model,
                json.replaceFirst(
                        "\"attributes\": ?\\{",
                        "\"attributes\":{\"a\":\"red\\\\u001b[31m\\\\nsha256 0\""
                                + (json.matches("(?s).*\"attributes\": ?\\{}.*") ? "" : ",")));
        assertThat(run().out())
                .contains("\nattribute   a = red?[31m?sha256 0\n")
                .doesNotContain("\u001b");
    }

    @Test
    void saysThatASideFileDoesNotFit() throws IOException {
        Path model = model();
        Path side = folder.resolve("demo.features.json");
        Files.writeString(side, "{\"features\": [{\"name\": \"rsi_14\", \"expression\": \"rsl(14)\"}]}");
        Run run = run();
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains(
                        "do not fit: model " + model + " needs [rsi_14, roc_5, roc_60, stretch, atr_pct, volume_x]; "
                                + side
                                + " has [rsi_14]: missing [roc_5, roc_60, stretch, atr_pct, volume_x], unused []\n",
                        "are not understood without --universe: rsi_14: no indicator 'rsl' at 1:1; did you mean 'rsi'?");
        Files.writeString(side, "{}");
        assertThat(run().out())
                .contains("side file   side file " + side + " at 1:2: a side file has no \"features\"\n");
    }

    @Test
    void aDamagedModelIsOneSentence() throws IOException {
        Path model = model();
        byte[] bytes = Files.readAllBytes(model);
        Files.write(model, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        Run run = run();
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("scanner: model " + model + ": at byte ");
        assertThat(run.err().lines()).hasSize(1);
        Files.delete(model);
        assertThat(run().err())
                .isEqualTo(
                        "scanner: model " + model + " cannot be read: there is no such file" + System.lineSeparator());
    }

    @Test
    void aFileThatIsGreaterThanAnyModelIsRefusedUnread() throws IOException {
        Path huge = folder.resolve("demo.json");
        try (RandomAccessFile holes = new RandomAccessFile(huge.toFile(), "rw")) {
            holes.setLength(3L << 30);
        }
        assertThat(run().status()).isEqualTo(3);
        assertThat(run().err())
                .isEqualTo("scanner: model " + huge
                        + " cannot be read: it has 3221225472 bytes; at most 1073741824 are accepted"
                        + System.lineSeparator());
    }

    @Test
    void aDeviceIsNoModel() {
        Path device = Path.of("/dev/zero");
        assumeThat(device).exists();
        Run run = Run.of("model", device.toString());
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err())
                .isEqualToIgnoringNewLines("scanner: model " + device + " cannot be read: it is no regular file");
    }

    @Test
    void aFolderIsNoModel(@TempDir Path folder) {
        Run run = Run.of("model", folder.toString());
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).isEqualToIgnoringNewLines("scanner: model " + folder + " cannot be read: it is a folder");
    }

    @Test
    void saysWhoDoesNotScoreItAndWhy() {
        Path iris = Path.of(System.getProperty("scanner.shared", "none"), "models", "iris", "3.4.1");
        assumeThat(iris).as("shared models, by -Dscanner.shared").exists();
        Path model = iris.resolve("MultinomialClassificationIris.ubj");
        assertThat(Run.of("model", model.toString()).out())
                .contains(
                        "\nformat      UBJSON, saved by XGBoost 3.4.1\n",
                        "\nbooster     dart\n",
                        "\nobjective   multi:softprob, 3 classes\n",
                        "\n  not by    xgboost4j: model " + model + " was saved by XGBoost 3.4.1; xgboost4j 3.0.4 reads"
                                + " models up to 3.0 and would misread this one's base_score: the engine java reads later ones\n");
    }
}
