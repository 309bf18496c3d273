package dev.technic.scanner.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.technic.scanner.Adjustment;
import dev.technic.scanner.Defect;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.LoadReport;
import dev.technic.scanner.LoadReport.SymbolReport;
import dev.technic.scanner.Panel;
import dev.technic.scanner.ScanOptions;
import dev.technic.scanner.core.panel.PanelLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real prices with real defects, where they lie beside the checkout. */
class SharedPricesTest {

    @Test
    void the_defects_of_the_universe_are_those_known() {
        Panel panel = load(shared("universe/us_daily_2022_2024.csv.gz"), LoadOptions.all());
        LoadReport report = panel.report();

        assertThat(panel.symbols()).hasSize(6_717);
        assertThat(panel.sessions()).hasSize(509);
        assertThat(panel.format(panel.sessions()[0])).isEqualTo("2022-03-01");
        assertThat(panel.format(panel.sessions()[508])).isEqualTo("2024-03-08");
        assertThat(panel.symbols().stream().filter(symbol -> panel.bars(symbol) >= 508))
                .hasSize(5_820);
        assertThat(report.read()).isEqualTo(3_094_600);
        assertThat(panel.bars()).isEqualTo(report.kept()).isEqualTo(3_094_600 - 1_712 - 7 - 3);
        assertThat(report.lateStarts()).isEqualTo(889);
        assertThat(report.earlyEnds()).isEqualTo(137);
        assertThat(counts(report))
                .isEqualTo(new EnumMap<>(Map.of(
                        Defect.MISSING_VALUE, List.of(1_712L, 21L),
                        Defect.NON_POSITIVE_PRICE, List.of(7L, 7L),
                        // 89 bars have something outside low..high: these 3, the 7 opens of zero, and the 79 of the
                        // next.
                        Defect.INCONSISTENT_BAR, List.of(3L, 3L),
                        Defect.OPEN_OUTSIDE_RANGE, List.of(79L, 79L),
                        Defect.ZERO_VOLUME, List.of(75_063L, 1_026L),
                        Defect.JUMP, List.of(323L, 246L))));
    }

    @Test
    void the_universe_is_the_same_adjusted_but_for_its_prices() {
        Path file = shared("universe/us_daily_2022_2024.csv.gz");
        Panel panel = load(file, LoadOptions.lookback(100).adjusted(Adjustment.TOTAL_RETURN));

        assertThat(panel.report().read()).isEqualTo(3_094_600);
        assertThat(panel.bars() + panel.report().cut()).isEqualTo(3_094_600 - 1_712 - 7 - 3);
        assertThat(panel.symbols().stream().mapToInt(panel::bars).max()).hasValue(100);
    }

    /** Read, kept, then the bars with each defect, counted by other means. */
    @ParameterizedTest
    @CsvSource({
        "quotes/bad,       452, 338, MISSING_VALUE 101 NON_POSITIVE_PRICE 54 NEGATIVE_VOLUME 1 INCONSISTENT_BAR 8"
                + " OPEN_OUTSIDE_RANGE 1 JUMP 4",
        "quotes/bitcoin,   1246, 1246,",
        "quotes/flat_bars, 595, 595, ZERO_VOLUME 358",
        "quotes/intraday,  1564, 1564,",
        "quotes/longest,   15821, 15821,",
        "quotes/mismatch,  502, 502, UNSORTED 4",
        "quotes/penny,     533, 533,",
        "quotes/toobig,    1246, 1246,",
        "quotes/zeros,     200, 0, NON_POSITIVE_PRICE 200",
        "stocks/AMAM,      101, 100, MISSING_VALUE 1",
        "stocks/BETS,      2209, 2207, MISSING_VALUE 2 ZERO_VOLUME 943 JUMP 2",
        "stocks/CRVO,      3975, 3951, MISSING_VALUE 24 ZERO_VOLUME 1944 JUMP 2",
        "stocks/EACPW,     1, 1,",
        "stocks/NUKK,      914, 902, MISSING_VALUE 12 ZERO_VOLUME 232",
        "stocks/WHLRL,     630, 138, MISSING_VALUE 492",
        "stocks/XBIOW,     1166, 1166, ZERO_VOLUME 807 JUMP 18",
    })
    void awkward_files_have_the_defects_that_they_have(String file, int read, int kept, String defects) {
        Panel panel = load(shared("awkward/" + file + ".csv"), LoadOptions.all());
        SymbolReport report = panel.report().symbols().get(0);
        List<String> found = new ArrayList<>();
        report.defects().forEach((defect, count) -> found.add(defect + " " + count.bars()));

        assertThat(panel.symbols()).containsExactly(file.substring(file.indexOf('/') + 1));
        assertThat(report.read()).isEqualTo(read);
        assertThat(report.kept()).isEqualTo(kept);
        assertThat(String.join(" ", found)).isEqualTo(defects == null ? "" : defects);
    }

    @Test
    void sessions_of_awkward_files_are_the_instants_that_they_say() {
        Panel flat = load(shared("awkward/quotes/flat_bars.csv"), LoadOptions.all());
        Panel intraday = load(shared("awkward/quotes/intraday.csv"), LoadOptions.all());
        Panel newestFirst = load(shared("awkward/quotes/longest.csv"), LoadOptions.all());

        assertThat(flat.format(flat.sessions()[0])).isEqualTo("2022-07-25T03:45:00Z");
        assertThat(intraday.format(intraday.sessions()[0])).isEqualTo("2020-12-15T09:30:00Z");
        assertThat(newestFirst.format(newestFirst.sessions()[0])).isEqualTo("1950-01-03");
        assertThat(newestFirst.history("longest").close(0)).isEqualTo(16.66);
    }

    @Test
    void a_folder_of_awkward_files_is_a_panel() {
        LoadReport stocks = load(shared("awkward/stocks"), LoadOptions.all()).report();

        assertThat(stocks.symbols()).hasSize(41);
        assertThat(stocks.read()).isEqualTo(88_894);
        assertThat(counts(stocks))
                .isEqualTo(new EnumMap<>(Map.of(
                        Defect.MISSING_VALUE, List.of(595L, 8L),
                        Defect.ZERO_VOLUME, List.of(9_901L, 17L),
                        Defect.JUMP, List.of(89L, 20L))));
        assertThat(load(shared("awkward/quotes"), LoadOptions.all()).symbols()).hasSize(9);
    }

    private static Map<Defect, List<Long>> counts(LoadReport report) {
        Map<Defect, List<Long>> counts = new EnumMap<>(Defect.class);
        for (Defect defect : Defect.values()) {
            if (report.bars(defect) > 0) {
                counts.put(defect, List.of(report.bars(defect), report.symbolsWith(defect)));
            }
        }
        return counts;
    }

    private static Panel load(Path path, LoadOptions options) {
        ExecutorService pool = Executors.newFixedThreadPool(1);
        try {
            return PanelLoader.load(CsvPrices.of(path), options, ScanOptions.defaults(), pool, 2, () -> false);
        } finally {
            pool.shutdown();
        }
    }

    private static Path shared(String name) {
        Path path = Path.of(System.getProperty("scanner.shared", "../shared"), "data")
                .resolve(name);
        assumeTrue(Files.exists(path), () -> "no shared data at " + path);
        return path;
    }
}
