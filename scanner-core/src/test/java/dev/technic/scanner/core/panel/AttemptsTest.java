package dev.technic.scanner.core.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.Adjustment;
import dev.technic.scanner.Cancellation;
import dev.technic.scanner.Defect;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.LoadReport.Count;
import dev.technic.scanner.LoadReport.SymbolReport;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.PriceRequest;
import dev.technic.scanner.PriceSink;
import dev.technic.scanner.PriceSource;
import dev.technic.scanner.PriceSourceException;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.ScanOptions;
import dev.technic.scanner.csv.CsvPrices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a source fails is asked for again as often as the load's options say, and counted; everything else is asked for once. */
class AttemptsTest {

    private static final LoadOptions THREE = LoadOptions.all().attempts(3);

    @TempDir
    Path folder;

    /** Has A, B, C and D. Of these, B fails in its first two reads and C in all. */
    private static class Flaky implements PriceSource {

        /** For each read, what was asked for. */
        final List<Optional<Set<String>>> asked = new ArrayList<>();

        @Override
        public String describe() {
            return "a flaky test";
        }

        @Override
        public void read(PriceRequest request, PriceSink sink) {
            asked.add(request.symbols().map(TreeSet::new));
            for (String symbol : List.of("A", "B", "C", "D")) {
                if (request.wants(symbol)) {
                    deliver(symbol, asked.size(), sink);
                }
            }
        }

        void deliver(String symbol, int read, PriceSink sink) {
            if (symbol.equals("C") || symbol.equals("B") && read < 3) {
                sink.defect(symbol, Defect.UNREADABLE_ROW, read);
                sink.failed(symbol, "busy in read " + read);
            } else {
                sink.bars(history(symbol));
            }
        }
    }

    private static PriceHistory history(String symbol) {
        double[] ones = {1, 1};
        return PriceHistory.of(symbol, new long[] {0, 86_400_000}, ones, ones, ones, ones, ones);
    }

    private static TiledPanel load(PriceSource source, LoadOptions options) {
        return load(source, options, ScanOptions.defaults());
    }

    private static TiledPanel load(PriceSource source, LoadOptions options, ScanOptions how) {
        return PanelLoader.load(source, options, how, Runnable::run, 1, () -> false);
    }

    private static SymbolReport whole(String symbol, int attempts) {
        return new SymbolReport(symbol, 2, 2, 0, Map.of(), Optional.empty(), attempts);
    }

    private static SymbolReport busy(String symbol, int read, int attempts) {
        Map<Defect, Count> defects = Map.of(Defect.UNREADABLE_ROW, new Count(1, List.of(read)));
        return new SymbolReport(symbol, 0, 0, 0, defects, Optional.of("busy in read " + read), attempts);
    }

    @Test
    void without_a_word_everything_is_asked_for_once() {
        Flaky source = new Flaky();
        TiledPanel panel = load(source, LoadOptions.all());

        assertThat(source.asked).containsExactly(Optional.empty());
        assertThat(panel.report().symbols())
                .containsExactly(whole("A", 1), busy("B", 1, 1), busy("C", 1, 1), whole("D", 1));
        assertThat(panel.report().askedAgain()).isZero();
        assertThat(panel.report().toString()).doesNotContain("again");
    }

    @Test
    void what_fails_is_asked_for_again_alone_and_counted() {
        Flaky source = new Flaky();
        TiledPanel panel = load(source, THREE);

        assertThat(source.asked)
                .containsExactly(Optional.empty(), Optional.of(Set.of("B", "C")), Optional.of(Set.of("B", "C")));
        assertThat(panel.report().symbols())
                .containsExactly(whole("A", 1), whole("B", 3), busy("C", 3, 3), whole("D", 1));
        assertThat(panel.report().askedAgain()).isEqualTo(2);
        assertThat(panel.report())
                .hasToString("6 bars of 4 symbols: 6 kept, 0 cut; 0 symbols start late, 0 end early\n"
                        + "2 symbols were asked for again\n"
                        + "1 bar in 1 symbol: unreadable row");
        assertThat(panel.history("B").bars()).isEqualTo(2);
    }

    @Test
    void nobody_is_asked_once_more_than_needed() {
        Flaky source = new Flaky();
        TiledPanel panel = load(source, THREE.attempts(100).symbols(List.of("A", "B", "Z")));

        assertThat(source.asked)
                .containsExactly(
                        Optional.of(Set.of("A", "B", "Z")), Optional.of(Set.of("B")), Optional.of(Set.of("B")));
        assertThat(panel.report().symbols()).containsExactly(whole("A", 1), whole("B", 3));
    }

    @Test
    void what_expressions_name_is_asked_for_again_too() {
        TiledPanel panel = load(new Flaky(), THREE.symbols(List.of("A")).references(List.of("B", "C")));

        assertThat(panel.report().symbols()).containsExactly(whole("A", 1));
        assertThat(panel.report().references()).containsExactly(whole("B", 3), busy("C", 3, 3));
        assertThat(panel.report().askedAgain()).isZero();
    }

    @Test
    void what_is_delivered_again_unasked_is_left_out_and_what_is_left_out_stays_failed() {
        PriceSource source = new Flaky() {
            @Override
            public void read(PriceRequest request, PriceSink sink) {
                asked.add(request.symbols());
                sink.bars(history("A"));
                sink.bars(history("D"));
                if (asked.size() == 1) {
                    sink.failed("B", "busy");
                }
            }
        };
        assertThat(load(source, THREE).report().symbols())
                .containsExactly(
                        whole("A", 1), new SymbolReport("B", 0, 0, 0, Map.of(), Optional.of("busy"), 3), whole("D", 1));
    }

    @Test
    void a_symbol_that_is_delivered_twice_in_a_later_read_is_an_error() {
        Flaky source = new Flaky() {
            @Override
            void deliver(String symbol, int read, PriceSink sink) {
                super.deliver(symbol, read, sink);
                if (read == 2) {
                    sink.failed(symbol, "again");
                }
            }
        };
        assertThatThrownBy(() -> load(source, THREE))
                .isExactlyInstanceOf(PriceSourceException.class)
                .hasMessage("a flaky test delivers the symbol B twice");
        assertThat(source.asked).hasSize(2);
    }

    @Test
    void a_source_that_cannot_be_read_as_a_whole_is_not_asked_again() {
        Flaky source = new Flaky() {
            @Override
            void deliver(String symbol, int read, PriceSink sink) {
                throw new PriceSourceException("no connection");
            }
        };
        assertThatThrownBy(() -> load(source, THREE))
                .isExactlyInstanceOf(PriceSourceException.class)
                .hasMessage("no connection");
        assertThat(source.asked).hasSize(1);
    }

    @Test
    void a_later_read_in_vain_takes_nothing_away() {
        Flaky source = new Flaky() {
            @Override
            void deliver(String symbol, int read, PriceSink sink) {
                if (read == 2) {
                    sink.defect(symbol, Defect.STRAY_HEADER, 9);
                    throw new PriceSourceException("no connection");
                }
                super.deliver(symbol, read, sink);
            }
        };
        assertThat(load(source, LoadOptions.all().attempts(2)).report().symbols())
                .containsExactly(whole("A", 1), busy("B", 1, 2), busy("C", 1, 2), whole("D", 1));
        source.asked.clear();
        assertThat(load(source, THREE).report().symbols())
                .containsExactly(whole("A", 1), whole("B", 3), busy("C", 3, 3), whole("D", 1));
    }

    @Test
    void a_source_that_breaks_in_a_later_read_ends_the_load() {
        Flaky source = new Flaky() {
            @Override
            void deliver(String symbol, int read, PriceSink sink) {
                if (read == 2) {
                    throw new IllegalStateException("no more");
                }
                super.deliver(symbol, read, sink);
            }
        };
        assertThatThrownBy(() -> load(source, THREE))
                .isExactlyInstanceOf(PriceSourceException.class)
                .hasMessageStartingWith("a flaky test cannot be read: the plugin ")
                .hasMessageEndingWith(": read() threw java.lang.IllegalStateException: no more");
    }

    @Test
    void nothing_is_asked_after_a_cancellation_or_the_deadline() {
        Cancellation cancellation = new Cancellation();
        Flaky cancelled = new Flaky() {
            @Override
            public void read(PriceRequest request, PriceSink sink) {
                super.read(request, sink);
                cancellation.cancel();
            }
        };
        assertThatThrownBy(() -> load(cancelled, THREE, ScanOptions.defaults().cancellation(cancellation)))
                .isExactlyInstanceOf(ScanCancelledException.class)
                .hasMessage("the load was cancelled");
        assertThat(cancelled.asked).hasSize(1);

        Flaky endless = new Flaky() {
            @Override
            void deliver(String symbol, int read, PriceSink sink) {
                sink.failed(symbol, "busy");
            }
        };
        assertThatThrownBy(() -> load(
                        endless,
                        LoadOptions.all().attempts(Integer.MAX_VALUE),
                        ScanOptions.defaults().deadline(Duration.ofMillis(50))))
                .isExactlyInstanceOf(ScanCancelledException.class)
                .hasMessage("the load ran past its deadline of PT0.05S");
    }

    @Test
    void a_later_read_is_told_to_stop_and_nobody_hears_of_its_progress() {
        Cancellation cancellation = new Cancellation();
        List<String> heard = new ArrayList<>();
        List<Boolean> stopped = new ArrayList<>();
        Flaky source = new Flaky() {
            @Override
            public void read(PriceRequest request, PriceSink sink) {
                super.read(request, sink);
                if (asked.size() == 2) {
                    cancellation.cancel();
                }
                request.progress().progress(dev.technic.scanner.Stage.LOAD, asked.size(), 7);
                stopped.add(request.cancellation().isCancelled());
            }
        };
        ScanOptions how = ScanOptions.defaults()
                .cancellation(cancellation)
                .progress((stage, done, total) -> heard.add(stage + " " + done + "/" + total));
        assertThatThrownBy(() -> load(source, THREE, how)).isExactlyInstanceOf(ScanCancelledException.class);
        assertThat(stopped).containsExactly(false, true);
        assertThat(heard).containsExactly("LOAD 1/7");
    }

    @Test
    void whether_there_are_adjusted_closes_is_said_by_the_last_read() {
        assertThatThrownBy(
                        () -> load(new Flaky(), THREE.symbols(List.of("A", "B")).adjusted(Adjustment.TOTAL_RETURN)))
                .isExactlyInstanceOf(PriceSourceException.class)
                .hasMessage("a flaky test has no adjusted closes, which total-return adjustment needs");
    }

    @Test
    void a_file_that_cannot_be_read_keeps_its_own_reason() throws IOException {
        Files.writeString(folder.resolve("A.csv"), "date,open,high,low,close,volume\n2024-01-02,1,1,1,1,1\n");
        Files.writeString(folder.resolve("B.csv"), "nothing,of,this\n1,2,3\n");
        Files.writeString(folder.resolve("C.csv"), "nor,of\n1,2\n");
        CsvPrices prices = CsvPrices.of(folder);
        List<SymbolReport> once = load(prices, LoadOptions.all()).report().symbols();
        List<SymbolReport> thrice = load(prices, THREE).report().symbols();

        assertThat(thrice).extracting(SymbolReport::attempts).containsExactly(1, 3, 3);
        assertThat(thrice)
                .extracting(SymbolReport::rejected)
                .isEqualTo(once.stream().map(SymbolReport::rejected).toList());
        assertThat(once.get(2).rejected().orElseThrow()).contains("C.csv");
    }

    @Test
    void no_attempt_is_none() {
        assertThatThrownBy(() -> LoadOptions.all().attempts(0))
                .isExactlyInstanceOf(InvalidScanException.class)
                .hasMessage("a load of 0 attempts reads nothing; at least 1 is needed");
        assertThat(THREE.until(java.time.LocalDate.EPOCH)
                        .policy(THREE.policy())
                        .adjusted(Adjustment.TOTAL_RETURN)
                        .symbols(List.of())
                        .references(List.of())
                        .attempts())
                .isEqualTo(3);
        assertThat(LoadOptions.lookback(3).attempts()).isEqualTo(1);
    }
}
