package dev.technic.scanner.ml;

import dev.technic.scanner.spi.ModelContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** One model as saved by many releases of XGBoost, with its inputs and its predictions by that release; read where it lies. */
final class Iris {

    static final int COLUMNS = 4;
    static final int CLASSES = 3;

    private static final Path HOME = Path.of(System.getProperty("scanner.shared", "shared"), "models", "iris");

    private Iris() {}

    static void assumePresent() {
        Assumptions.assumeTrue(Files.isDirectory(HOME), "the shared models are not here");
    }

    static boolean isPresent(String version, String format) {
        return Files.exists(file(version, true, format));
    }

    private static Path file(String version, boolean missing, String format) {
        return HOME.resolve(version).resolve("MultinomialClassificationIris" + (missing ? "NA." : ".") + format);
    }

    /** @param missing the model and rows with missing values */
    static ModelContent model(String version, boolean missing, String format) {
        assumePresent();
        Path file = file(version, missing, format);
        Assumptions.assumeTrue(Files.exists(file), "that release has no such file");
        return new ModelContent("iris." + format, bytes(file));
    }

    /** {@code [150 × 4]}. */
    static double[] rows(String version, boolean missing) {
        return numbers(HOME.resolve(version).resolve(missing ? "IrisNA.csv" : "Iris.csv"), 0, COLUMNS);
    }

    /** {@code [150 × 3]}. */
    static double[] probabilities(String version, boolean missing) {
        return probabilities(version, missing, "");
    }

    /** The same, of the first eleven rounds. */
    static double[] probabilitiesOfElevenRounds(String version, boolean missing) {
        return probabilities(version, missing, "@11");
    }

    private static double[] probabilities(String version, boolean missing, String rounds) {
        String name = "MultinomialClassificationIris" + (missing ? "NA" : "") + rounds + ".csv";
        return numbers(HOME.resolve(version).resolve(name), 1, 1 + CLASSES);
    }

    private static double[] numbers(Path csv, int from, int to) {
        return lines(csv).stream()
                .skip(1)
                .flatMap(line -> Arrays.stream(line.split(",")).skip(from).limit(to - from))
                .mapToDouble(cell -> cell.equals("NA") ? Double.NaN : Double.parseDouble(cell))
                .toArray();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
