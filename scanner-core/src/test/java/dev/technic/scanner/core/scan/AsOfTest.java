package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The as-of session is one that at least half of the symbols have, and nothing after it influences anything. */
final class AsOfTest {

    private static final Scanner SCANNER = Market.scanner();

    @AfterAll
    static void close() {
        SCANNER.close();
    }

    private static Scan.Builder scan() {
        return Scan.builder().feature("f", "close");
    }

    @Test
    void without_a_day_it_is_the_latest_session_that_half_of_the_symbols_have() {
        Panel panel = Market.panel(
                SCANNER,
                Market.closes("A", 0, 1, 2, 3, 4, 5),
                Market.closes("B", 0, 1, 2, 3, 4),
                Market.closes("C", 0, 1, 2, 3),
                Market.closes("D", 0, 1, 2));
        ScanResult result = SCANNER.scan(panel, scan().maxStale(9).build());

        assertThat(result.provenance().asOf()).isEqualTo("2024-01-04");
        assertThat(result.column("f")).containsExactly(4, 4, 3, 2);
        assertThat(result.statistics().cut()).isEqualTo(1);
        assertThat(result.statistics().bars()).isEqualTo(13);
        assertThat(result.sessionText(2)).isEqualTo("2024-01-03");
    }

    @Test
    void a_day_means_the_last_shared_session_on_or_before_it() {
        Panel panel = Market.panel(
                SCANNER,
                Market.closes("A", 0, 1, 2, 3),
                Market.closes("B", 0, 1, 2, 3),
                Market.closes("C", 7, 8, 9),
                Market.closes("D", 7, 8, 9));

        assertThat(asOf(panel, Market.day(99))).isEqualTo("2024-01-09");
        assertThat(asOf(panel, Market.day(8))).isEqualTo("2024-01-09");
        assertThat(asOf(panel, Market.day(6))).isEqualTo("2024-01-03");
        assertThat(asOf(panel, Market.day(1))).isEqualTo("2024-01-02");
        assertThat(asOf(panel, Market.day(-1))).isEmpty();
        assertThat(SCANNER.scan(panel, scan().asOf(Market.day(-1)).build()).why("A"))
                .isEqualTo("A is rejected: no bars");
    }

    private static String asOf(Panel panel, LocalDate day) {
        return SCANNER.scan(panel, scan().asOf(day).build()).provenance().asOf();
    }

    @Test
    void sessions_that_less_than_half_have_do_not_age_anybody() {
        Panel panel = Market.panel(
                SCANNER,
                Market.closes("A", 0, 1, 2, 3, 4, 5),
                Market.flat("B", 1, 0, 1),
                Market.closes("C", 4, 5),
                Market.closes("D", 4, 5));

        assertThat(SCANNER.scan(panel, scan().build()).why("B"))
                .isEqualTo("B is rejected: stale: last bar 2024-01-01, 1 session before 2024-01-05");
    }

    @Test
    void symbols_listed_after_the_day_have_no_say_in_what_it_means() {
        List<PriceHistory> histories = new ArrayList<>();
        histories.add(Market.closes("A", 0, 1, 2, 3));
        histories.add(Market.closes("B", 0, 1, 2, 3));
        histories.add(Market.closes("C", 0, 1, 2));
        for (int s = 0; s < 20; s++) {
            histories.add(Market.closes("LATER" + s, 3, 4, 5, 6));
        }
        Panel panel = Market.panel(SCANNER, histories);
        ScanResult result = SCANNER.scan(panel, scan().asOf(Market.day(2)).build());

        assertThat(result.provenance().asOf()).isEqualTo("2024-01-03");
        assertThat(result.why("C")).isEqualTo("C is rejected: stale: last bar 2024-01-02, 1 session before 2024-01-03");
    }

    @Test
    void a_panel_that_never_had_the_later_bars_answers_with_the_same_bits() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 25; round++) {
            int day = random.nextInt(5, 60);
            List<PriceHistory> all = Market.walks(random, random.nextInt(3, 180), 70);
            Scan scan = Scan.builder()
                    .optionalFeature("window", "blocks(close / (close > open) * close, 5)")
                    .optionalFeature("fading", "average(close, 7) - average(high / (high > close), 3)")
                    .optionalFeature("total", "total(volume / (close != open))")
                    .feature("lagged", "change(close) + gains(close)")
                    .where("volume > 100")
                    .column("r", "rank(lagged)")
                    .optionalColumn("z", "zscore(fading, by = volume)")
                    .having("r > 0.1")
                    .maxStale(random.nextInt(4))
                    .asOf(Market.day(day))
                    .build();
            ScanResult whole = SCANNER.scan(Market.panel(SCANNER, all), scan);
            List<PriceHistory> past = all.stream().map(h -> Market.upTo(h, day)).toList();
            ScanResult cut = SCANNER.scan(Market.panel(SCANNER, past), scan);

            assertThat(Market.rows(whole)).as("round " + round).isEqualTo(Market.rows(cut));
            assertThat(Market.whys(whole)).isEqualTo(withoutDay(Market.whys(cut), whole));
            assertThat(whole.provenance()).isEqualTo(cut.provenance());
            assertThat(whole.statistics().bars()).isEqualTo(cut.statistics().bars());
            assertThat(whole.statistics().bars() + whole.statistics().cut())
                    .isEqualTo(all.stream().mapToLong(PriceHistory::bars).sum());
        }
    }

    /** A symbol all of whose bars come later has none in the one panel, and none up to the day in the other. */
    private static List<String> withoutDay(List<String> whys, ScanResult whole) {
        return whys.stream()
                .map(why -> why.endsWith("no bars")
                        ? why + ": none up to " + whole.provenance().asOf()
                        : why)
                .toList();
    }

    @Test
    void a_symbol_s_last_bar_is_the_one_up_to_the_day_however_old() {
        Panel panel = Market.panel(SCANNER, Market.closes("A", 0, 1, 2, 3), Market.closes("B", 0, 7));
        ScanResult result =
                SCANNER.scan(panel, scan().maxStale(9).asOf(Market.day(2)).build());

        assertThat(result.column("f")).containsExactly(3, 7);
        assertThat(result.session(1)).isEqualTo(Market.session(0));
    }
}
