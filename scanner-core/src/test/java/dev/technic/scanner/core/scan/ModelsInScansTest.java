package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.Cancellation;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.Model;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.ModelReference;
import dev.technic.scanner.Order;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.ScanOptions;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.Stage;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models score those who take part in one batch, are found their features by name, and are given back whatever happens. */
final class ModelsInScansTest {

    private static final Scanner SCANNER = Market.scanner();
    private static final Panel PANEL = Market.panel(
            SCANNER, Market.one("D", 4, 3), Market.one("A", 1, 2), Market.one("C", 3, 1), Market.one("B", 2, 1));

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        SCANNER.close();
    }

    private static FakeModel sum(String... features) {
        return FakeModel.of(
                (row, out) -> {
                    out[0] = 0;
                    for (double x : row) {
                        out[0] += x;
                    }
                },
                features);
    }

    private static Scan.ModelColumn column(String name, Model model, boolean byPosition) {
        return new Scan.ModelColumn(name, new ModelReference.Instance(model), byPosition, Optional.empty());
    }

    @Test
    void a_batch_has_a_row_for_each_who_takes_part_and_a_column_for_each_feature_of_the_model() {
        FakeModel model = sum("v", "c");
        ScanResult result = SCANNER.scan(
                PANEL,
                Scan.builder()
                        .feature("c", "close")
                        .feature("unused", "high")
                        .optionalFeature("v", "10 * open / (close != 2)")
                        .where("close < 4")
                        .model("m", model)
                        .orderBy("m", Order.Direction.DESCENDING)
                        .build());

        assertThat(model.batches)
                .containsExactly(List.of(List.of(20.0, 1.0), List.of(Double.NaN, 2.0), List.of(10.0, 3.0)));
        assertThat(result.columns()).containsExactly("c", "unused", "v", "m");
        assertThat(result.column("m")).containsExactly(21, 13, Double.NaN);
        assertThat(Market.whys(result))
                .containsExactly(
                        "A is kept, in row 1",
                        "B is kept, in row 3",
                        "C is kept, in row 2",
                        "D is rejected: filtered: close < 4");
        assertThat(result.provenance().models().toString()).isEqualTo("{m=" + "f".repeat(64) + "}");
    }

    @Test
    void by_position_the_features_of_the_scan_are_the_model_s() {
        FakeModel nameless = new FakeModel(List.of(), 2, 1, (row, out) -> out[0] = row[0] - row[1]);
        ScanResult result = SCANNER.scan(
                PANEL,
                Scan.builder()
                        .feature("a", "close")
                        .feature("b", "open")
                        .model(column("m", nameless, true))
                        .model(column("n", sum("x", "y"), true))
                        .build());

        assertThat(result.column("m")).containsExactly(-1, 1, 2, 1);
        assertThat(result.column("n")).containsExactly(3, 3, 4, 7);
    }

    @Test
    void several_outputs_are_columns_and_a_later_model_may_read_an_earlier_one_s_score() {
        FakeModel three = new FakeModel(List.of("c"), 1, 3, (row, out) -> {
            out[0] = row[0];
            out[1] = -row[0];
            out[2] = row[0] == 3 ? 1 / 0.0 : 0.5;
        });
        FakeModel later = sum("p_1", "c", "p_0");
        ScanResult result = SCANNER.scan(
                PANEL,
                Scan.builder()
                        .feature("c", "close")
                        .model("p", three)
                        .model("q", later)
                        .column("r", "rank(p_1) + q - c")
                        .having("p_0 > 1")
                        .orderBy("p_1", Order.Direction.ASCENDING)
                        .build());

        assertThat(result.columns()).containsExactly("c", "p_0", "p_1", "p_2", "q", "r");
        assertThat(later.batches.get(0).get(2)).containsExactly(-3.0, 3.0, 3.0);
        assertThat(Market.whys(result))
                .containsExactly(
                        "A is rejected: filtered: p_0 > 1",
                        "B is kept, in row 3",
                        "C is kept, in row 2",
                        "D is kept, in row 1");
        assertThat(result.column("p_2")).containsExactly(0.5, Double.NaN, 0.5);
        assertThat(result.column("r")).containsExactly(0.25, 0.5, 0.75);
    }

    @Test
    void an_undefined_score_is_not_a_number_that_passes() {
        FakeModel silent = FakeModel.of((row, out) -> {}, "c");
        Scan.Builder scan = Scan.builder().feature("c", "close").model("m", silent);

        assertThat(SCANNER.scan(PANEL, scan.build()).column("m"))
                .containsExactly(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        assertThat(SCANNER.scan(PANEL, scan.having("m > 0").build()).why("A"))
                .isEqualTo("A is rejected: undefined: m > 0");
    }

    @Test
    void a_model_is_not_asked_when_nobody_takes_part() {
        FakeModel model = sum("c");
        ScanResult result = SCANNER.scan(
                PANEL,
                Scan.builder()
                        .feature("c", "close")
                        .where("close < 0")
                        .model("m", model)
                        .build());

        assertThat(result.rows()).isZero();
        assertThat(result.columns()).containsExactly("c", "m");
        assertThat(model.batches).isEmpty();
    }

    private static final String FAKE =
            "the plugin " + FakeModel.class.getName() + " (test-classes) cannot be used: predict()";

    @Test
    void a_model_that_throws_is_named() {
        assertThatThrownBy(() -> SCANNER.scan(PANEL, failing(() -> new IllegalStateException("no weights"))))
                .isInstanceOf(ModelException.class)
                .hasMessage("model m (fake 1.0) cannot score: " + FAKE
                        + " threw java.lang.IllegalStateException: no weights");
        assertThatThrownBy(() -> SCANNER.scan(PANEL, failing(StackOverflowError::new)))
                .isInstanceOf(ModelException.class)
                .hasMessage("model m (fake 1.0) cannot score: " + FAKE + " threw java.lang.StackOverflowError");
        assertThatThrownBy(() -> SCANNER.scan(PANEL, failing(() -> new ModelException("fake: too many rows"))))
                .isInstanceOf(ModelException.class)
                .hasMessage("fake: too many rows");
    }

    private static Scan failing(Supplier<Throwable> cause) {
        FakeModel model = FakeModel.of((row, out) -> ModelsInScansTest.<RuntimeException>sneak(cause.get()), "c");
        return Scan.builder().feature("c", "close").model("m", model).build();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void a_model_that_contradicts_itself_is_refused() {
        assertThatThrownBy(() -> SCANNER.scan(
                        PANEL,
                        Scan.builder()
                                .feature("c", "close")
                                .model("m", new FakeModel(List.of("c"), 2, 1, (row, out) -> {}))
                                .build()))
                .isInstanceOf(ModelException.class)
                .hasMessage("model m (a fake 1.0 model) contradicts itself: 2 features, named [c], and 1 outputs");
    }

    @Test
    void names_of_a_model_s_outputs_are_taken() {
        FakeModel two = new FakeModel(List.of("c"), 1, 2, (row, out) -> {});
        assertThatThrownBy(() -> SCANNER.scan(
                        PANEL,
                        Scan.builder()
                                .feature("c", "close")
                                .model("p", two)
                                .column("p_1", "close")
                                .build()))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage("the name 'p_1' is given twice in this scan");
        assertThatThrownBy(() -> SCANNER.scan(
                        PANEL,
                        Scan.builder()
                                .feature("p_0", "close")
                                .feature("c", "close")
                                .model("p", two)
                                .build()))
                .hasMessage("the name 'p_0' is given twice in this scan");
        assertThatThrownBy(() -> SCANNER.scan(
                        PANEL,
                        Scan.builder()
                                .feature("c", "close")
                                .model("p", two)
                                .column("d", "p + 1")
                                .build()))
                .hasMessage("d: the name 'p' at 1:1 is a model with 2 outputs; write p_0 to p_1");
        assertThatThrownBy(() -> SCANNER.scan(
                        PANEL,
                        Scan.builder()
                                .feature("c", "close")
                                .where("m > 0")
                                .model("m", sum("c"))
                                .build()))
                .hasMessage("where: the name 'm' at 1:1 is a model's score, a snapshot that exists once features and "
                        + "where are done; use it in a column");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void leases_are_given_back_whatever_happens() throws IOException {
        ModelCache cache = ModelCache.create();
        try (Scanner scanner = Market.builder()
                .modelCache(cache)
                .plugin(new Reading("tree", 1))
                .plugin(new Reading("net", 2))
                .build()) {
            Panel panel = Market.panel(scanner, Market.one("A", 1, 1));
            Path tree = file("t.model", "tree");
            Path net = file("n.model", "net");
            Scan good = Scan.builder()
                    .feature("c", "close")
                    .model("m", tree)
                    .model("n", net)
                    .build();
            ScanResult result = scanner.scan(panel, good);
            assertThat(result.column("m")).containsExactly(5);
            assertThat(result.column("n")).containsExactly(4);
            assertThat(cache.counts().leases()).isZero();
            assertThat(scanner.modelProviders().stream().map(ModelProvider::name))
                    .containsExactly("net", "tree");

            Path damaged = file("d.model", "net, but damaged");
            assertThatThrownBy(() -> scanner.scan(
                            panel,
                            Scan.builder()
                                    .feature("c", "close")
                                    .model("m", tree)
                                    .model("d", damaged)
                                    .build()))
                    .hasMessage(damaged + " is damaged");
            assertThatThrownBy(() -> scanner.scan(
                            panel,
                            Scan.builder()
                                    .feature("d", "close")
                                    .model("m", tree)
                                    .build()))
                    .hasMessage("model m needs [c]; the scan defines [d]: missing [c], unused [d]");
            assertThatThrownBy(() -> scanner.scan(
                            panel,
                            Scan.builder()
                                    .feature("c", "nonsense")
                                    .model("m", tree)
                                    .build()))
                    .isInstanceOf(InvalidScanException.class);
            Cancellation cancellation = new Cancellation();
            assertThatThrownBy(() -> scanner.scan(
                            panel,
                            good,
                            ScanOptions.defaults().cancellation(cancellation).progress((stage, done, total) -> {
                                if (stage == Stage.MODELS) {
                                    assertThat(cache.counts().leases()).isEqualTo(2);
                                    cancellation.cancel();
                                }
                            })))
                    .isInstanceOf(ScanCancelledException.class)
                    .hasMessage("the scan was cancelled");
            assertThat(cache.counts().leases()).isZero();
            assertThat(cache.evict()).isEqualTo(2);
        }
    }

    @Test
    void providers_look_at_a_file_once_as_long_as_it_stays_as_it_was() throws IOException {
        AtomicInteger looks = new AtomicInteger();
        ModelProvider counting = new ModelProvider() {
            @Override
            public String name() {
                return "counting";
            }

            @Override
            public int preference() {
                return 9;
            }

            @Override
            public boolean reads(ModelContent content) {
                looks.incrementAndGet();
                return false;
            }

            @Override
            public Model load(ModelContent content) {
                throw new ModelException("never");
            }
        };
        try (Scanner scanner = Market.builder()
                .plugin(counting)
                .plugin(new Reading("tree", 1))
                .plugin(new Reading("net", 2))
                .build()) {
            Panel panel = Market.panel(scanner, Market.one("A", 1, 1));
            Path path = file("m.model", "tree");
            Scan scan = Scan.builder().feature("c", "close").model("m", path).build();
            assertThat(scanner.scan(panel, scan).column("m")).containsExactly(5);
            assertThat(scanner.scan(panel, scan).column("m")).containsExactly(5);
            assertThat(looks).hasValue(1);
            file("m.model", "net work");
            assertThat(scanner.scan(panel, scan).column("m")).containsExactly(9);
            assertThat(looks).hasValue(2);
        }
    }

    @Test
    void a_file_that_nobody_reads_names_those_who_were_asked() throws IOException {
        Path strange = file("s.model", "something else");
        Path upset = file("u.model", "upset net");
        Scan.Builder scan = Scan.builder().feature("c", "close");
        try (Scanner scanner = Market.builder()
                .plugin(new Reading("tree", 1))
                .plugin(new Reading("net", 2))
                .build()) {
            Panel panel = Market.panel(scanner, Market.one("A", 1, 1));
            assertThatThrownBy(
                            () -> scanner.scan(panel, scan.model("m", strange).build()))
                    .isInstanceOf(ModelException.class)
                    .hasMessage("model m (" + strange + ") is of no format that is read by any of [net, tree]");
            Scan asking = Scan.builder()
                    .feature("c", "close")
                    .model(new Scan.ModelColumn("m", new ModelReference.File(strange), false, Optional.of("forest")))
                    .build();
            assertThatThrownBy(() -> scanner.scan(panel, asking))
                    .isInstanceOf(InvalidScanException.class)
                    .hasMessage("model m: no engine 'forest'; installed: [net, tree]");
            Scan onUpset =
                    Scan.builder().feature("c", "close").model("m", upset).build();
            assertThatThrownBy(() -> scanner.scan(panel, onUpset))
                    .hasMessageStartingWith(
                            "model m (" + upset + ") is of no format that is read by any of [net, tree]; the plugin "
                                    + Reading.class.getName() + " (")
                    .hasMessageEndingWith(") cannot be used: reads() threw java.lang.IllegalStateException: upset");
            Path gone = folder.resolve("gone.model");
            assertThatThrownBy(() -> scanner.scan(
                            panel,
                            Scan.builder()
                                    .feature("c", "close")
                                    .model("m", gone)
                                    .build()))
                    .isInstanceOf(ModelException.class)
                    .hasMessage("model m (" + gone + ") cannot be read: there is no such file");
            assertThatThrownBy(() -> scanner.scan(
                            panel,
                            Scan.builder()
                                    .feature("c", "close")
                                    .model("m", folder)
                                    .build()))
                    .isInstanceOf(ModelException.class)
                    .hasMessage("model m (" + folder + ") cannot be read: it is a folder");
        }
        assertThatThrownBy(() -> SCANNER.scan(PANEL, scan.build()))
                .hasMessage("model m: no model plugin is installed; add the module scanner-ml to the class path");
    }
}
