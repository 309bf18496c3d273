package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.Model;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.ModelReference;
import dev.technic.scanner.Order;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.ScannerException;
import dev.technic.scanner.Universe;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model and its side file are the whole recipe of a score. */
final class SideFilesInScansTest {

    /** A file of names, separated by spaces: features whose sum is the score. {@code 3*} stands for three features without names. */
    private static final class Sums implements ModelProvider {
        @Override
        public String name() {
            return "sums";
        }

        @Override
        public boolean reads(ModelContent content) {
            return true;
        }

        @Override
        public Model load(ModelContent content) {
            String text = new String(content.bytes(), StandardCharsets.UTF_8);
            boolean named = !text.endsWith("*");
            List<String> names = named ? List.of(text.split(" ")) : List.of();
            int count = named ? names.size() : Integer.parseInt(text.substring(0, text.length() - 1));
            return new FakeModel(names, count, 1, (row, out) -> {
                out[0] = 0;
                for (double x : row) {
                    out[0] += x;
                }
            });
        }
    }

    @TempDir
    Path folder;

    private final ModelCache cache = ModelCache.create();
    private final Scanner scanner =
            Market.builder().modelCache(cache).plugin(new Sums()).build();
    private final Panel panel = Market.panel(
            scanner, Market.one("D", 4, 3), Market.one("A", 1, 2), Market.one("C", 3, 1), Market.one("B", 2, 1));

    @AfterEach
    void close() {
        assertThat(cache.counts().leases()).isZero();
        scanner.close();
    }

    private Path model(String name, String features) throws IOException {
        return Files.writeString(folder.resolve(name + ".ubj"), features);
    }

    private Path sideFile(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".features.json"), text);
    }

    /** {@code a = close; b} becomes the text of a side file. */
    private static String features(String... each) {
        StringBuilder text = new StringBuilder("{\"features\": [");
        for (String feature : each) {
            String[] parts = feature.split(" = ");
            text.append(text.length() > 14 ? ", " : "").append("{\"name\": \"").append(parts[0]);
            text.append(parts.length < 2 ? "\"}" : "\", \"expression\": \"" + parts[1] + "\"}");
        }
        return text + "]}";
    }

    private ScanResult scan(Scan.Builder scan) {
        return scanner.scan(panel, scan.build());
    }

    private void assertRefused(Scan.Builder scan, Class<? extends ScannerException> type, String message) {
        assertThatThrownBy(() -> scan(scan)).isInstanceOf(type).hasMessage(message);
    }

    @Test
    void a_model_with_its_side_file_is_a_whole_scan() throws IOException {
        Path model = model("m", "c twice");
        Path side = sideFile("m", features("c = close", "twice = 2 * c"));
        ScanResult result = scan(Scan.builder().model("m", model).orderBy("m", Order.Direction.DESCENDING));

        assertThat(result.columns()).containsExactly("m");
        assertThat(result.column("m")).containsExactly(12, 9, 6, 3);
        assertThat(result.symbol(0)).isEqualTo("D");
        assertThat(result.provenance().sideFiles())
                .isEqualTo(Map.of("m", new ModelContent("", Files.readAllBytes(side)).hash()));
    }

    @Test
    void the_scan_may_use_and_show_what_the_side_file_defines() throws IOException {
        Path model = model("m", "c twice");
        sideFile("m", features("c = close", "twice = 2 * c"));
        ScanResult result = scan(Scan.builder()
                .feature("more", "twice + 1")
                .feature("twice", "2 * c")
                .where("c < 4")
                .model("m", model)
                .column("again", "c + m"));

        assertThat(result.columns()).containsExactly("more", "twice", "m", "again");
        assertThat(result.column("more")).containsExactly(3, 5, 7);
        assertThat(result.column("twice")).containsExactly(2, 4, 6);
        assertThat(result.column("again")).containsExactly(4, 8, 12);
    }

    @Test
    void what_the_side_file_only_names_the_scan_defines() throws IOException {
        Path model = model("m", "2*");
        sideFile("m", features("c = close", "o"));

        assertThat(scan(Scan.builder().feature("o", "open").model("m", model)).column("m"))
                .containsExactly(3, 3, 4, 7);
        assertRefused(
                Scan.builder().model("m", model),
                ModelException.class,
                "model m needs [c, o]; the scan defines [c]: missing [o], unused []");
    }

    @Test
    void two_models_share_what_both_define_alike() throws IOException {
        Path one = model("one", "c");
        Path two = model("two", "c o");
        sideFile("one", features("c = close"));
        sideFile("two", features("c = close", "o = open"));
        ScanResult result = scan(Scan.builder().model("one", one).model("two", two));
        assertThat(result.column("one")).containsExactly(1, 2, 3, 4);
        assertThat(result.column("two")).containsExactly(3, 3, 4, 7);

        sideFile("two", features("c = close - 1", "o = open"));
        assertRefused(
                Scan.builder().model("one", one).model("two", two),
                ModelException.class,
                "the side file of model one defines c = close; the side file of model two defines c = close - 1: leave"
                        + " one of them out, or rename it");
    }

    @Test
    void another_definition_in_the_scan_is_an_error_that_shows_both() throws IOException {
        Path model = model("m", "c");
        sideFile("m", features("c = close"));
        assertRefused(
                Scan.builder().feature("c", "close + 1").model("m", model),
                ModelException.class,
                "the side file of model m defines c = close; the scan defines c = close + 1: leave one of them out, or"
                        + " rename it");
        assertRefused(
                Scan.builder().model("m", model).column("c", "m + 1"),
                InvalidScanException.class,
                "the name 'c' is a column of this scan and a feature that the side file of model m defines; rename the"
                        + " scan's");
        assertRefused(
                Scan.builder()
                        .model("m", model)
                        .universe(Universe.of(List.of("A")).number("c", Map.of("A", 1.0))),
                InvalidScanException.class,
                "the name 'c' is a feature of model m and a column of its universe; rename one of them");
    }

    @Test
    void a_side_file_knows_nothing_of_the_scan() throws IOException {
        Path model = model("m", "c");
        sideFile("m", features("c = mine + 1"));
        assertRefused(
                Scan.builder().feature("mine", "close").model("m", model),
                InvalidScanException.class,
                "model m, feature c: the name 'mine' at 1:1 is a feature of the scan, which a model's side file does not"
                        + " know");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b c | a, b    | needs [a, b, c]; SIDE has [a, b]: missing [c], unused []",
                "a b   | a, b, c | needs [a, b]; SIDE has [a, b, c]: missing [], unused [c]",
                "a b   | b, a    | needs [a, b]; SIDE has [b, a]: the same in another order",
                "a b   | a, d    | needs [a, b]; SIDE has [a, d]: missing [b], unused [d]",
                "3*    | a, b    | has 3 features without names; SIDE has 2: [a, b]",
            })
    void features_that_are_not_the_model_s_are_refused(String model, String names, String message) throws IOException {
        Path file = model("m", model);
        Path side = sideFile("m", features(names.split(", ")));
        assertRefused(
                Scan.builder().feature("a", "close").model("m", file),
                ModelException.class,
                "model m " + message.replace("SIDE", side.toString()));
    }

    @Test
    void by_position_the_features_are_the_scan_s_whatever_the_side_file_says() throws IOException {
        Path model = model("m", "2*");
        sideFile("m", features("x = close", "y = close"));
        Scan.Builder scan = Scan.builder()
                .feature("a", "open")
                .feature("b", "10 * close")
                .model(new Scan.ModelColumn("m", new ModelReference.File(model), true, Optional.empty()));
        assertThat(scan(scan).column("m")).containsExactly(12, 21, 31, 43);

        String other = "0".repeat(64);
        Path side = sideFile("m", features("x = close", "y = close").replace("]}", "], \"model\": \"" + other + "\"}"));
        assertRefused(
                scan,
                ModelException.class,
                "model m is " + "f".repeat(64) + "; " + side + " is the side file of another model, " + other);
    }

    @ParameterizedTest
    @CsvSource({"true, true, true", "true, false, false", "false, true, false", "false, false, false"})
    void a_feature_that_the_scan_shows_is_optional_where_scan_and_side_file_both_say_so(
            boolean sideFile, boolean scan, boolean optional) throws IOException {
        Path model = model("m", "c");
        String text = features("c = close / (close != 2)");
        sideFile("m", sideFile ? text.replace("\"}", "\", \"optional\": true}") : text);
        Scan.Builder asked = Scan.builder().model("m", model);
        ScanResult result = scan(
                scan ? asked.optionalFeature("c", "close / (close != 2)") : asked.feature("c", "close / (close != 2)"));

        assertThat(result.why("B")).isEqualTo(optional ? "B is kept, in row 2" : "B is rejected: undefined: c");
        assertThat(result.column("m"))
                .containsExactly(optional ? new double[] {1, Double.NaN, 3, 4} : new double[] {1, 3, 4});
    }

    @Test
    void a_side_file_knows_nothing_of_another_whichever_comes_first() throws IOException {
        Path one = model("one", "c");
        Path two = model("two", "twice");
        sideFile("one", features("c = close"));
        sideFile("two", features("twice = 2 * c"));
        String message =
                "model two, feature twice: the name 'c' at 1:5 is a feature of model one, whose side file this one"
                        + " does not know";
        assertRefused(Scan.builder().model("one", one).model("two", two), InvalidScanException.class, message);
        assertRefused(Scan.builder().model("two", two).model("one", one), InvalidScanException.class, message);
    }

    @Test
    void a_model_named_like_a_feature_of_its_side_file_is_to_be_renamed() throws IOException {
        Path model = model("m", "c");
        sideFile("m", features("c = close"));
        assertRefused(
                Scan.builder().model("c", model),
                InvalidScanException.class,
                "the name 'c' is a model of this scan and a feature that the side file of model c defines; rename the"
                        + " model");
    }

    @Test
    void an_undefined_feature_rejects_the_symbol_unless_it_is_optional() throws IOException {
        Path model = model("m", "c");
        sideFile("m", features("c = close / (close != 2)"));
        assertThat(scan(Scan.builder().model("m", model)).why("B")).isEqualTo("B is rejected: undefined: c");

        sideFile("m", features("c = close / (close != 2)").replace("\"}", "\", \"optional\": true}"));
        assertThat(scan(Scan.builder().model("m", model)).column("m")).containsExactly(1, Double.NaN, 3, 4);
    }

    @Test
    void rounds_are_those_of_the_side_file_and_the_hash_is_the_model_s() throws IOException {
        Path model = model("m", "c");
        String text = features("c = close");
        sideFile("m", text.replace("]}", "], \"rounds\": \"best\"}"));
        assertRefused(
                Scan.builder().model("m", model),
                ModelException.class,
                "the engine fake 1.0 scores all rounds, not best");
        String other = "0".repeat(64);
        Path side = sideFile("m", text.replace("]}", "], \"model\": \"" + other + "\"}"));
        assertRefused(
                Scan.builder().model("m", model),
                ModelException.class,
                "model m is " + "f".repeat(64) + "; " + side + " is the side file of another model, " + other);
    }

    @Test
    void what_is_no_side_file_is_one_sentence() throws IOException {
        Path model = model("m", "c");
        Path side = sideFile("m", "{\"featurs\": []}");
        assertRefused(
                Scan.builder().feature("c", "close").model("m", model),
                ModelException.class,
                "side file " + side + " at 1:2: a side file has no \"featurs\"; did you mean 'features'? it may have"
                        + " [features, rounds, model]");
    }

    @Test
    void a_side_file_is_read_again_when_it_changes_and_may_come_and_go() throws IOException {
        Path model = model("m", "c");
        Scan.Builder scan = Scan.builder().model("m", model);
        sideFile("m", features("c = close"));
        assertThat(scan(scan).column("m")).containsExactly(1, 2, 3, 4);
        Path side = sideFile("m", features("c = close + 10"));
        assertThat(scan(scan).column("m")).containsExactly(11, 12, 13, 14);
        assertThat(cache.counts().loads()).isEqualTo(1);
        Files.delete(side);
        assertRefused(scan, ModelException.class, "model m needs [c]; the scan defines []: missing [c], unused []");
    }

    /**
     * Pairs are replaced by a writer that moves the model first; a pair that says of which model it is, is never a mixed one. Where the
     * writer, which never pauses, comes between all the readings of one scan, that scan is refused.
     */
    @Test
    void a_pair_that_is_being_replaced_is_never_a_mixed_one() throws Exception {
        Thread writer = new Thread(() -> {
            try {
                for (int round = 0; round < 200; round++) {
                    replace(round % 2 == 0 ? "x" : "y");
                }
            } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
        });
        replace("y");
        writer.start();
        int answers = 0;
        while (writer.isAlive() || answers == 0) {
            try {
                ScanResult result = scan(Scan.builder().model("m", folder.resolve("m.ubj")));
                assertThat(result.column("m")).isIn((Object) new double[] {1, 2, 3, 4}, new double[] {10, 20, 30, 40});
                answers++;
            } catch (ModelException refused) {
                assertThat(refused)
                        .hasMessageMatching("model m needs \\[[xy]]; .* has \\[[xy]]: missing .*"
                                + "|model m \\(.*\\): its side file changed during each of 5 readings;"
                                + " ask again when nobody writes or replaces it");
            }
        }
        writer.join();
    }

    private void replace(String name) throws IOException {
        move(model("new", name), "m.ubj");
        move(sideFile("new", features(name + (name.equals("x") ? " = close" : " = 10 * close"))), "m.features.json");
    }

    private void move(Path from, String to) throws IOException {
        Files.move(from, folder.resolve(to), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
