package dev.technic.scanner.ml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.Model;
import dev.technic.scanner.Prediction;
import dev.technic.scanner.ml.engine.JavaModelProvider;
import dev.technic.scanner.spi.ModelContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Java scores models of many kinds, each as the release did that trained it; XGBoost4J, the oracle of the other tests, reads none
 * saved after 3.0. The models are small and made by {@code src/test/python/releases.py}.
 */
class ReleasesTest {

    private static final int COLUMNS = 6;

    @ParameterizedTest
    @CsvSource({"1.5.2, 11", "1.7.6, 16", "2.1.4, 17", "3.1.1, 17", "3.2.0, 17", "3.3.0, 17", "3.4.1, 17"})
    void everyKindScoresAsItsReleaseDid(String release, int kinds) throws IOException {
        Map<String, byte[]> files = files(release);
        int models = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            String name = file.getKey();
            if (!name.endsWith(".txt")) {
                byte[] text = Objects.requireNonNull(files.get(name.replaceFirst("\\..*", ".txt")), name);
                assertSame(new ModelContent(release + "/" + name, file.getValue()), said(text));
                models++;
            }
        }
        assertThat(models).isEqualTo(kinds);
    }

    private static void assertSame(ModelContent content, Map<String, double[]> said) {
        double[] rows = numbers(said, "rows");
        int count = rows.length / COLUMNS;
        try (Model model = new JavaModelProvider().load(content)) {
            for (Prediction asked : Prediction.values()) {
                double[] expected = numbers(said, asked.toString());
                int outputs = model.outputCount(asked);
                assertThat(expected).as("%s of %s", asked, content.origin()).hasSize(count * outputs);
                double[] together = new double[expected.length];
                model.predict(asked, rows, count, COLUMNS, together);
                assertThat(together).as("%s of %s", asked, content.origin()).containsExactly(expected);
                for (int row = 0; row < count; row++) {
                    double[] alone = new double[outputs];
                    double[] one = Arrays.copyOfRange(rows, row * COLUMNS, (row + 1) * COLUMNS);
                    model.predict(asked, one, 1, COLUMNS, alone);
                    assertThat(alone)
                            .as("%s of %s, row %s", asked, content.origin(), row)
                            .containsExactly(Arrays.copyOfRange(expected, row * outputs, (row + 1) * outputs));
                }
            }
        }
    }

    private static double[] numbers(Map<String, double[]> said, String name) {
        return Objects.requireNonNull(said.get(name), name);
    }

    private static Map<String, double[]> said(byte[] text) {
        Map<String, double[]> said = new HashMap<>();
        for (String line : new String(text, StandardCharsets.US_ASCII).split("\n")) {
            String[] words = line.split(" ");
            said.put(
                    words[0],
                    Arrays.stream(words)
                            .skip(1)
                            .mapToDouble(word -> word.equals("nan") ? Double.NaN : Double.parseDouble(word))
                            .toArray());
        }
        return said;
    }

    private static Map<String, byte[]> files(String release) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        InputStream found = ReleasesTest.class.getResourceAsStream("releases/" + release + ".zip");
        try (ZipInputStream zip = new ZipInputStream(Objects.requireNonNull(found, release))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
