package dev.technic.scanner.core.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.Adjustment;
import dev.technic.scanner.BarPolicy;
import dev.technic.scanner.BarPolicy.Action;
import dev.technic.scanner.Cancellation;
import dev.technic.scanner.Defect;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.LoadReport.Count;
import dev.technic.scanner.LoadReport.SymbolReport;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.PriceRequest;
import dev.technic.scanner.PriceSink;
import dev.technic.scanner.PriceSource;
import dev.technic.scanner.PriceSourceException;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.ScanOptions;
import dev.technic.scanner.Stage;
import dev.technic.scanner.memory.InMemoryPrices;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PanelLoaderTest {

    private static final long DAY = 86_400_000L;
    private static final double NAN = Double.NaN;

    /** Session, open, high, low, close, volume, adjusted close; in line 2 and on. */
    private static final double[][] GOOD = {
        {1, 10, 12, 9, 11, 100, 5.5},
        {2, 11, 13, 10, 12, 200, 6},
        {3, 12, 14, 11, 13, 300, 6.5},
        {4, 13, 15, 12, 14, 400, 7}
    };

    @Test
    void good_bars_are_kept_as_they_are() {
        Panel panel = load(LoadOptions.all(), history("A", GOOD));

        assertThat(bars(panel, "A"))
                .containsExactly(
                        "1: 10.0 12.0 9.0 11.0 100.0",
                        "2: 11.0 13.0 10.0 12.0 200.0",
                        "3: 12.0 14.0 11.0 13.0 300.0",
                        "4: 13.0 15.0 12.0 14.0 400.0");
        assertThat(panel.report().symbols())
                .containsExactly(new SymbolReport("A", 4, 4, 0, Map.of(), Optional.empty()));
        assertThat(panel.report()).hasToString("4 bars of 1 symbol: 4 kept, 0 cut; 0 symbols start late, 0 end early");
    }

    @Test
    void each_defect_is_found_and_the_default_policy_applied() {
        assertDefect(Defect.MISSING_VALUE, false, bar -> bar[1] = NAN);
        assertDefect(Defect.MISSING_VALUE, false, bar -> bar[2] = Double.POSITIVE_INFINITY);
        assertDefect(Defect.MISSING_VALUE, false, bar -> bar[3] = NAN);
        assertDefect(Defect.MISSING_VALUE, false, bar -> bar[4] = NAN);
        assertDefect(Defect.MISSING_VALUE, false, bar -> bar[5] = NAN);
        assertDefect(Defect.MISSING_VALUE, false, bar -> bar[5] = Double.POSITIVE_INFINITY);
        assertDefect(Defect.MISSING_VALUE, false, bar -> bar[2] = 1e300);
        assertDefect(Defect.MISSING_VALUE, false, bar -> bar[3] = 1e-300);
        assertDefect(Defect.MISSING_VALUE, false, bar -> bar[5] = 1e300);
        assertDefect(Defect.NON_POSITIVE_PRICE, false, bar -> bar[1] = 0);
        assertDefect(Defect.NON_POSITIVE_PRICE, false, bar -> bar[3] = -1);
        assertDefect(Defect.NEGATIVE_VOLUME, false, bar -> bar[5] = -1);
        assertDefect(Defect.INCONSISTENT_BAR, false, bar -> bar[2] = 10.5);
        assertDefect(Defect.INCONSISTENT_BAR, false, bar -> bar[4] = 14.5);
        assertDefect(Defect.INCONSISTENT_BAR, false, bar -> bar[4] = 10.5);
        assertDefect(Defect.OPEN_OUTSIDE_RANGE, true, bar -> bar[1] = 10.5);
        assertDefect(Defect.OPEN_OUTSIDE_RANGE, true, bar -> bar[1] = 14.5);
        assertDefect(Defect.DUPLICATE_SESSION, false, bar -> bar[0] = 2);
        assertDefect(Defect.ZERO_VOLUME, true, bar -> bar[5] = 0);
    }

    private static void assertDefect(Defect defect, boolean kept, java.util.function.Consumer<double[]> spoil) {
        double[][] bars = copy(GOOD);
        spoil.accept(bars[2]);
        Panel panel = load(LoadOptions.all(), history("A", bars));

        assertThat(panel.bars("A")).as(defect.words()).isEqualTo(kept ? 4 : 3);
        assertThat(panel.report().symbols())
                .containsExactly(new SymbolReport(
                        "A", 4, kept ? 4 : 3, 0, Map.of(defect, new Count(1, List.of(4))), Optional.empty()));

        Panel dropped =
                load(LoadOptions.all().policy(BarPolicy.defaults().with(defect, Action.DROP_BAR)), history("A", bars));
        assertThat(bars(dropped, "A")).as(defect.words()).hasSize(3).doesNotContain("3: 12.0 14.0 11.0 13.0 300.0");

        Panel rejected = load(
                LoadOptions.all().policy(BarPolicy.defaults().with(defect, Action.REJECT_SYMBOL)), history("A", bars));
        assertThat(rejected.symbols()).containsExactly("A");
        assertThat(rejected.report().symbols())
                .containsExactly(new SymbolReport(
                        "A",
                        4,
                        0,
                        0,
                        Map.of(defect, new Count(1, List.of(4))),
                        Optional.of(defect.words() + " in line 4")));
    }

    @Test
    void a_bar_counts_under_its_first_defect_that_is_not_accepted() {
        double[][] bars = copy(GOOD);
        bars[0] = new double[] {1, 0, 12, 9, 20, 0, 1};
        bars[1] = new double[] {2, 8, 12, 9, 11, 0, 1};

        assertThat(load(LoadOptions.all(), history("A", bars)).report().symbols())
                .containsExactly(new SymbolReport(
                        "A",
                        4,
                        3,
                        0,
                        Map.of(
                                Defect.NON_POSITIVE_PRICE, new Count(1, List.of(2)),
                                Defect.OPEN_OUTSIDE_RANGE, new Count(1, List.of(3)),
                                Defect.ZERO_VOLUME, new Count(1, List.of(3))),
                        Optional.empty()));
    }

    @Test
    void only_the_first_five_lines_are_kept() {
        double[][] bars = IntStream.range(0, 9)
                .mapToObj(i -> new double[] {i, 10, 12, 9, 11, 0, 11})
                .toArray(double[][]::new);

        assertThat(load(LoadOptions.all(), history("A", bars))
                        .report()
                        .symbols()
                        .get(0)
                        .defects())
                .isEqualTo(Map.of(Defect.ZERO_VOLUME, new Count(9, List.of(2, 3, 4, 5, 6))));
    }

    @Test
    void newest_first_is_turned_around_and_no_defect() {
        double[][] bars = {GOOD[3], GOOD[2], GOOD[1], GOOD[0]};
        Panel panel = load(LoadOptions.all(), history("A", bars));

        assertThat(bars(panel, "A")).isEqualTo(bars(load(LoadOptions.all(), history("A", GOOD)), "A"));
        assertThat(panel.report().symbols().get(0).defects()).isEmpty();
    }

    @Test
    void unsorted_bars_are_sorted_or_dropped_or_reject_the_symbol() {
        PriceHistory history = history("A", new double[][] {GOOD[0], GOOD[2], GOOD[1], GOOD[3]});

        Panel sorted = load(LoadOptions.all(), history);
        assertThat(bars(sorted, "A")).isEqualTo(bars(load(LoadOptions.all(), history("A", GOOD)), "A"));
        assertThat(sorted.report().symbols().get(0).defects())
                .isEqualTo(Map.of(Defect.UNSORTED, new Count(1, List.of(4))));
        Panel dropped =
                load(LoadOptions.all().policy(BarPolicy.defaults().with(Defect.UNSORTED, Action.DROP_BAR)), history);
        assertThat(bars(dropped, "A"))
                .containsExactly(
                        "1: 10.0 12.0 9.0 11.0 100.0", "3: 12.0 14.0 11.0 13.0 300.0", "4: 13.0 15.0 12.0 14.0 400.0");
        Panel rejected = load(
                LoadOptions.all().policy(BarPolicy.defaults().with(Defect.UNSORTED, Action.REJECT_SYMBOL)), history);
        assertThat(rejected.report().symbols().get(0).rejected()).contains("unsorted bar in line 4");
    }

    @Test
    void of_two_bars_of_a_session_the_first_usable_one_stays() {
        double[] empty = {2, NAN, NAN, NAN, NAN, NAN, NAN};
        double[] other = {2, 11, 13, 10, 12, 999, 6};
        Panel panel = load(LoadOptions.all(), history("A", new double[][] {GOOD[0], empty, GOOD[1], other, GOOD[2]}));

        assertThat(bars(panel, "A"))
                .containsExactly(
                        "1: 10.0 12.0 9.0 11.0 100.0", "2: 11.0 13.0 10.0 12.0 200.0", "3: 12.0 14.0 11.0 13.0 300.0");
        assertThat(panel.report().symbols().get(0).defects())
                .isEqualTo(Map.of(
                        Defect.MISSING_VALUE, new Count(1, List.of(3)),
                        Defect.DUPLICATE_SESSION, new Count(1, List.of(5))));
    }

    @Test
    void jumps_compare_the_closes_kept() {
        double[][] bars = {
            {1, 1, 1, 1, 1, 1, 1},
            {2, 3, 3, 3, 3, 1, 3},
            {3, 10, 10, 10, 10, 1, 3},
            {4, NAN, NAN, NAN, NAN, NAN, NAN},
            {5, 3, 3, 3, 3, 1, 3},
            {6, 3, 3, 3, 3, 1, 3}
        };

        assertThat(load(LoadOptions.all(), history("A", bars))
                        .report()
                        .symbols()
                        .get(0)
                        .defects())
                .containsEntry(Defect.JUMP, new Count(2, List.of(4, 6)));
        assertThat(load(LoadOptions.lookback(2), history("A", bars))
                        .report()
                        .symbols()
                        .get(0)
                        .defects())
                .containsEntry(Defect.JUMP, new Count(1, List.of(6)));
        assertThat(load(LoadOptions.all().adjusted(Adjustment.TOTAL_RETURN), history("A", bars))
                        .report()
                        .bars(Defect.JUMP))
                .isZero();
        Panel dropped = load(
                LoadOptions.all().policy(BarPolicy.defaults().with(Defect.JUMP, Action.DROP_BAR)), history("A", bars));
        assertThat(bars(dropped, "A"))
                .containsExactly(
                        "1: 1.0 1.0 1.0 1.0 1.0",
                        "2: 3.0 3.0 3.0 3.0 1.0",
                        "5: 3.0 3.0 3.0 3.0 1.0",
                        "6: 3.0 3.0 3.0 3.0 1.0");
    }

    @Test
    void total_return_scales_the_four_prices_and_keeps_the_raw_close() {
        TiledPanel panel = load(LoadOptions.all().adjusted(Adjustment.TOTAL_RETURN), history("A", GOOD));

        assertThat(bars(panel, "A").get(1)).isEqualTo("2: 5.5 6.5 5.0 6.0 200.0");
        assertThat(panel.tiles().get(0).value(1, Tile.RAW_CLOSE, 0)).isEqualTo(12);
        assertThat(panel.adjustment()).isEqualTo(Adjustment.TOTAL_RETURN);
    }

    @Test
    void total_return_drops_bars_without_a_usable_adjusted_close() {
        double[][] bars = copy(GOOD);
        bars[0][6] = NAN;
        bars[1][6] = 0;
        bars[2][1] = 0;
        bars[2][3] = 0;
        bars[2][4] = 0;
        BarPolicy lenient = BarPolicy.defaults().with(Defect.NON_POSITIVE_PRICE, Action.ACCEPT);
        LoadOptions adjusted = LoadOptions.all().adjusted(Adjustment.TOTAL_RETURN);

        assertThat(load(adjusted, history("A", bars)).report().symbols().get(0).defects())
                .isEqualTo(Map.of(
                        Defect.MISSING_VALUE, new Count(1, List.of(2)),
                        Defect.NON_POSITIVE_PRICE, new Count(2, List.of(3, 4))));
        assertThat(load(adjusted.policy(lenient), history("A", bars))
                        .report()
                        .symbols()
                        .get(0)
                        .defects())
                .containsEntry(Defect.MISSING_VALUE, new Count(2, List.of(2, 4)));
        assertThat(load(LoadOptions.all(), history("A", bars)).bars("A")).isEqualTo(3);
    }

    @Test
    void total_return_of_a_source_without_adjusted_closes_is_an_error() {
        PriceHistory raw = PriceHistory.of(
                "A",
                new long[] {0},
                new double[] {1},
                new double[] {1},
                new double[] {1},
                new double[] {1},
                new double[] {1});
        LoadOptions adjusted = LoadOptions.all().adjusted(Adjustment.TOTAL_RETURN);

        assertThatThrownBy(() -> load(adjusted, raw))
                .isInstanceOf(PriceSourceException.class)
                .hasMessage("prices in memory has no adjusted closes, which total-return adjustment needs");
        assertThat(load(adjusted, raw, history("B", GOOD)).report().symbols().get(0))
                .isEqualTo(new SymbolReport(
                        "A",
                        1,
                        0,
                        0,
                        Map.of(),
                        Optional.of("no adjusted closes, which total-return adjustment needs")));
    }

    @Test
    void the_lookback_keeps_the_last_bars_up_to_the_last_day() {
        LoadOptions options = LoadOptions.lookback(2).until(LocalDate.ofEpochDay(3));
        Panel panel = load(options, history("A", GOOD));

        assertThat(bars(panel, "A")).containsExactly("2: 11.0 13.0 10.0 12.0 200.0", "3: 12.0 14.0 11.0 13.0 300.0");
        assertThat(panel.report().symbols())
                .containsExactly(new SymbolReport("A", 4, 2, 2, Map.of(), Optional.empty()));
    }

    @Test
    void nothing_after_the_last_day_has_a_say() {
        double[][] bars = {
            GOOD[0], GOOD[1], {3.9, 11, 13, 10, 12, 5, 6}, {4, 0, 0, 0, 0, -1, 0}, {3.9, 1, 1, 1, 1, 1, 1}
        };
        LoadOptions options = LoadOptions.all()
                .until(LocalDate.ofEpochDay(3))
                .policy(BarPolicy.defaults()
                        .with(Defect.NON_POSITIVE_PRICE, Action.REJECT_SYMBOL)
                        .with(Defect.UNSORTED, Action.REJECT_SYMBOL));

        assertThat(load(options, history("A", bars)).report().symbols())
                .containsExactly(new SymbolReport(
                        "A", 5, 3, 1, Map.of(Defect.DUPLICATE_SESSION, new Count(1, List.of(6))), Optional.empty()));
    }

    @Test
    void a_symbol_that_starts_late_or_ends_early_is_counted_by_what_the_source_has_of_it() {
        double[][] late = {GOOD[1], GOOD[2], GOOD[3]};
        double[][] early = {GOOD[0], GOOD[1], GOOD[2]};
        double[][] empty = copy(GOOD);
        empty[0][1] = NAN;
        empty[3][1] = NAN;
        Panel panel = load(
                LoadOptions.all(), history("A", GOOD), history("B", late), history("C", early), history("D", empty));

        assertThat(panel.report().lateStarts()).isEqualTo(1);
        assertThat(panel.report().earlyEnds()).isEqualTo(1);
    }

    @Test
    void shuffled_and_doubled_rows_give_the_panel_of_the_clean_ones() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 200; round++) {
            double[][] clean = randomWalk(random, random.nextInt(1, 60));
            List<double[]> dirty = new ArrayList<>(List.of(clean));
            for (double[] bar : clean) {
                if (random.nextInt(4) == 0) {
                    dirty.add(bar.clone());
                }
            }
            for (int i = dirty.size() - 1; i > 0; i--) {
                java.util.Collections.swap(dirty, i, random.nextInt(i + 1));
            }
            LoadOptions options = LoadOptions.lookback(random.nextInt(1, 70));

            assertThat(bars(load(options, history("A", dirty.toArray(double[][]::new))), "A"))
                    .isEqualTo(bars(load(options, history("A", clean)), "A"));
        }
    }

    @Test
    void a_symbol_that_the_source_fails_has_no_bars_and_its_reason() {
        Panel panel = load(LoadOptions.all(), source((request, sink) -> {
            sink.defect("B", Defect.UNREADABLE_ROW, 7);
            sink.failed("B", "it is gone");
            sink.defect("A", Defect.STRAY_HEADER, 3);
            sink.bars(history("A", GOOD));
        }));

        assertThat(panel.symbols()).containsExactly("A", "B");
        assertThat(panel.report().symbols())
                .containsExactly(
                        new SymbolReport(
                                "A", 4, 4, 0, Map.of(Defect.STRAY_HEADER, new Count(1, List.of(3))), Optional.empty()),
                        new SymbolReport(
                                "B",
                                0,
                                0,
                                0,
                                Map.of(Defect.UNREADABLE_ROW, new Count(1, List.of(7))),
                                Optional.of("it is gone")));
    }

    @Test
    void the_policy_may_reject_a_symbol_for_a_row_that_never_became_a_bar() {
        BarPolicy strict = BarPolicy.defaults().with(Defect.UNREADABLE_ROW, Action.REJECT_SYMBOL);
        Panel panel = load(LoadOptions.all().policy(strict), source((request, sink) -> {
            sink.defect("A", Defect.UNREADABLE_ROW, 7);
            sink.defect("A", Defect.UNREADABLE_ROW, 9);
            sink.bars(history("A", GOOD));
        }));

        assertThat(panel.report().symbols().get(0).rejected()).contains("unreadable row, 2 times, first in line 7");
        assertThat(panel.bars()).isZero();
    }

    @Test
    void a_source_that_delivers_a_symbol_twice_or_throws_is_an_error() {
        PriceSource twice = source((request, sink) -> {
            sink.bars(history("A", GOOD));
            try {
                sink.failed("A", "again");
            } catch (PriceSourceException e) {
                // A source that goes on all the same.
            }
        });
        assertThatThrownBy(() -> load(LoadOptions.all(), twice))
                .isInstanceOf(PriceSourceException.class)
                .hasMessage("a test delivers the symbol A twice");
        PriceSource broken = source((request, sink) -> {
            throw new IllegalStateException("no more");
        });
        assertThatThrownBy(() -> load(LoadOptions.all(), broken))
                .isInstanceOf(PriceSourceException.class)
                .hasMessage(
                        "a test cannot be read: the plugin " + broken.getClass().getName()
                                + " (test-classes) cannot be used: read() threw java.lang.IllegalStateException: no"
                                + " more");
    }

    @Test
    void symbols_that_were_not_asked_for_are_left_out() {
        Panel panel = load(LoadOptions.all().symbols(List.of("B", "C")), source((request, sink) -> {
            sink.bars(history("A", GOOD));
            sink.bars(history("B", GOOD));
            sink.failed("D", "it is gone");
        }));

        assertThat(panel.symbols()).containsExactly("B");
    }

    @Test
    void a_load_of_nothing_is_an_empty_panel() {
        LoadOptions unknown = LoadOptions.all().symbols(List.of("Z")).adjusted(Adjustment.TOTAL_RETURN);
        Panel panel = load(unknown, history("A", GOOD));

        assertThat(panel.symbols()).isEmpty();
        assertThat(panel.sessions()).isEmpty();
        assertThat(panel.report().symbols()).isEmpty();
    }

    @Test
    void a_listener_hears_each_symbol_and_harms_nothing_when_it_throws() {
        List<String> heard = new ArrayList<>();
        ScanOptions how = ScanOptions.defaults().progress((stage, done, total) -> {
            heard.add(stage + " " + done + "/" + total);
            throw new IllegalStateException("a listener's own trouble");
        });

        Panel panel = PanelLoader.load(
                InMemoryPrices.of(history("A", GOOD), history("B", GOOD)),
                LoadOptions.all(),
                how,
                Runnable::run,
                1,
                () -> false);
        assertThat(panel.bars()).isEqualTo(8);
        assertThat(heard).containsExactly("LOAD 1/2", "LOAD 2/2");
    }

    @Test
    void progress_never_goes_down() {
        List<Long> heard = new ArrayList<>();
        ScanOptions how = ScanOptions.defaults().progress((stage, done, total) -> heard.add(done));
        PriceSource source = source((request, sink) -> {
            request.progress().progress(Stage.LOAD, 5, 9);
            request.progress().progress(Stage.LOAD, 3, 9);
            request.progress().progress(Stage.LOAD, 9, 9);
        });

        PanelLoader.load(source, LoadOptions.all(), how, Runnable::run, 1, () -> false);
        assertThat(heard).containsExactly(5L, 5L, 9L);
    }

    @Test
    void a_load_is_cancelled() {
        Cancellation cancellation = new Cancellation();
        ScanOptions how = ScanOptions.defaults()
                .cancellation(cancellation)
                .progress((stage, done, total) -> cancellation.cancel());

        assertThatThrownBy(() -> PanelLoader.load(
                        InMemoryPrices.of(history("A", GOOD), history("B", GOOD)),
                        LoadOptions.all(),
                        how,
                        Runnable::run,
                        1,
                        () -> false))
                .isInstanceOf(ScanCancelledException.class)
                .hasMessage("the load was cancelled");
    }

    @Test
    void a_load_past_its_deadline_ends() {
        ScanOptions how = ScanOptions.defaults().deadline(Duration.ZERO);

        assertThatThrownBy(() -> PanelLoader.load(
                        InMemoryPrices.of(history("A", GOOD)), LoadOptions.all(), how, Runnable::run, 1, () -> false))
                .isInstanceOf(ScanCancelledException.class)
                .hasMessage("the load ran past its deadline of PT0S");
    }

    @Test
    void histories_in_memory_are_of_different_symbols() {
        assertThatThrownBy(() -> InMemoryPrices.of(history("A", GOOD), history("A", GOOD)))
                .isInstanceOf(PriceSourceException.class)
                .hasMessage("prices in memory: the symbol A is there twice");
    }

    private static double[][] randomWalk(SplittableRandom random, int bars) {
        double[][] walk = new double[bars][];
        double close = 10;
        for (int bar = 0; bar < bars; bar++) {
            double open = close;
            close *= random.nextDouble(0.9, 1.1);
            walk[bar] = new double[] {
                bar, open, Math.max(open, close), Math.min(open, close), close, random.nextInt(1, 1000), close
            };
        }
        return walk;
    }

    private static PriceSource source(BiConsumer<PriceRequest, PriceSink> read) {
        return new PriceSource() {
            @Override
            public String describe() {
                return "a test";
            }

            @Override
            public void read(PriceRequest request, PriceSink sink) {
                read.accept(request, sink);
            }
        };
    }

    private static TiledPanel load(LoadOptions options, PriceHistory... histories) {
        return load(options, InMemoryPrices.of(histories));
    }

    private static TiledPanel load(LoadOptions options, PriceSource source) {
        return PanelLoader.load(source, options, ScanOptions.defaults(), Runnable::run, 1, () -> false);
    }

    private static double[][] copy(double[][] bars) {
        double[][] copy = new double[bars.length][];
        for (int bar = 0; bar < bars.length; bar++) {
            copy[bar] = bars[bar].clone();
        }
        return copy;
    }

    private static PriceHistory history(String symbol, double[][] bars) {
        long[] sessions = new long[bars.length];
        double[][] columns = new double[6][bars.length];
        int[] lines = new int[bars.length];
        for (int bar = 0; bar < bars.length; bar++) {
            sessions[bar] = (long) (bars[bar][0] * DAY);
            lines[bar] = bar + 2;
            for (int column = 0; column < 6; column++) {
                columns[column][bar] = bars[bar][column + 1];
            }
        }
        double[][] prices = java.util.Arrays.copyOf(columns, 5);
        return PriceHistory.of(symbol, bars.length, sessions, prices, columns[5], lines);
    }

    /** A line for each bar: day, then open, high, low, close, volume. */
    private static List<String> bars(Panel panel, String symbol) {
        PriceHistory history = panel.history(symbol);
        List<String> bars = new ArrayList<>();
        for (int bar = 0; bar < history.bars(); bar++) {
            bars.add(history.session(bar) / DAY + ": " + history.open(bar) + " " + history.high(bar) + " "
                    + history.low(bar) + " " + history.close(bar) + " " + history.volume(bar));
        }
        return bars;
    }
}
