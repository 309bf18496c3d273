package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Order;
import dev.technic.scanner.Outcome;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.ScannerException;
import dev.technic.scanner.SeriesResult;
import dev.technic.scanner.Universe;
import dev.technic.scanner.core.engine.Context;
import dev.technic.scanner.core.engine.RandomSeries;
import dev.technic.scanner.core.panel.Tile;
import dev.technic.scanner.core.plan.Catalogue;
import dev.technic.scanner.core.plan.Planner;
import dev.technic.scanner.core.wire.BatchBytes;
import dev.technic.scanner.core.wire.PlanBytes;
import dev.technic.scanner.core.wire.ResultBytes;
import dev.technic.scanner.expression.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A universe says who is asked for, and what expressions may use of each; everywhere with the same bits. */
final class UniverseScanTest {

    private static final Scanner SCANNER =
            Market.builder().plugin(new HostileIndicators()).threads(2).build();

    /** A number of each symbol wherever a series may stand, and where a NaN of it would spoil the most. */
    private static final List<String> USES = List.of(
            "cap",
            "cap / 1e9 - close",
            "close * cap + volume / cap",
            "average(x = cap, period = 3)",
            "average(close * cap, 4)",
            "average(x = cap / (close > open), period = 2)",
            "pair(x = cap, period = 3).late",
            "total(x = cap)",
            "gains(close + cap)",
            "gains(x = cap)",
            "change(x = cap)",
            "blocks(x = cap, period = 3) - blocks(cap - close, 5)",
            "ups(x = cap, period = 3)",
            "ups(close - cap, 3)",
            "products(x = cap, y = close, period = 4)",
            "spread(x = close, y = cap, period = 2).twice",
            "ref(cap, 7)",
            "coalesce(cap, average(close, 9))",
            "coalesce(average(close, 9), cap)",
            "if(cap > 3, average(close, 9), cap)",
            "if(close > 5, cap, -cap)",
            "min(cap, close, 4) + max(cap, 1) + clip(close, cap, 9)",
            "cap > 3 and close > 4 or not (cap == 2)",
            "sqrt(abs(cap)) + exp(cap / 100) + log(abs(cap) + 1) + sign(cap)");

    @AfterAll
    static void close() {
        SCANNER.close();
    }

    private static Universe caps(List<PriceHistory> histories, SplittableRandom random) {
        Map<String, Double> caps = new HashMap<>();
        for (PriceHistory history : histories) {
            double cap = random.nextInt(-3, 9) / 2.0;
            if (random.nextInt(6) > 0) {
                caps.put(history.symbol(), cap == 0 ? Double.NaN : cap);
            }
        }
        return Universe.of(histories.stream().map(PriceHistory::symbol).toList())
                .number("cap", caps)
                .number("unused", caps);
    }

    /** The features f0, f1, … of texts with something in the place of {@code cap}. */
    private static Scan.Builder features(List<String> texts, UnaryOperator<String> cap) {
        Scan.Builder scan = Scan.builder().maxStale(1_000);
        for (int f = 0; f < texts.size(); f++) {
            scan.optionalFeature("f" + f, cap.apply(texts.get(f)));
        }
        return scan;
    }

    /** The rows of scans with the number written out, each of all the symbols that have it. */
    private static List<String> literally(Panel panel, Universe universe, List<String> texts, String literal) {
        Map<String, List<String>> byNumber = new TreeMap<>();
        for (String symbol : panel.symbols()) {
            double number = universe.number("cap", symbol);
            String written = Double.isNaN(number) ? "nan" : "(" + number + ")";
            byNumber.computeIfAbsent(written, none -> new ArrayList<>()).add(symbol);
        }
        TreeSet<String> rows = new TreeSet<>();
        byNumber.forEach((written, symbols) -> rows.addAll(Market.rows(SCANNER.scan(
                panel,
                features(texts, text -> text.replaceAll("\\bcap\\b", literal.replace("N", written)))
                        .symbols(symbols)
                        .build()))));
        return List.copyOf(rows);
    }

    @Test
    void a_number_of_the_universe_is_the_number_written_literally_for_each_symbol() {
        SplittableRandom random = new SplittableRandom(301);
        List<PriceHistory> histories = Market.walks(random, 90, 40);
        Panel panel = Market.panel(SCANNER, histories);
        Universe universe = caps(histories, random);
        ScanResult result = SCANNER.scan(
                panel,
                features(USES, UnaryOperator.identity()).universe(universe).build());

        assertThat(result.rows()).isEqualTo(90);
        assertThat(Market.rows(result)).isEqualTo(literally(panel, universe, USES, "N"));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 303, 304})
    void random_series_with_a_number_of_the_universe_are_those_with_the_number(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<PriceHistory> histories = Market.walks(random, 70, 40);
        Panel panel = Market.panel(SCANNER, histories);
        Universe universe = caps(histories, random);
        RandomSeries series = new RandomSeries(random);
        List<String> texts = IntStream.range(0, 12)
                .mapToObj(f -> series.next(3).replace("volume", "cap").replace("raw_close", "cap"))
                .toList();
        ScanResult result = SCANNER.scan(
                panel,
                features(texts, UnaryOperator.identity()).universe(universe).build());

        assertThat(Market.rows(result)).isEqualTo(literally(panel, universe, texts, "(0 * close + N)"));
    }

    @Test
    void a_backend_that_has_bytes_alone_gives_the_same_bits() {
        SplittableRandom random = new SplittableRandom(305);
        List<PriceHistory> histories = Market.walks(random, 300, 40);
        Universe universe = caps(histories, random)
                .text("sector", sectors(histories, random))
                .number("later", Map.of("S007", 1));
        Scan scan = features(USES, UnaryOperator.identity())
                .feature("hard", "picky(if(coalesce(later, 0) == 1, 666, close))")
                .where("coalesce(cap, 1) > -1")
                .optionalColumn("z", "zscore(f2, by = sector) + rank(cap)")
                .orderBy("z", Order.Direction.DESCENDING)
                .universe(universe)
                .asOf(Market.day(35))
                .build();
        ScanResult here = SCANNER.scan(Market.panel(SCANNER, histories), scan);
        for (int seed = 0; seed < 4; seed++) {
            try (Scanner elsewhere = Market.builder()
                    .plugin(new HostileIndicators())
                    .backend(new BytesAloneBackend(seed, 5))
                    .build()) {
                ScanResult there = elsewhere.scan(Market.panel(elsewhere, histories), scan);
                assertThat(Market.bits(there)).isEqualTo(Market.bits(here));
            }
        }
        assertThat(here.rows()).isBetween(60, 299);
    }

    @Test
    void another_universe_of_the_same_panel_has_its_own_numbers() {
        Panel panel = Market.panel(SCANNER, Market.flat("A", 3, 2, 5), Market.flat("B", 3, 2, 6));
        Scan.Builder scan = Scan.builder().feature("x", "cap * 2");
        Universe of = Universe.of(List.of("A", "B"));

        scan.universe(of.number("cap", Map.of("A", 1, "B", 2)));
        assertThat(SCANNER.scan(panel, scan.build()).column("x")).containsExactly(2, 4);
        scan.universe(of.number("cap", Map.of("A", 7.5, "B", 0)));
        assertThat(SCANNER.scan(panel, scan.build()).column("x")).containsExactly(15, 0);
    }

    @Test
    void a_plan_is_the_same_for_every_value_and_a_batch_brings_as_many_numbers_as_the_plan_uses() {
        Catalogue none = new Catalogue(List.of(), List.of());
        Universe of = Universe.of(List.of("A", "B")).number("unused", Map.of());
        Scan.Builder scan = Scan.builder().feature("x", "cap * close");
        byte[] plan = planBytes(scan.universe(of.number("cap", Map.of("A", 1))), none);
        BatchWorker worker = new BatchWorker(none);
        Tile tile = Tile.of(new int[] {1}, new int[] {0}, 5, (lane, field) -> new double[] {3});

        assertThat(planBytes(scan.universe(of.number("cap", Map.of("B", 2))), none))
                .isEqualTo(plan);
        assertThat(ResultBytes.read(worker.run(plan, batch(plan, tile, new double[][] {{7}})))
                        .values())
                .isEqualTo(new double[][] {{21}});
        assertThatThrownBy(() -> worker.run(plan, batch(plan, tile, new double[0][])))
                .isExactlyInstanceOf(ScannerException.class)
                .hasMessage("batch 4 has 0 numbers of each symbol; its plan uses 1");
    }

    private static byte[] planBytes(Scan.Builder scan, Catalogue catalogue) {
        Scan built = scan.build();
        return PlanBytes.of(built, List.of(), Planner.plan(built, List.of(), catalogue), EngineVersion.text())
                .bytes();
    }

    private static byte[] batch(byte[] plan, Tile tile, double[][] numbers) {
        return BatchBytes.bytes(
                PlanBytes.identity(plan),
                4,
                tile,
                new int[] {1},
                new Context(numbers, new double[0][], Context.NONE.sessions()));
    }

    @Test
    void a_kernel_that_one_number_makes_throw_fails_one_symbol() {
        Panel panel = Market.panel(SCANNER, Market.flat("A", 3, 2, 5), Market.flat("B", 3, 2, 6));
        Universe universe = Universe.of(List.of("A", "B")).number("cap", Map.of("A", 1, "B", 666));
        ScanResult result = SCANNER.scan(
                panel,
                Scan.builder().feature("x", "picky(cap)").universe(universe).build());

        assertThat(Market.whys(result))
                .containsExactly("A is kept, in row 1", "B failed in features: IllegalStateException: 666 is no price");
    }

    private static Map<String, String> sectors(List<PriceHistory> histories, SplittableRandom random) {
        Map<String, String> sectors = new HashMap<>();
        histories.forEach(history ->
                sectors.put(history.symbol(), List.of("", "oil", "tech", "rail").get(random.nextInt(4))));
        return sectors;
    }

    @Test
    void a_group_by_text_is_a_group_by_number_and_who_has_none_is_in_none() {
        SplittableRandom random = new SplittableRandom(306);
        List<PriceHistory> histories = Market.walks(random, 120, 20);
        Map<String, String> sectors = sectors(histories, random);
        Map<String, Double> numbers = new HashMap<>();
        sectors.forEach((symbol, sector) -> numbers.put(symbol, sector.isEmpty() ? Double.NaN : sector.hashCode()));
        Universe universe =
                Universe.of(sectors.keySet()).text("sector", sectors).number("number", numbers);
        ScanResult result = SCANNER.scan(
                Market.panel(SCANNER, histories),
                Scan.builder()
                        .feature("x", "close * 1.7")
                        .maxStale(1_000)
                        .optionalColumn("by_text", "zscore(x, by = sector) + rank(x, by = sector)")
                        .optionalColumn("by_number", "zscore(x, by = number) + rank(x, by = number)")
                        .universe(universe)
                        .build());

        assertThat(result.rows()).isEqualTo(120);
        assertThat(result.column("by_text")).containsExactly(result.column("by_number"));
        for (int row = 0; row < result.rows(); row++) {
            boolean alone = universe.text("sector", result.symbol(row)).isEmpty();
            assertThat(Double.isNaN(result.column("by_text")[row])).isEqualTo(alone);
        }
    }

    @Test
    void a_symbol_in_no_group_is_rejected_as_undefined_where_the_column_is_required() {
        Panel panel = Market.panel(SCANNER, Market.flat("A", 1, 0, 5), Market.flat("B", 1, 0, 6));
        Universe universe = Universe.of(List.of("A", "B")).text("sector", Map.of("A", "oil"));
        ScanResult result = SCANNER.scan(
                panel,
                Scan.builder()
                        .column("r", "rank(close, by = sector)")
                        .universe(universe)
                        .build());

        assertThat(Market.whys(result)).containsExactly("A is kept, in row 1", "B is rejected: undefined: r");
    }

    @Test
    void every_symbol_of_the_universe_has_one_outcome_and_no_other_has_any() {
        Panel panel = Market.panel(
                SCANNER, Market.flat("A", 3, 2, 5), Market.flat("B", 3, 2, 6), Market.flat("OTHER", 3, 2, 7));
        Universe universe = Universe.of(List.of("ZZZ", "B", "A", "GONE")).number("cap", Map.of("A", 5, "ZZZ", 6));
        ScanResult result = SCANNER.scan(
                panel,
                Scan.builder().feature("x", "cap + close").universe(universe).build());

        assertThat(Market.whys(result))
                .containsExactly(
                        "A is kept, in row 1",
                        "B is rejected: undefined: x",
                        "GONE is rejected: not found: the panel does not have it",
                        "ZZZ is rejected: not found: the panel does not have it");
        assertThat(result.statistics().attempted()).isEqualTo(4);
        assertThat(result.why("OTHER")).isEqualTo("OTHER is rejected: not found: it was not asked for");
    }

    @Test
    void at_most_so_many_symbols_are_asked_for_the_first_of_the_universe_or_else_of_the_panel() {
        Panel panel =
                Market.panel(SCANNER, Market.flat("A", 3, 2, 5), Market.flat("B", 3, 2, 6), Market.flat("C", 3, 2, 7));
        Scan.Builder scan = Scan.builder().feature("x", "close").maxSymbols(2);

        assertThat(asked(panel, scan.build())).containsExactly("A", "B");
        scan.universe(Universe.of(List.of("C", "B", "A")));
        assertThat(asked(panel, scan.build())).containsExactly("B", "C");
        assertThat(asked(panel, scan.maxSymbols(9).build())).containsExactly("A", "B", "C");
        assertThat(asked(
                        panel,
                        Scan.builder()
                                .feature("x", "close")
                                .symbols(List.of("C", "X", "B"))
                                .maxSymbols(2)
                                .build()))
                .containsExactly("B", "C");
        assertThatThrownBy(() -> scan.maxSymbols(0))
                .isExactlyInstanceOf(InvalidScanException.class)
                .hasMessage("maxSymbols = 0; a whole number of at least 1 is accepted");
    }

    private static List<String> asked(Panel panel, Scan scan) {
        return SCANNER.scan(panel, scan).outcomes().stream()
                .map(Outcome::symbol)
                .toList();
    }

    @Test
    void series_have_a_number_at_every_bar_and_nothing_for_a_symbol_outside() {
        Panel panel = Market.panel(SCANNER, Market.closes("A", 0, 1, 2, 3), Market.closes("B", 0, 4, 5));
        Universe universe = Universe.of(List.of("A", "ZZZ")).number("cap", Map.of("A", 10));
        SeriesResult series = SCANNER.series(
                panel,
                List.of(NamedExpression.of("x", "cap * close"), NamedExpression.of("cap2", "cap")),
                List.of("A", "B"),
                universe);

        assertThat(series.values("A", "x")).containsExactly(10, 20, 30);
        assertThat(series.values("A", "cap2")).containsExactly(10, 10, 10);
        assertThat(series.values("B", "x")).containsExactly(Double.NaN, Double.NaN);
        assertThatThrownBy(() -> SCANNER.series(
                        panel,
                        List.of(new NamedExpression("cap", Expression.parse("close"), false)),
                        List.of("A"),
                        universe))
                .hasMessage(
                        "the name 'cap' is a feature of this scan and a column of its universe; rename one of them");
    }

    @Test
    void one_history_alone_is_asked_for_alone_with_its_own_number() {
        PriceHistory a = Market.closes("A", 0, 1, 2, 3);
        PriceHistory stranger = Market.closes("X", 0, 1, 2, 3);
        Universe universe = Universe.of(List.of("B", "A")).number("cap", Map.of("A", 10, "B", 20));
        Scan scan = Scan.builder()
                .feature("x", "average(cap * close, 2)")
                .universe(universe)
                .maxSymbols(1)
                .build();

        ScanResult alone = SCANNER.scan(a, LoadOptions.all(), scan);
        assertThat(Market.whys(alone)).containsExactly("A is kept, in row 1");
        assertThat(Market.whys(SCANNER.scan(stranger, LoadOptions.all(), scan)))
                .containsExactly("X is rejected: undefined: x");
        Scan all = Scan.builder()
                .feature("x", "average(cap * close, 2)")
                .universe(universe)
                .build();
        assertThat(Market.rows(SCANNER.scan(Market.panel(SCANNER, a), all))).isEqualTo(Market.rows(alone));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        cap + 1      | sector         | column c: 'sector' at 1:1 is a column of texts of the universe, which groups symbols: rank(x, by = sector); it is no value
        sector       | cap            | feature f: 'sector' at 1:1 is a column of texts of the universe, which groups symbols: rank(x, by = sector); it is no value
        cop          | cap            | feature f: no name 'cop' at 1:1; did you mean 'cap'? known here: [cap, close, high, low, open, raw_close, sector, volume]
        blocks(cap)  | rank(cap, by = sector + 1) | column c: 'sector' at 1:16 is a column of texts of the universe, which groups symbols: rank(x, by = sector); it is no value
        blocks(close, cap) | cap      | feature f: blocks: period = cap at 1:15 is not a whole number in [1, 1000]
        ref(close, cap) | cap         | feature f: ref: a shift of 'cap' at 1:12 is not a whole number in [0, 99999]
        cap          | quantile(cap, cap) | column c: quantile: groups = cap at 1:15 is not a whole number in [2, 1000]
        """)
    void what_a_column_of_the_universe_is_not_is_said(String feature, String column, String message) {
        Universe universe = Universe.of(List.of("A")).number("cap", Map.of()).text("sector", Map.of());
        Scan scan = Scan.builder()
                .feature("f", feature)
                .column("c", column)
                .universe(universe)
                .build();

        assertThatThrownBy(() -> SCANNER.scan(Market.panel(SCANNER), scan))
                .isExactlyInstanceOf(InvalidScanException.class)
                .hasMessage(message.replaceAll("^(column|feature) ", ""));
    }

    @Test
    void a_name_of_the_scan_may_not_be_a_column_of_the_universe() {
        Universe universe = Universe.of(List.of("A")).number("cap", Map.of()).text("sector", Map.of());
        Panel panel = Market.panel(SCANNER);
        String rename = " of this scan and a column of its universe; rename one of them";

        assertThatThrownBy(() -> SCANNER.scan(
                        panel,
                        Scan.builder()
                                .feature("cap", "close")
                                .universe(universe)
                                .build()))
                .isExactlyInstanceOf(InvalidScanException.class)
                .hasMessage("the name 'cap' is a feature" + rename);
        assertThatThrownBy(() -> SCANNER.scan(
                        panel,
                        Scan.builder()
                                .column("sector", "rank(close)")
                                .universe(universe)
                                .build()))
                .isExactlyInstanceOf(InvalidScanException.class)
                .hasMessage("the name 'sector' is a column" + rename);
        assertThatThrownBy(() -> SCANNER.scan(
                        panel,
                        Scan.builder()
                                .feature("f", "close")
                                .model("cap", new FakeModel(List.of("f"), 1, 1, (row, out) -> out[0] = row[0]))
                                .universe(universe)
                                .build()))
                .isExactlyInstanceOf(InvalidScanException.class)
                .hasMessage("the name 'cap' is a model" + rename);
    }

    @Test
    void symbols_are_given_once() {
        Scan.Builder scan =
                Scan.builder().feature("f", "close").symbols(List.of("A")).universe(Universe.of(List.of("A")));

        assertThatThrownBy(scan::build)
                .isExactlyInstanceOf(InvalidScanException.class)
                .hasMessage("the scan has symbols and a universe, which has its own; give one of them");
    }

    @Test
    void a_choice_of_an_indicator_keeps_its_word_and_a_composition_its_names() {
        Panel panel = Market.panel(SCANNER, Market.closes("A", 0, 1, 2, 3, 4, 5));
        Universe universe =
                Universe.of(List.of("A")).number("x", Map.of("A", 9)).number("period", Map.of("A", 7));
        String text = "spread(close, open, 2) + 0 * period";
        ScanResult known = SCANNER.scan(
                panel, Scan.builder().feature("f", text).universe(universe).build());
        ScanResult unknown = SCANNER.scan(
                panel, Scan.builder().feature("f", "spread(close, open, 2)").build());

        assertThat(Market.rows(known)).isEqualTo(Market.rows(unknown));
    }
}
