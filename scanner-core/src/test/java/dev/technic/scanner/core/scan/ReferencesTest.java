package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.Adjustment;
import dev.technic.scanner.Defect;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.LoadReport;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Outcome;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PluginException;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.ScannerException;
import dev.technic.scanner.Universe;
import dev.technic.scanner.core.engine.Context;
import dev.technic.scanner.core.panel.Tile;
import dev.technic.scanner.core.plan.Catalogue;
import dev.technic.scanner.core.plan.Planner;
import dev.technic.scanner.core.wire.BatchBytes;
import dev.technic.scanner.core.wire.PlanBytes;
import dev.technic.scanner.core.wire.ResultBytes;
import dev.technic.scanner.memory.InMemoryPrices;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.spi.Kernel;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the prices of the symbols come from that expressions name, who computes their series, and what is said where there are none. */
final class ReferencesTest {

    private static final AtomicInteger BARS_TAKEN = new AtomicInteger();

    private static final Scanner SCANNER = Market.builder()
            .plugin(new HostileIndicators())
            .plugin(new Relative())
            .threads(2)
            .build();

    @AfterAll
    static void close() {
        SCANNER.close();
    }

    /** Compositions that name a symbol, and a kernel that counts. */
    private static final class Relative implements IndicatorProvider {
        @Override
        public String name() {
            return "relative";
        }

        @Override
        public List<Indicator> indicators() {
            return List.of(
                    Indicator.named("relative").input("x", "close").composed("x / of(\"SPY\", x)"),
                    Indicator.named("counted").input("x", "close").kernel(arguments -> new Counted()));
        }
    }

    /** The last value, and how many bars have been taken by all together. */
    private static final class Counted implements Kernel {
        @Override
        public int lookback() {
            return 1;
        }

        @Override
        public int stateRows() {
            return 1;
        }

        @Override
        public void advance(int bar, double[][] in, double[][] state) {
            BARS_TAKEN.incrementAndGet();
            System.arraycopy(in[0], 0, state[0], 0, LANES);
        }

        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            System.arraycopy(state[0], 0, out[0], 0, LANES);
        }
    }

    private static Scan scan(String expression) {
        return Scan.builder().feature("x", expression).build();
    }

    @Test
    void a_scan_says_which_other_symbols_it_needs_also_those_of_compositions() {
        Scan scan = Scan.builder()
                .feature("a", "of(\"QQQ\", close) + of(\"IWM\", of(\"DIA\", close))")
                .where("relative(volume) > 1")
                .column("c", "rank(a) + of(\"TLT\", a)")
                .having("of(\"GLD\", a) > 0")
                .build();

        assertThat(SCANNER.references(scan)).containsExactly("DIA", "GLD", "IWM", "QQQ", "SPY", "TLT");
        assertThat(SCANNER.references(scan("close"))).isEmpty();
        assertThatThrownBy(() -> SCANNER.references(scan("clos")))
                .isExactlyInstanceOf(InvalidScanException.class)
                .hasMessageStartingWith("x: no name 'clos' at 1:1");
    }

    @Test
    void symbols_loaded_for_others_are_asked_for_by_nobody_and_have_no_say_in_the_as_of_session() {
        InMemoryPrices prices = InMemoryPrices.of(
                Market.closes("A", 0, 1, 2, 3), Market.closes("SPY", 0, 10, 20, 30, 40), Market.flat("Z", 9, 8, 1));
        Scan scan = scan("relative()");
        Panel panel = SCANNER.load(
                prices, LoadOptions.all().symbols(List.of("A", "GONE")).references(SCANNER.references(scan)));
        ScanResult result = SCANNER.scan(panel, scan);

        assertThat(panel.symbols()).containsExactly("A");
        assertThat(panel.sessions()).hasSize(3);
        assertThat(Market.whys(result)).containsExactly("A is kept, in row 1");
        assertThat(result.column("x")).containsExactly(0.1);
        assertThat(SCANNER.series(panel, List.of(NamedExpression.of("x", "relative()")))
                        .values("A", "x"))
                .containsExactly(0.1, 0.1, 0.1);
    }

    @Test
    void a_symbol_that_is_asked_for_and_named_is_one_of_the_panel() {
        InMemoryPrices prices = InMemoryPrices.of(Market.closes("A", 0, 1, 2), Market.closes("SPY", 0, 10, 20));
        for (LoadOptions options : List.of(
                LoadOptions.all().references(List.of("SPY")),
                LoadOptions.all().symbols(List.of("SPY", "A")).references(List.of("SPY")))) {
            Panel panel = SCANNER.load(prices, options);
            assertThat(panel.symbols()).containsExactly("A", "SPY");
            assertThat(SCANNER.scan(panel, scan("relative()")).column("x")).containsExactly(0.1, 1);
        }
    }

    @Test
    void without_prices_the_scan_says_so_before_the_first_bar() {
        Panel panel = SCANNER.load(
                InMemoryPrices.of(
                        Market.closes("SPY", 0, 1, 2), Market.closes("BAD", 0, -1, -2), Market.closes("A", 0, 1, 2)),
                LoadOptions.all());
        String asks = " asks for";
        String remedy = "there are none in prices in memory";

        assertThatThrownBy(() -> SCANNER.scan(panel, scan("close / of(\"SPX\", close)")))
                .isExactlyInstanceOf(InvalidScanException.class)
                .hasMessage("no prices of 'SPX', which of(\"SPX\", close)" + asks + "; did you mean 'SPY'? " + remedy);
        assertThatThrownBy(() -> SCANNER.scan(panel, scan("of(\"INDEX\", never(close))")))
                .isExactlyInstanceOf(InvalidScanException.class)
                .hasMessage("no prices of 'INDEX', which of(\"INDEX\", never(close))" + asks + "; " + remedy);
        assertThatThrownBy(() ->
                        SCANNER.series(panel, List.of(NamedExpression.of("x", "of(\"spy\", close)")), List.of("A")))
                .isExactlyInstanceOf(InvalidScanException.class)
                .hasMessage("no prices of 'spy', which of(\"spy\", close)" + asks + "; did you mean 'SPY'? " + remedy);
        assertThatThrownBy(() -> SCANNER.scan(panel, scan("of(\"BAD\", close)")))
                .isExactlyInstanceOf(InvalidScanException.class)
                .hasMessage("no prices of 'BAD', which of(\"BAD\", close)" + asks + ": it was loaded without a bar");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        of(SPY, close)          | x: of at 1:1 takes a symbol in double quotes and a series, as in of("SPY", close), but 'SPY' at 1:4 is no symbol
        1 + of(close, "SPY")    | x: of at 1:5 takes a symbol in double quotes and a series, as in of("SPY", close), but 'close' at 1:8 is no symbol
        of(" ", close)          | x: of at 1:1: the symbol at 1:4 is blank
        of("SPY")               | x: of at 1:1 has 1 argument; it takes 2
        of("SPY", x = close)    | x: of at 1:1 has no argument 'x'; its arguments have no names
        of("SPY", rank(close))  | x: of at 1:1 takes a series, but 'rank(close)' at 1:11 is a snapshot: it has one value per symbol, at the as-of session
        of("SPY", clos)         | x: no name 'clos' at 1:11; did you mean 'close'? known here: [close, high, low, open, raw_close, volume]
        ref(close, of("SPY", 1))| x: ref: a shift of 'of("SPY", 1)' at 1:12 is not a whole number in [0, 99999]
        average("SPY", 3)       | x: the text "SPY" at 1:9 is no value; only a function that asks for a text takes one
        off("SPY", close)       | x: no indicator 'off' at 1:1; did you mean 'of'? installed: [INSTALLED]
        """)
    void what_is_no_reference_is_said(String expression, String message) {
        String installed = SCANNER.indicators().entries().stream()
                .map(entry -> entry.indicator().name())
                .distinct()
                .toList()
                .toString();

        assertThatThrownBy(() -> SCANNER.references(scan(expression)))
                .isExactlyInstanceOf(InvalidScanException.class)
                .hasMessage(message.replace("[INSTALLED]", installed));
    }

    @Test
    void one_history_alone_takes_others_from_a_panel_with_the_bits_of_a_scan_of_all() {
        SplittableRandom random = new SplittableRandom(31);
        List<PriceHistory> histories = Market.walks(random, 90, 60);
        Panel panel = Market.panel(SCANNER, histories);
        Scan scan = Scan.builder()
                .optionalFeature("ratio", "close / of(\"S003\", close)")
                .optionalFeature("fading", "average(close - of(\"S004\", average(close / (close > open), 3)), 4)")
                .optionalFeature("nested", "of(\"S005\", blocks(close / of(\"S003\", close), 3))")
                .maxStale(1_000)
                .build();
        ScanResult all = SCANNER.scan(panel, scan);
        List<String> rows = Market.rows(all);

        assertThat(all.rows()).isEqualTo(90);
        for (int row = 0; row < all.rows(); row++) {
            PriceHistory own = histories.get(panel.symbols().indexOf(all.symbol(row)));
            assertThat(Market.rows(SCANNER.scan(own, LoadOptions.all(), scan, panel)))
                    .containsExactly(rows.get(row));
        }
    }

    @Test
    void how_other_symbols_are_loaded_is_said_where_nobody_looked_for_the_symbol() {
        InMemoryPrices prices = InMemoryPrices.of(Market.closes("A", 0, 1, 2), Market.closes("SPY", 0, 1, 2));
        LoadOptions one = LoadOptions.all().symbols(List.of("A"));

        assertRefused(
                SCANNER.load(prices, one),
                scan("of(\"SPY\", close)"),
                "no prices of 'SPY', which of(\"SPY\", close) asks for; the panel has 1 symbol;"
                        + " LoadOptions.references(scanner.references(scan)) loads others beside them");
        assertRefused(
                SCANNER.load(prices, one.references(List.of("SPI"))),
                scan("of(\"SPI\", close)"),
                "no prices of 'SPI', which of(\"SPI\", close) asks for; there are none in prices in memory");
    }

    @Test
    void one_history_alone_finds_itself_and_says_where_others_would_be() {
        PriceHistory spy = Market.closes("SPY", 0, 1, 2, 3);
        PriceHistory a = Market.closes("A", 0, 2, 3);

        assertThat(SCANNER.scan(spy, scan("relative()")).column("x")).containsExactly(1);
        assertThatThrownBy(() -> SCANNER.scan(a, scan("relative()")))
                .isExactlyInstanceOf(InvalidScanException.class)
                .hasMessage("no prices of 'SPY', which of(\"SPY\", x) asks for;"
                        + " a scan of one history takes other symbols' prices from a panel that is given beside it");
        ScanResult result = SCANNER.scan(a, LoadOptions.all(), scan("relative()"), Market.panel(SCANNER, spy));
        assertThat(result.column("x")).containsExactly(1.5);
        assertThat(result.outcomes().stream().map(Outcome::symbol)).containsExactly("A");
        assertThat(result.provenance().asOf()).isEqualTo("2024-01-02");
        assertThatThrownBy(() ->
                        SCANNER.scan(a, LoadOptions.all(), scan("of(\"SPI\", close)"), Market.panel(SCANNER, spy)))
                .isExactlyInstanceOf(InvalidScanException.class)
                .hasMessage("no prices of 'SPI', which of(\"SPI\", close) asks for; did you mean 'SPY'? "
                        + "there are none in prices in memory");
    }

    @Test
    void one_history_and_the_panel_beside_it_have_the_same_adjustment() {
        PriceHistory a = Market.closes("A", 0, 2, 3);
        Panel others = Market.panel(SCANNER, Market.closes("SPY", 0, 1, 2));
        LoadOptions adjusted = LoadOptions.all().adjusted(Adjustment.TOTAL_RETURN);

        assertThatThrownBy(() -> SCANNER.scan(withAdjusted(a), adjusted, scan("relative()"), others))
                .isExactlyInstanceOf(InvalidScanException.class)
                .hasMessage("the options adjust the history's prices by TOTAL_RETURN, and the panel beside it has NONE,"
                        + " so that of(\"SPY\", x) would mix them; load both with the same adjustment");
        assertThat(SCANNER.scan(withAdjusted(a), adjusted, scan("close"), others)
                        .column("x"))
                .containsExactly(3);
    }

    /** With an adjusted close that is the close. */
    private static PriceHistory withAdjusted(PriceHistory history) {
        int bars = history.bars();
        double[] closes = new double[bars];
        long[] sessions = new long[bars];
        double[][] columns = new double[5][];
        for (int bar = 0; bar < bars; bar++) {
            sessions[bar] = history.session(bar);
            closes[bar] = history.close(bar);
        }
        java.util.Arrays.fill(columns, closes);
        return PriceHistory.of(history.symbol(), bars, sessions, columns, closes, null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        of("SPY", ref(close, 3))                       | of("SPY", ref(close, 3)) needs 4 bars of SPY; 3 were loaded
        close + of("ONE", average(close, 2))           | of("ONE", average(close, 2)) needs 2 bars of ONE; 1 was loaded
        if(of("SPY", ref(close, 9)) > 1, close, open)  | of("SPY", ref(close, 9)) needs 10 bars of SPY; 3 were loaded
        of("A", close / of("SPY", ref(close, 3)))      | of("SPY", ref(close, 3)) needs 4 bars of SPY; 3 were loaded
        """)
    void a_symbol_with_too_few_bars_for_anybody_is_said_before_the_first_bar(String expression, String message) {
        Panel panel = tooShort();
        for (Scan.Builder scan : List.of(
                Scan.builder().feature("x", expression),
                Scan.builder().feature("x", "close").where(expression + " > 0"))) {
            assertThatThrownBy(() -> SCANNER.scan(panel, scan.build()))
                    .isExactlyInstanceOf(InvalidScanException.class)
                    .hasMessage(message);
        }
        assertThat(SCANNER.scan(
                                panel,
                                Scan.builder()
                                        .optionalFeature("x", expression)
                                        .symbols(List.of("A"))
                                        .build())
                        .column("x"))
                .containsExactly(Double.NaN);
        assertThat(SCANNER.series(panel, List.of(NamedExpression.of("x", expression)))
                        .values("A", "x"))
                .containsOnly(Double.NaN);
    }

    @Test
    void too_few_bars_are_enough_where_there_is_another_way() {
        assertThat(SCANNER.scan(tooShort(), scan("coalesce(of(\"SPY\", ref(close, 3)), close)"))
                        .column("x"))
                .containsExactly(5, 7, 9);
        assertThat(SCANNER.scan(tooShort(), scan("of(\"SPY\", ref(close, 2))")).column("x"))
                .containsExactly(9, 9, 9);
    }

    private static Panel tooShort() {
        return Market.panel(
                SCANNER, Market.flat("A", 5, 4, 5), Market.flat("ONE", 1, 4, 7), Market.flat("SPY", 3, 4, 9));
    }

    @Test
    void the_series_of_other_symbols_are_limited() {
        Scan.Builder scan = Scan.builder();
        for (int i = 1; i <= 256; i++) {
            scan.feature("f" + i, "of(\"SPY\", ref(close, " + i + ")) + of(\"SPY\", ref(close, " + i + "))");
        }
        assertThat(SCANNER.references(scan.build())).containsExactly("SPY");
        assertThatThrownBy(() -> SCANNER.references(
                        scan.feature("more", "of(\"QQQ\", close)").build()))
                .isExactlyInstanceOf(InvalidScanException.class)
                .hasMessage(
                        "more: of at 1:1 is too much: this scan asks for more than 256 distinct series of other symbols");
    }

    @Test
    void what_is_wrong_with_a_symbol_that_is_only_named_is_reported_apart() {
        InMemoryPrices prices =
                InMemoryPrices.of(Market.closes("A", 0, 1, 2, 3), Market.closes("SPY", 0, 10, Double.NaN, 30));
        LoadReport report = SCANNER.load(
                        prices, LoadOptions.all().symbols(List.of("A")).references(List.of("SPY")))
                .report();

        assertThat(report.read()).isEqualTo(3);
        assertThat(report.symbols()).extracting(LoadReport.SymbolReport::symbol).containsExactly("A");
        assertThat(report.references())
                .extracting(
                        LoadReport.SymbolReport::symbol,
                        LoadReport.SymbolReport::read,
                        r -> r.defects().keySet())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("SPY", 3, Set.of(Defect.MISSING_VALUE)));
        assertThat(report).hasToString("""
                3 bars of 1 symbol: 3 kept, 0 cut; 0 symbols start late, 0 end early
                beside them, named by expressions: 3 bars of 1 symbol: 2 kept, 0 cut; 0 symbols start late, 0 end early
                1 bar in 1 symbol: missing value""".replace("\n", System.lineSeparator()));
    }

    @Test
    void a_series_is_computed_once_however_many_ask_for_it() {
        List<PriceHistory> histories = Market.walks(new SplittableRandom(5), 300, 40);
        PriceHistory spy = Market.flat("SPY", 40, 39, 7);
        Scan scan = Scan.builder()
                .feature("a", "close - of(\"SPY\", counted(volume))")
                .feature("b", "average(of(\"SPY\", counted(volume)) + close, 3)")
                .column("c", "rank(of(\"SPY\", counted(volume)))")
                .build();
        Panel panel = Market.panel(
                SCANNER,
                java.util.stream.Stream.concat(histories.stream(), java.util.stream.Stream.of(spy))
                        .toList());
        BARS_TAKEN.set(0);
        SCANNER.scan(panel, scan);

        assertThat(BARS_TAKEN).hasValue(40);
    }

    @Test
    void a_kernel_that_throws_for_the_other_symbol_ends_the_scan_and_names_it() {
        Panel panel = Market.panel(SCANNER, Market.flat("A", 3, 2, 5), Market.flat("B", 3, 2, 666));

        assertThatThrownBy(() -> SCANNER.scan(panel, scan("close + of(\"B\", picky(close))")))
                .isExactlyInstanceOf(PluginException.class)
                .hasMessage("the series of B, which of(\"B\", picky(close)) asks for, cannot be computed:"
                        + " java.lang.IllegalStateException: 666 is no price");
        assertThat(Market.whys(SCANNER.scan(panel, scan("of(\"A\", picky(close)) + close"))))
                .containsExactly("A is kept, in row 1", "B is kept, in row 2");
    }

    @Test
    void a_batch_carries_the_series_that_its_plan_takes_and_no_other() {
        Catalogue none = new Catalogue(List.of(), List.of());
        Scan scan = scan("close / of(\"SPY\", of(\"QQQ\", close) * 2)");
        byte[] plan = PlanBytes.of(scan, List.of(), Planner.plan(scan, List.of(), none), EngineVersion.text())
                .bytes();
        BatchWorker worker = new BatchWorker(none);

        assertThat(ResultBytes.read(worker.run(plan, batch(plan, new double[][] {{5, 2, 8}})))
                        .values())
                .isEqualTo(new double[][] {{0.75}});
        assertThatThrownBy(() -> worker.run(plan, batch(plan, new double[0][])))
                .isExactlyInstanceOf(ScannerException.class)
                .hasMessage("batch 4 has 0 series of other symbols; its plan uses 1");
    }

    /** One symbol with two bars, at the sessions 1 and 2. */
    private static byte[] batch(byte[] plan, double[][] references) {
        Tile tile = Tile.of(new int[] {2}, new int[] {0}, 5, (lane, field) -> new double[] {3, 6});
        Context context = new Context(new double[0][], references, (symbol, bar) -> bar + 1);
        return BatchBytes.bytes(PlanBytes.identity(plan), 4, tile, new int[] {2}, context);
    }

    @Test
    void numbers_of_the_universe_are_the_other_symbol_s_also_if_nobody_asks_for_it() {
        InMemoryPrices prices = InMemoryPrices.of(Market.flat("A", 3, 2, 5), Market.flat("SPY", 3, 2, 7));
        Universe universe = Universe.of(List.of("A", "SPY")).number("cap", java.util.Map.of("A", 10, "SPY", 40));
        Scan scan = Scan.builder()
                .feature("share", "cap / of(\"SPY\", cap)")
                .universe(universe)
                .maxSymbols(1)
                .build();
        Panel panel =
                SCANNER.load(prices, LoadOptions.all().symbols(List.of("A")).references(List.of("SPY")));

        assertThat(SCANNER.scan(panel, scan).column("share")).containsExactly(0.25);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "of(\"SPY\", cap)                  | of(\"SPY\", cap) is undefined: the universe has no symbol 'SPY'",
                "cap / of(\"SPY\", 2 * cap)        | of(\"SPY\", 2 * cap) is undefined: the universe has no symbol 'SPY'",
                "of(\"A\", cap / of(\"SPY\", cap)) | of(\"SPY\", cap) is undefined: the universe has no symbol 'SPY'",
                "of(\"B\", beta)                   | of(\"B\", beta) is undefined: the universe has no beta of B",
                "of(\"B\", close + beta + cap)     | of(\"B\", close + beta + cap) is undefined: the universe has no beta of B"
            })
    void a_number_that_the_universe_does_not_have_of_another_symbol_is_said_before_the_scan(
            String expression, String message) {
        Panel panel = numbersOfSome();
        Scan.Builder scan = Scan.builder().universe(SOME);

        assertRefused(panel, scan.feature("x", expression).build(), message);
        assertRefused(
                panel,
                Scan.builder()
                        .universe(SOME)
                        .feature("y", "close")
                        .where(expression + " > 1")
                        .build(),
                message);
        assertRefused(
                panel, Scan.builder().universe(SOME).column("x", expression).build(), message);
    }

    @Test
    void what_has_a_way_around_an_unknown_number_of_another_symbol_is_scanned() {
        Panel panel = numbersOfSome();

        assertThat(SCANNER.scan(
                                panel,
                                Scan.builder()
                                        .universe(SOME)
                                        .feature("x", "coalesce(of(\"SPY\", cap), 3)")
                                        .build())
                        .column("x"))
                .containsExactly(3, 3);
        assertThat(SCANNER.scan(
                                panel,
                                Scan.builder()
                                        .universe(SOME)
                                        .optionalFeature("x", "of(\"SPY\", cap)")
                                        .column("y", "coalesce(x, 4)")
                                        .build())
                        .column("y"))
                .containsExactly(4, 4);
    }

    private static final Universe SOME = Universe.of(List.of("A", "B"))
            .number("cap", java.util.Map.of("A", 10, "B", 20))
            .number("beta", java.util.Map.of("A", 1));

    private static Panel numbersOfSome() {
        InMemoryPrices prices =
                InMemoryPrices.of(Market.flat("A", 3, 2, 5), Market.flat("B", 3, 2, 5), Market.flat("SPY", 3, 2, 7));
        return SCANNER.load(prices, LoadOptions.all().symbols(List.of("A", "B")).references(List.of("SPY")));
    }

    private static void assertRefused(Panel panel, Scan scan, String message) {
        assertThatThrownBy(() -> SCANNER.scan(panel, scan))
                .isExactlyInstanceOf(InvalidScanException.class)
                .hasMessage(message);
    }
}
