package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.IndicatorCatalogue.Entry;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.SeriesResult;
import dev.technic.scanner.Universe;
import dev.technic.scanner.core.engine.Graph;
import dev.technic.scanner.core.engine.Graph.Reference;
import dev.technic.scanner.core.engine.NaiveSeries;
import dev.technic.scanner.core.engine.RandomSeries;
import dev.technic.scanner.core.engine.SampleIndicators;
import dev.technic.scanner.core.plan.Catalogue;
import dev.technic.scanner.core.plan.Plan;
import dev.technic.scanner.core.plan.Planner;
import dev.technic.scanner.core.plan.References;
import dev.technic.scanner.expression.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another symbol's series is what its own bars say, at the sessions that both have, wherever and by whomever it is computed. */
final class OtherSymbolsTest {

    private static final double NAN = Double.NaN;
    private static final int SESSIONS = 90;

    private static final Catalogue CATALOGUE = new Catalogue(
            new SampleIndicators()
                    .indicators().stream()
                            .map(i -> new Entry(i, "sample", "test"))
                            .toList(),
            List.of());

    private static final Scanner SCANNER = Market.scanner();

    @AfterAll
    static void close() {
        SCANNER.close();
    }

    /** Series in which other symbols' stand here and there, also within each other. */
    private static List<NamedExpression> features(SplittableRandom random, List<PriceHistory> histories) {
        RandomSeries texts = new RandomSeries(random);
        List<NamedExpression> features = new ArrayList<>();
        for (int f = 0; f < 6; f++) {
            String text = "coalesce(raw_close, low) + " + texts.next(random.nextInt(1, 3));
            for (int level = 0; level < 3; level++) {
                String symbol = histories.get(random.nextInt(histories.size())).symbol();
                String inner = level < 2 ? texts.next(random.nextInt(level == 0 ? 3 : 2)) : "close";
                text = text.replace("raw_close", "of(\"" + symbol + "\", " + inner + ")");
            }
            features.add(new NamedExpression("f" + f, Expression.parse(text), true));
        }
        return features;
    }

    private static double[][] fields(PriceHistory history) {
        double[][] fields = new double[6][history.bars()];
        for (int bar = 0; bar < history.bars(); bar++) {
            fields[0][bar] = history.open(bar);
            fields[1][bar] = history.high(bar);
            fields[2][bar] = history.low(bar);
            fields[3][bar] = history.close(bar);
            fields[4][bar] = history.volume(bar);
            fields[5][bar] = history.close(bar);
        }
        return fields;
    }

    /** The meaning: every other symbol's series over all its bars, kept in a map by session, and looked up. */
    private static final class Meaning {

        private final Map<String, PriceHistory> histories = new TreeMap<>();
        private final Map<Reference, Map<Long, Double>> bySession = new HashMap<>();
        private final Plan plan;

        Meaning(List<PriceHistory> all, Plan plan) {
            all.forEach(history -> histories.put(history.symbol(), history));
            this.plan = plan;
            for (References of : plan.references()) {
                PriceHistory history = history(of.symbol());
                NaiveSeries naive = naive(of.graph(), history);
                for (int root = 0; root < of.references().size(); root++) {
                    double[] values = naive.of(of.graph().roots().get(root));
                    Map<Long, Double> map = new HashMap<>();
                    for (int bar = 0; bar < values.length; bar++) {
                        map.put(history.session(bar), values[bar]);
                    }
                    bySession.put(of.references().get(root), map);
                }
            }
        }

        private PriceHistory history(String symbol) {
            return Objects.requireNonNull(histories.get(symbol));
        }

        private NaiveSeries naive(Graph graph, PriceHistory history) {
            double[][] references = graph.references().stream()
                    .map(reference -> IntStream.range(0, history.bars())
                            .mapToDouble(bar -> Objects.requireNonNull(bySession.get(reference))
                                    .getOrDefault(history.session(bar), NAN))
                            .toArray())
                    .toArray(double[][]::new);
            return new NaiveSeries(fields(history), references);
        }

        double[] of(String symbol, int feature) {
            PriceHistory history = history(symbol);
            double[] values = naive(plan.graph(), history)
                    .of(plan.graph().roots().get(plan.features().get(feature).root()));
            for (int bar = 0; bar < values.length; bar++) {
                values[bar] = Double.isFinite(values[bar]) ? values[bar] : NAN;
            }
            return values;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void random_series_of_each_other_have_the_bits_of_their_meaning_at_every_bar_and_at_every_end(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 4; round++) {
            List<PriceHistory> histories = Market.walks(random, random.nextInt(1, 100), SESSIONS);
            List<NamedExpression> features = features(random, histories);
            Meaning meaning = new Meaning(histories, Planner.series(features, Universe.none(), CATALOGUE));
            Panel panel = Market.panel(SCANNER, histories);
            SeriesResult series = SCANNER.series(panel, features);
            int day = random.nextInt(SESSIONS / 2, SESSIONS);
            List<String> expected = new ArrayList<>();
            for (String symbol : panel.symbols()) {
                String last = "";
                for (int f = 0; f < features.size(); f++) {
                    double[] values = meaning.of(symbol, f);
                    assertThat(series.values(symbol, "f" + f))
                            .as("%s of %s", features.get(f), symbol)
                            .containsExactly(values);
                    int bars = barsUpTo(series, symbol, day);
                    last += bars == 0 ? "" : " " + Long.toHexString(Double.doubleToLongBits(values[bars - 1]));
                }
                if (!last.isEmpty()) {
                    expected.add(symbol + last);
                }
            }
            assertThat(latest(SCANNER, panel, features, day)).isEqualTo(expected);
        }
    }

    private static int barsUpTo(SeriesResult series, String symbol, int day) {
        int bars = 0;
        while (bars < series.bars(symbol) && series.session(symbol, bars) <= Market.session(day)) {
            bars++;
        }
        return bars;
    }

    private static Scan scan(List<NamedExpression> features, int day) {
        Scan.Builder scan = Scan.builder().maxStale(1_000).asOf(Market.day(day));
        features.forEach(scan::feature);
        return scan.build();
    }

    private static List<String> latest(Scanner scanner, Panel panel, List<NamedExpression> features, int day) {
        return Market.rows(scanner.scan(panel, scan(features, day))).stream()
                .map(row -> row.replaceFirst(" \\S+", ""))
                .toList();
    }

    @Test
    void threads_and_workers_elsewhere_give_the_same_answer() {
        SplittableRandom random = new SplittableRandom(21);
        List<PriceHistory> histories = Market.walks(random, 300, SESSIONS);
        for (int round = 0; round < 6; round++) {
            Scan scan = scan(features(random, histories), 70 + round);
            List<String> expected = Market.bits(SCANNER.scan(Market.panel(SCANNER, histories), scan));
            try (Scanner one = Market.builder().threads(1).build();
                    Scanner elsewhere = Market.builder()
                            .backend(new BytesAloneBackend(round, 4))
                            .build()) {
                assertThat(Market.bits(one.scan(Market.panel(one, histories), scan)))
                        .isEqualTo(expected);
                assertThat(Market.bits(elsewhere.scan(Market.panel(elsewhere, histories), scan)))
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void of_a_symbol_itself_a_series_is_the_same_to_the_bit(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomSeries texts = new RandomSeries(random);
        List<PriceHistory> histories = Market.walks(random, 70, SESSIONS);
        Panel panel = Market.panel(SCANNER, histories);
        for (int round = 0; round < 20; round++) {
            String text = texts.next(3);
            SeriesResult series = SCANNER.series(
                    panel,
                    List.of(
                            NamedExpression.of("plain", text),
                            NamedExpression.of("own", "of(\"S007\", " + text + ")"),
                            NamedExpression.of("twice", "of(\"S007\", of(\"S007\", " + text + "))")),
                    List.of("S007"));

            assertThat(series.values("S007", "own")).as(text).containsExactly(series.values("S007", "plain"));
            assertThat(series.values("S007", "twice")).as(text).containsExactly(series.values("S007", "plain"));
        }
    }

    @Test
    void it_is_looked_up_at_equal_sessions_and_undefined_where_the_other_symbol_has_none() {
        PriceHistory other = without(Market.closes("SPY", 2, 10, 20, 30, 40, 50), 4);
        Panel panel = Market.panel(
                SCANNER,
                other,
                Market.closes("EARLY", 0, 1, 1, 1, 1, 1, 1, 1, 1),
                Market.closes("LATE", 5, 1, 1, 1),
                without(Market.closes("HALTS", 1, 1, 1, 1, 1, 1, 1), 3));
        SeriesResult series = SCANNER.series(
                panel,
                List.of(
                        NamedExpression.of("price", "of(\"SPY\", close)"),
                        NamedExpression.of("ago", "of(\"SPY\", ref(close, 1))"),
                        NamedExpression.of("own_ago", "ref(of(\"SPY\", close), 1)"),
                        NamedExpression.of("there", "coalesce(of(\"SPY\", 1), 0)")));

        assertThat(series.values("EARLY", "price")).containsExactly(NAN, NAN, 10, 20, NAN, 40, 50, NAN);
        assertThat(series.values("EARLY", "ago")).containsExactly(NAN, NAN, NAN, 10, NAN, 20, 40, NAN);
        assertThat(series.values("EARLY", "own_ago")).containsExactly(NAN, NAN, NAN, 10, 20, NAN, 40, 50);
        assertThat(series.values("EARLY", "there")).containsExactly(0, 0, 1, 1, 0, 1, 1, 0);
        assertThat(series.values("LATE", "price")).containsExactly(40, 50, NAN);
        assertThat(series.values("LATE", "ago")).containsExactly(20, 40, NAN);
        assertThat(series.values("HALTS", "price")).containsExactly(NAN, 10, NAN, 40, 50);
        assertThat(series.values("HALTS", "own_ago")).containsExactly(NAN, NAN, 10, NAN, 40);
    }

    /** The history without its bar at a session. */
    private static PriceHistory without(PriceHistory history, int session) {
        int[] kept = IntStream.range(0, history.bars())
                .filter(bar -> history.session(bar) != Market.session(session))
                .toArray();
        double[][] fields = fields(history);
        double[][] columns = new double[5][];
        for (int field = 0; field < 5; field++) {
            double[] column = fields[field];
            columns[field] = IntStream.of(kept).mapToDouble(bar -> column[bar]).toArray();
        }
        long[] sessions = IntStream.of(kept).mapToLong(history::session).toArray();
        return PriceHistory.of(history.symbol(), kept.length, sessions, columns, null, null);
    }

    @Test
    void later_bars_of_the_other_symbol_have_no_say() {
        SplittableRandom random = new SplittableRandom(8);
        List<PriceHistory> histories = Market.walks(random, 80, SESSIONS);
        List<PriceHistory> known = histories.stream()
                .map(h -> Market.upTo(h, 60))
                .filter(h -> h.bars() > 0)
                .toList();
        List<NamedExpression> features = features(random, known);

        assertThat(latest(SCANNER, Market.panel(SCANNER, histories), features, 60))
                .hasSizeGreaterThan(50)
                .isEqualTo(latest(SCANNER, Market.panel(SCANNER, known), features, 60));
    }

    @Test
    void a_stale_symbol_and_one_that_is_undefined_make_undefined_who_asks_for_them() {
        Panel panel = Market.panel(
                SCANNER,
                Market.flat("A", 9, 8, 5),
                Market.flat("B", 9, 8, 6),
                Market.flat("STALE", 8, 7, 7),
                Market.flat("FLAT", 9, 8, 8));
        ScanResult stale = SCANNER.scan(
                panel,
                Scan.builder()
                        .feature("x", "of(\"STALE\", close)")
                        .symbols(List.of("A"))
                        .build());
        ScanResult undefined = SCANNER.scan(
                panel,
                Scan.builder()
                        .feature("x", "of(\"FLAT\", 0 / (close - close))")
                        .symbols(List.of("A"))
                        .build());
        ScanResult choice = SCANNER.scan(
                panel,
                Scan.builder()
                        .feature("x", "coalesce(of(\"STALE\", close), close)")
                        .where("of(\"FLAT\", close) > close")
                        .build());

        assertThat(Market.whys(stale)).containsExactly("A is rejected: undefined: x");
        assertThat(Market.whys(undefined)).containsExactly("A is rejected: undefined: x");
        assertThat(Market.whys(choice))
                .containsExactly(
                        "A is kept, in row 1",
                        "B is kept, in row 2",
                        "FLAT is rejected: filtered: of(\"FLAT\", close) > close",
                        "STALE is rejected: stale: last bar 2024-01-08, 1 session before 2024-01-09");
    }

    @Test
    void columns_conditions_and_earlier_names_may_be_another_symbol_s() {
        Panel panel =
                Market.panel(SCANNER, Market.flat("A", 3, 2, 5), Market.flat("B", 3, 2, 6), Market.flat("C", 3, 2, 8));
        Universe universe = Universe.of(List.of("A", "B", "C")).number("cap", Map.of("A", 10, "B", 20));
        ScanResult result = SCANNER.scan(
                panel,
                Scan.builder()
                        .universe(universe)
                        .feature("double", "2 * close")
                        .where("close < of(\"C\", close)")
                        .column("share", "double / of(\"B\", double + cap)")
                        .column("r", "rank(share)")
                        .having("share < of(\"B\", cap)")
                        .build());

        assertThat(Market.whys(result))
                .containsExactly(
                        "A is kept, in row 1",
                        "B is kept, in row 2",
                        "C is rejected: filtered: close < of(\"C\", close)");
        assertThat(result.column("share")).containsExactly(10 / 32.0, 12 / 32.0);
        assertThat(result.column("r")).containsExactly(0.5, 1);
    }
}
