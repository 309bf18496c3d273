package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.Order;
import dev.technic.scanner.Outcome;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.PriceRequest;
import dev.technic.scanner.PriceSink;
import dev.technic.scanner.PriceSource;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every symbol ends as exactly one outcome, and each says in words why. */
final class OutcomesTest {

    private static final Scanner SCANNER =
            Market.builder().plugin(new HostileIndicators()).threads(2).build();

    @AfterAll
    static void close() {
        SCANNER.close();
    }

    /** Some histories, and a symbol that cannot be delivered. */
    private record Delivering(List<PriceHistory> histories) implements PriceSource {
        @Override
        public String describe() {
            return "a test";
        }

        @Override
        public void read(PriceRequest request, PriceSink sink) {
            histories.forEach(sink::bars);
            sink.failed("LOST", "the service said 404");
        }
    }

    private static PriceHistory volume(PriceHistory history, double volume) {
        int bars = history.bars();
        double[] volumes = new double[bars];
        double[] closes = new double[bars];
        long[] sessions = new long[bars];
        for (int bar = 0; bar < bars; bar++) {
            volumes[bar] = volume;
            closes[bar] = history.close(bar);
            sessions[bar] = history.session(bar);
        }
        return PriceHistory.of(history.symbol(), sessions, closes, closes, closes, closes, volumes);
    }

    @Test
    void each_reason_says_what_exactly() {
        List<PriceHistory> histories = List.of(
                Market.flat("AAA", 50, 49, 10),
                Market.flat("BBB", 50, 49, 9),
                Market.flat("COLUMN", 50, 49, 20),
                Market.flat("EMPTY", 0, 49, 1),
                Market.flat("FILTERED", 50, 49, 0.5),
                Market.flat("HAVING", 50, 49, 40),
                Market.flat("HAVING_NAN", 50, 49, 30),
                Market.flat("LATER", 5, 59, 10),
                Market.flat("PICKED", 50, 49, 666),
                Market.flat("SHORT", 31, 49, 10),
                Market.flat("STALE", 46, 46, 10),
                Market.flat("STALE_BY_ONE", 46, 48, 10),
                volume(Market.flat("UNDEFINED", 50, 49, 10), 7),
                Market.flat("WHERE_NAN", 50, 49, 3));
        Panel panel = SCANNER.load(new Delivering(histories), LoadOptions.all());
        List<String> asked = new ArrayList<>(panel.symbols());
        asked.add("GONE");

        Scan scan = Scan.builder()
                .feature("mean", "blocks(close, 35) / 35")
                .feature("ratio", "close / (volume - 7)")
                .feature("picky", "picky(close)")
                .where("close >= 1 and open / (high - 3) > -99")
                .column("c", "close / (close - 20)")
                .having("close != 40 and rank(mean) > 0 and close / (low - 30) > -99")
                .orderBy("mean", Order.Direction.DESCENDING)
                .limit(1)
                .asOf(Market.day(49))
                .symbols(asked)
                .build();
        ScanResult result = SCANNER.scan(panel, scan);

        assertThat(Market.whys(result))
                .containsExactly(
                        "AAA is kept, in row 1",
                        "BBB is rejected: below limit: rank 2 of 2",
                        "COLUMN is rejected: undefined: c",
                        "EMPTY is rejected: no bars",
                        "FILTERED is rejected: filtered: close >= 1",
                        "GONE is rejected: not found: the panel does not have it",
                        "HAVING is rejected: filtered: close != 40",
                        "HAVING_NAN is rejected: undefined: close / (low - 30) > -99",
                        "LATER is rejected: no bars: none up to 2024-02-19",
                        "LOST is rejected: bad bars: the service said 404",
                        "PICKED failed in features: IllegalStateException: 666 is no price",
                        "SHORT is rejected: too short: have 31, need 35",
                        "STALE is rejected: stale: last bar 2024-02-16, 3 sessions before 2024-02-19",
                        "STALE_BY_ONE is rejected: stale: last bar 2024-02-18, 1 session before 2024-02-19",
                        "UNDEFINED is rejected: undefined: ratio",
                        "WHERE_NAN is rejected: undefined: open / (high - 3) > -99");
        assertThat(result.why("NOBODY")).isEqualTo("NOBODY is rejected: not found: it was not asked for");
        assertThat(result.statistics()).isEqualTo(new Statistics(16, 1, 14, 1, 9 * 50 + 31 + 46 + 46, 5));
        assertThat(result.symbol(0)).isEqualTo("AAA");
        assertThat(result.sessionText(0)).isEqualTo("2024-02-19");
        assertThat(result.toString()).isEqualTo("1 row of 16 symbols as of 2024-02-19");
    }

    @Test
    void a_bar_that_is_older_by_as_much_as_allowed_is_no_reason() {
        Panel panel = Market.panel(
                SCANNER,
                Market.flat("A", 9, 9, 1),
                Market.flat("B", 9, 9, 1),
                Market.flat("C", 5, 7, 1),
                Market.flat("D", 5, 6, 1));
        Scan.Builder scan = Scan.builder().feature("f", "close").maxStale(2);

        assertThat(Market.whys(SCANNER.scan(panel, scan.build())))
                .containsExactly(
                        "A is kept, in row 1",
                        "B is kept, in row 2",
                        "C is kept, in row 3",
                        "D is rejected: stale: last bar 2024-01-07, 3 sessions before 2024-01-10");
    }

    @Test
    void an_empty_panel_answers_that_there_is_nothing() {
        Panel panel = Market.panel(SCANNER, Market.flat("A", 0, 0, 1));
        ScanResult result = SCANNER.scan(
                panel,
                Scan.builder().feature("f", "close").column("r", "rank(f)").build());

        assertThat(Market.whys(result)).containsExactly("A is rejected: no bars");
        assertThat(result.provenance().asOf()).isEmpty();
        assertThat(result.toTable()).isEqualTo("symbol  session  f  r");
        assertThat(SCANNER.scan(
                                Market.panel(SCANNER),
                                Scan.builder().feature("f", "5").build())
                        .statistics())
                .isEqualTo(new Statistics(0, 0, 0, 0, 0, 0));
    }

    @Test
    void a_feature_is_judged_before_the_condition_and_the_first_before_the_second() {
        Panel panel = Market.panel(SCANNER, Market.flat("A", 3, 2, 10));
        Scan.Builder scan = Scan.builder()
                .optionalFeature("any", "ref(close, 90)")
                .feature("short", "ref(close, 3)")
                .feature("undefined", "1 / (close - 10)")
                .where("close > 100 and ref(close, 4) > 1");

        assertThat(SCANNER.scan(panel, scan.build()).why("A")).isEqualTo("A is rejected: too short: have 3, need 5");
    }

    @Test
    void an_optional_column_rejects_nobody() {
        Panel panel = Market.panel(SCANNER, Market.flat("A", 3, 2, 10));
        ScanResult result = SCANNER.scan(
                panel, Scan.builder().optionalColumn("c", "zscore(close)").build());

        assertThat(result.why("A")).isEqualTo("A is kept, in row 1");
        assertThat(result.column("c")).containsExactly(Double.NaN);
    }

    @Test
    void all_that_is_attempted_is_kept_rejected_or_failed() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 40; round++) {
            List<PriceHistory> histories = Market.walks(random, random.nextInt(1, 150), 40);
            if (random.nextBoolean()) {
                histories.add(Market.flat("T", random.nextInt(1, 60), 39, 666));
            }
            Panel panel = Market.panel(SCANNER, histories);
            Scan.Builder scan = Scan.builder()
                    .feature("a", "picky(close)")
                    .feature("b", "close / (close - ref(close, " + random.nextInt(1, 12) + "))")
                    .where("close > " + random.nextInt(0, 15) + " and not (volume == 200)")
                    .optionalColumn("z", "zscore(b)")
                    .having("z > -1")
                    .orderBy("b", Order.Direction.ASCENDING)
                    .limit(random.nextInt(1, 30))
                    .maxStale(random.nextInt(5));
            if (random.nextBoolean()) {
                scan.asOf(Market.day(random.nextInt(40)));
            }
            if (random.nextBoolean()) {
                scan.symbols(List.of("S000", "S001", "S002", "S003", "NONE"));
            }
            ScanResult result = SCANNER.scan(panel, scan.build());
            Statistics counts = result.statistics();
            List<Outcome> all = result.outcomes();
            assertThat(all.stream().map(Outcome::symbol)).isSorted().doesNotHaveDuplicates();
            assertThat(counts.attempted()).isEqualTo(all.size());
            assertThat(counts.kept()).isEqualTo(result.rows()).isEqualTo((int)
                    all.stream().filter(Outcome.Kept.class::isInstance).count());
            assertThat(counts.failed()).isEqualTo((int)
                    all.stream().filter(Outcome.Failed.class::isInstance).count());
            for (int row = 0; row < result.rows(); row++) {
                assertThat(result.outcome(result.symbol(row))).isEqualTo(new Outcome.Kept(result.symbol(row), row));
            }
        }
    }
}
