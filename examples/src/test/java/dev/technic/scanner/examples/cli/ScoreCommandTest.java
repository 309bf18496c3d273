package dev.technic.scanner.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.technic.scanner.ModelFeatures;
import dev.technic.scanner.Rounds;
import dev.technic.scanner.examples.DemoScan;
import dev.technic.scanner.json.ModelFeaturesJson;
import dev.technic.scanner.spi.ModelContent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScoreCommandTest {

    private static final String HEADER = "rsi_14,roc_5,roc_60,stretch,atr_pct,volume_x";

    @TempDir
    private Path folder;

    private Path model() throws IOException {
        return Files.write(folder.resolve("demo.json"), DemoScan.model().bytes());
    }

    private Run score(Path model, String data, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("data.csv"), data);
        List<String> arguments =
                new java.util.ArrayList<>(List.of("score", "--model", model.toString(), "--data", file.toString()));
        arguments.addAll(List.of(more));
        return Run.of(arguments);
    }

    @Test
    void findsFeaturesByNameAndIgnoresOtherColumns() throws IOException {
        Path model = model();
        Run straight = score(model, HEADER + "\n30,-2,5,-1.5,2,1.2\n70,2,5,1.5,2,1.2\n");
        assertThat(straight.status()).isZero();
        assertThat(straight.out().lines()).hasSize(3).first().isEqualTo("prediction");
        Run mixed = score(
                model,
                "symbol,atr_pct,roc_60,roc_5,rsi_14,stretch,volume_x\nA,2,5,-2,30,-1.5,1.2\nB,2,5,2,70,1.5,1.2\n");
        assertThat(mixed).isEqualTo(straight);
    }

    @Test
    void dataMayBeGzipWhateverTheNameIs() throws IOException {
        Path model = model();
        String data = "\ufeff" + HEADER + "\n30,-2,5,-1.5,2,1.2\n";
        Run plain = score(model, data);
        assertThat(plain.status()).isZero();
        Path file = folder.resolve("packed.csv");
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            packed.write(data.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Run.of("score", "--model", model.toString(), "--data", file.toString()))
                .isEqualTo(plain);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 12));
        Run cut = Run.of("score", "--model", model.toString(), "--data", file.toString());
        assertThat(cut.status()).isEqualTo(3);
        assertThat(cut.err()).startsWith("scanner: cannot read " + file).endsWith(System.lineSeparator());
        assertThat(cut.err().lines()).hasSize(1);
    }

    @Test
    void aHeaderThatIsNoTextIsShownOnOneLine() throws IOException {
        Path model = model();
        assertThat(score(model, "a\u0007b\u001b[2Jc\n1\n").err())
                .endsWith(
                        "has [a?b?[2Jc]: missing [rsi_14, roc_5, roc_60, stretch, atr_pct, volume_x], unused [a?b?[2Jc]"
                                + System.lineSeparator());
    }

    @Test
    void emptyNaAndNanAreMissing() throws IOException {
        Path model = model();
        Run run = score(model, HEADER + "\n30,,5,-1.5,2,1.2\n30,NA,5,-1.5,2,1.2\n30,NaN,5,-1.5,2,1.2\n");
        assertThat(run.status()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.subList(1, 4)).containsOnly(lines.get(1));
    }

    @Test
    void byPositionTheHeaderDoesNotMatter() throws IOException {
        Path model = model();
        Run named = score(model, HEADER + "\n30,-2,5,-1.5,2,1.2\n");
        Run placed = score(model, "a,b,c,d,e,f,g\n30,-2,5,-1.5,2,1.2,x\n", "--by-position");
        assertThat(placed).isEqualTo(named);
    }

    @Test
    void saysWhichColumnsAreMissing() throws IOException {
        Path model = model();
        Run run = score(model, "rsi_14,roc5,roc_60,stretch,atr_pct,volume_x\n30,-2,5,-1.5,2,1.2\n");
        assertThat(run)
                .isEqualTo(new Run(
                        3,
                        "",
                        "scanner: model " + model
                                + " needs [rsi_14, roc_5, roc_60, stretch, atr_pct, volume_x]; "
                                + folder.resolve("data.csv")
                                + " has [rsi_14, roc5, roc_60, stretch, atr_pct, volume_x]: missing [roc_5], unused [roc5]"
                                + System.lineSeparator()));
    }

    @Test
    void saysWhereAnUnreadableCellIs() throws IOException {
        Run run = score(model(), HEADER + "\n30,-2,5,-1.5,2,1.2\n30,two,5,-1.5,2,1.2\n");
        assertThat(run.err())
                .isEqualTo("scanner: " + folder.resolve("data.csv") + " line 3, column 'roc_5': 'two' is not a number"
                        + System.lineSeparator());
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void saysWhichRowIsShort() throws IOException {
        Run run = score(model(), HEADER + "\n30,-2,5\n");
        assertThat(run.err())
                .isEqualTo("scanner: " + folder.resolve("data.csv")
                        + " line 2, column 'stretch': the row ends before it" + System.lineSeparator());
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void aBadCellLetsNothingOfItsBatchOutAndTheHelpSaysSo() throws IOException {
        String good = "\n30,-2,5,-1.5,2,1.2";
        Run few = score(model(), HEADER + good.repeat(4095) + "\n1,2,3,x,5,6\n");
        assertThat(few.out()).isEmpty();
        assertThat(few.err()).endsWith(" line 4097, column 'stretch': 'x' is not a number" + System.lineSeparator());
        assertThat(few.status()).isEqualTo(3);
        Run more = score(model(), HEADER + good.repeat(4096) + "\n1,2,3,x,5,6\n");
        assertThat(more.out().lines()).hasSize(1 + 4096).first().isEqualTo("prediction");
        assertThat(more.status()).isEqualTo(3);
        assertThat(score(model(), HEADER + good.repeat(4096) + "\n").out()).isEqualTo(more.out());
        assertThat(score(model(), HEADER + "\n").out().lines()).containsExactly("prediction");
        assertThat(Run.of("score", "--help").out().replaceAll("\\s+", " "))
                .contains("to stdout they go 4096 at a time, and a row that cannot be read ends it with status 3 after"
                        + " those of the batches before.");
    }

    @Test
    void saysMarginsAndLeavesOfChosenRounds() throws IOException {
        Path model = model();
        String row = "\n30,-2,5,-1.5,2,1.2\n";
        Run value = score(model, HEADER + row);
        assertThat(score(model, HEADER + row, "--output", "margin").out())
                .isEqualTo(value.out().replace("prediction", "margin"));
        assertThat(score(model, HEADER + row, "--rounds", "0..50")).isEqualTo(value);
        assertThat(score(model, HEADER + row, "--rounds", "0..20")).isNotEqualTo(value);
        Run leaves = score(model, HEADER + row, "--output", "leaf", "--rounds", "7..9");
        assertThat(leaves.out().lines()).hasSize(2).first().isEqualTo("leaf_0,leaf_1");
        assertThat(leaves.out().lines().skip(1)).allMatch(line -> line.matches("[0-9]+,[0-9]+"));
        Run beyond = score(model, HEADER + row, "--rounds", "0..51");
        assertThat(beyond.status()).isEqualTo(3);
        assertThat(beyond.err())
                .isEqualTo("scanner: model " + model + " has the rounds 0..50, not 0..51" + System.lineSeparator());
        Path same = Files.copy(model, folder.resolve("same.json"));
        assertThat(score(same, HEADER + row, "--rounds", "0..51").err())
                .isEqualTo("scanner: model " + same + " has the rounds 0..50, not 0..51" + System.lineSeparator());
    }

    @Test
    void aSideFileSaysTheRoundsUnlessTheyAreGiven() throws IOException {
        Path model = model();
        String row = "\n30,-2,5,-1.5,2,1.2\n";
        Run all = score(model, HEADER + row);
        Run some = score(model, HEADER + row, "--rounds", "0..20");
        ModelFeatures features = ModelFeatures.of(DemoScan.features()).ofRounds(Rounds.of(0, 20));
        ModelFeaturesJson.write(features, ModelFeaturesJson.beside(model));

        assertThat(score(model, HEADER + row)).isEqualTo(some);
        assertThat(score(model, HEADER + row, "--rounds", "all")).isEqualTo(all);
    }

    @Test
    void aSideFileOfAnotherModelIsRefusedByNameAndByPosition() throws IOException {
        Path model = model();
        Path side = ModelFeaturesJson.beside(model);
        String other = "0".repeat(64);
        ModelFeaturesJson.write(ModelFeatures.of(DemoScan.features()).ofModel(other), side);
        for (String[] more : new String[][] {{}, {"--by-position"}}) {
            Run run = score(model, HEADER + "\n30,-2,5,-1.5,2,1.2\n", more);
            assertThat(run.err())
                    .isEqualTo("scanner: model " + model + " is "
                            + new ModelContent("", Files.readAllBytes(model)).hash() + "; " + side
                            + " is the side file of another model, " + other
                            + System.lineSeparator());
            assertThat(run.status()).isEqualTo(3);
        }
    }

    @Test
    void aFileThatIsNoModelIsOneSentence() throws IOException {
        Path none = Files.writeString(folder.resolve("none.json"), "hello");
        Run run = score(none, HEADER + "\n");
        assertThat(run.err()).startsWith("scanner: ").contains(none.toString());
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void probabilitiesOfClassesEqualThePublishedOnes() throws IOException {
        Path iris = Path.of(System.getProperty("scanner.shared", "none"), "models", "iris", "3.0.0");
        assumeThat(iris).as("shared models, by -Dscanner.shared").exists();
        Run run = Run.of(
                "score",
                "--model",
                iris.resolve("MultinomialClassificationIris.ubj").toString(),
                "--data",
                iris.resolve("Iris.csv").toString());
        List<String> expected = Files.readAllLines(iris.resolve("MultinomialClassificationIris.csv")).stream()
                .skip(1)
                .map(line -> line.substring(line.indexOf(',') + 1))
                .toList();
        assertThat(run.out().lines()).first().isEqualTo("prediction_0,prediction_1,prediction_2");
        assertThat(run.out().lines().skip(1)).containsExactlyElementsOf(expected);
    }
}
