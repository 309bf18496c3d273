package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.technic.scanner.Order;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Functions across symbols equal their plain definitions, over those who take part and have a defined argument; and so does the order. */
final class CrossSectionsTest {

    private static final Scanner SCANNER = Market.scanner();

    /** One symbol as the oracle sees it: NaN where undefined. */
    private record Member(String symbol, double x, double group) {}

    @AfterAll
    static void close() {
        SCANNER.close();
    }

    @Test
    void every_function_equals_its_definition() {
        SplittableRandom random = new SplittableRandom(21);
        for (int round = 0; round < 15; round++) {
            List<PriceHistory> histories = new ArrayList<>();
            List<Member> taking = new ArrayList<>();
            int symbols = random.nextInt(1, 200);
            int spread = random.nextInt(1, 40);
            for (int s = 0; s < symbols; s++) {
                double close = random.nextInt(1, spread + 1) * 0.7;
                double open = random.nextInt(1, 5);
                String symbol = "S" + random.nextInt(1_000_000) + "_" + s;
                histories.add(Market.one(symbol, close, open));
                if (open != 4) {
                    double x = 1 / (close - 1.4) == 1 / 0.0 || close == 1.4 ? Double.NaN : close / 3;
                    taking.add(new Member(symbol, x, open == 3 ? Double.NaN : open));
                }
            }
            taking.sort(Comparator.comparing(Member::symbol));
            int parts = random.nextInt(2, 12);
            ScanResult result = SCANNER.scan(
                    Market.panel(SCANNER, histories),
                    Scan.builder()
                            .optionalFeature("x", "close / 3 * (1 / (close != 1.4))")
                            .optionalFeature("g", "open / (open != 3)")
                            .where("open != 4")
                            .optionalColumn("rank_all", "rank(x)")
                            .optionalColumn("rank_by", "rank(x, by = g)")
                            .optionalColumn("z_all", "zscore(x)")
                            .optionalColumn("z_by", "zscore(x, by = g)")
                            .optionalColumn("demean_by", "demean(x, by = g)")
                            .optionalColumn("quantile_all", "quantile(x, " + parts + ")")
                            .optionalColumn("quantile_by", "quantile(x, " + parts + ", by = g)")
                            .optionalColumn("nested", "rank(-rank(x)) + 0 * g")
                            .build());
            assertThat(result.rows()).isEqualTo(taking.size());
            for (int row = 0; row < taking.size(); row++) {
                Member one = taking.get(row);
                assertThat(result.symbol(row)).isEqualTo(one.symbol);
                List<Double> all = others(taking, one, false);
                List<Double> own = others(taking, one, true);
                check(result, row, "rank_all", rank(one.x, all));
                check(result, row, "rank_by", rank(one.x, own));
                check(result, row, "z_all", zscore(one.x, all));
                check(result, row, "z_by", zscore(one.x, own));
                check(result, row, "demean_by", own.isEmpty() ? Double.NaN : one.x - mean(own));
                check(result, row, "quantile_all", quantile(one.x, all, parts));
                check(result, row, "quantile_by", quantile(one.x, own, parts));
                double reversed = rank(-one.x, all.stream().map(v -> -v).toList());
                check(result, row, "nested", Double.isNaN(one.group) ? Double.NaN : reversed);
            }
        }
    }

    private static void check(ScanResult result, int row, String column, double expected) {
        double actual = result.column(column)[row];
        if (Double.isNaN(expected)) {
            assertThat(actual).as(column).isNaN();
        } else {
            assertThat(actual).as(column).isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
        }
    }

    /** The defined values that one is compared with; none if its own value or group is undefined. */
    private static List<Double> others(List<Member> taking, Member one, boolean byGroup) {
        if (Double.isNaN(one.x) || byGroup && Double.isNaN(one.group)) {
            return List.of();
        }
        return taking.stream()
                .filter(m -> !Double.isNaN(m.x) && (!byGroup || m.group == one.group))
                .map(Member::x)
                .toList();
    }

    private static double rank(double x, List<Double> all) {
        long less = all.stream().filter(v -> v < x).count();
        long equal = all.stream().filter(v -> v == x).count();
        return all.isEmpty() ? Double.NaN : (less + (equal + 1) / 2.0) / all.size();
    }

    private static double quantile(double x, List<Double> all, int parts) {
        return all.isEmpty() ? Double.NaN : Math.ceil(rank(x, all) * parts - 1e-9) - 1;
    }

    private static double mean(List<Double> all) {
        BigDecimal sum = BigDecimal.ZERO;
        for (double v : all) {
            sum = sum.add(new BigDecimal(v));
        }
        return sum.divide(new BigDecimal(all.size()), MathContext.DECIMAL128).doubleValue();
    }

    private static double zscore(double x, List<Double> all) {
        if (all.isEmpty() || all.stream().distinct().count() == 1) {
            return Double.NaN;
        }
        double mean = mean(all);
        double squares = mean(all.stream().map(v -> (v - mean) * (v - mean)).toList());
        return (x - mean) / Math.sqrt(squares);
    }

    @Test
    void ties_share_a_rank_and_a_group_of_one_has_no_z_score() {
        Panel panel = Market.panel(
                SCANNER,
                Market.one("A", 1, 1),
                Market.one("B", 5, 1),
                Market.one("C", 5, 1),
                Market.one("D", 9, 1),
                Market.one("E", 7, 2));
        ScanResult result = SCANNER.scan(
                panel,
                Scan.builder()
                        .feature("x", "close")
                        .column("r", "rank(x, by = open)")
                        .column("q", "quantile(x, 4, by = open)")
                        .column("d", "demean(x, by = open)")
                        .optionalColumn("z", "zscore(x, by = open)")
                        .build());

        assertThat(result.column("r")).containsExactly(0.25, 0.625, 0.625, 1, 1);
        assertThat(result.column("q")).containsExactly(0, 2, 2, 3, 3);
        assertThat(result.column("d")).containsExactly(-4, 0, 0, 4, 0);
        assertThat(result.column("z")).containsExactly(-4 / Math.sqrt(8), 0, 0, 4 / Math.sqrt(8), Double.NaN);
    }

    @Test
    void equal_values_have_no_z_score_and_share_the_middle() {
        Panel panel =
                Market.panel(SCANNER, Market.one("A", 0.1, 0.1), Market.one("B", 0.1, 0.1), Market.one("C", 0.1, 0.1));
        ScanResult result = SCANNER.scan(
                panel,
                Scan.builder()
                        .optionalColumn("z", "zscore(close)")
                        .column("r", "rank(close)")
                        .column("zero", "rank(close - close)")
                        .column("constant", "rank(5)")
                        .build());

        assertThat(result.column("z")).containsExactly(Double.NaN, Double.NaN, Double.NaN);
        assertThat(result.column("r")).containsExactly(2 / 3.0, 2 / 3.0, 2 / 3.0);
        assertThat(result.column("zero")).containsExactly(2 / 3.0, 2 / 3.0, 2 / 3.0);
        assertThat(result.column("constant")).containsExactly(2 / 3.0, 2 / 3.0, 2 / 3.0);
    }

    @Test
    void a_z_score_is_exact_far_away_from_zero() {
        Panel panel = Market.panel(
                SCANNER, Market.one("A", 1e9, 1), Market.one("B", 1e9 + 2, 1), Market.one("C", 1e9 + 4, 1));
        ScanResult result =
                SCANNER.scan(panel, Scan.builder().column("z", "zscore(close)").build());

        assertThat(result.column("z")).containsExactly(-2 / Math.sqrt(8 / 3.0), 0, 2 / Math.sqrt(8 / 3.0));
    }

    @Test
    void rows_are_ordered_with_the_undefined_last_and_ties_by_symbol() {
        SplittableRandom random = new SplittableRandom(31);
        for (int round = 0; round < 40; round++) {
            List<PriceHistory> histories = new ArrayList<>();
            int symbols = random.nextInt(1, 120);
            for (int s = 0; s < symbols; s++) {
                histories.add(Market.one("S" + random.nextInt(10_000) + "_" + s, random.nextInt(1, 9), 1));
            }
            Panel panel = Market.panel(SCANNER, histories);
            int limit = random.nextInt(1, 130);
            for (Order.Direction direction : Order.Direction.values()) {
                Scan scan = Scan.builder()
                        .optionalFeature("x", "0 * (close - 4) + (4 - close) / (close != 5)")
                        .orderBy("x", direction)
                        .limit(limit)
                        .build();
                ScanResult result = SCANNER.scan(panel, scan);

                List<String> expected = new ArrayList<>(panel.symbols());
                int sign = direction == Order.Direction.ASCENDING ? 1 : -1;
                expected.sort((a, b) -> {
                    double x = 4 - panel.history(a).close(0);
                    double y = 4 - panel.history(b).close(0);
                    int byX = x == -1 || y == -1 ? Boolean.compare(x == -1, y == -1) : sign * Double.compare(x, y);
                    return byX != 0 ? byX : a.compareTo(b);
                });
                for (int at = 0; at < expected.size(); at++) {
                    assertThat(result.why(expected.get(at)))
                            .isEqualTo(expected.get(at)
                                    + (at < limit
                                            ? " is kept, in row " + (at + 1)
                                            : " is rejected: below limit: rank " + (at + 1) + " of " + symbols));
                }
                assertThat(result.rows()).isEqualTo(Math.min(limit, symbols));
            }
        }
    }
}
