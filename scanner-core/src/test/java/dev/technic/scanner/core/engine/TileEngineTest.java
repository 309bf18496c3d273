package dev.technic.scanner.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.Adjustment;
import dev.technic.scanner.IndicatorCatalogue.Entry;
import dev.technic.scanner.LoadReport;
import dev.technic.scanner.LoadReport.SymbolReport;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Universe;
import dev.technic.scanner.core.panel.CleanBars;
import dev.technic.scanner.core.panel.Tile;
import dev.technic.scanner.core.panel.TiledPanel;
import dev.technic.scanner.core.plan.Catalogue;
import dev.technic.scanner.core.plan.Plan;
import dev.technic.scanner.core.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine says, to the bit, what the graph means: whatever it skips, shares, replays or takes 64 at a time. */
final class TileEngineTest {

    private static final Catalogue CATALOGUE = new Catalogue(
            new SampleIndicators()
                    .indicators().stream()
                            .map(i -> new Entry(i, "sample", "test"))
                            .toList(),
            List.of());

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void random_series_have_the_bits_of_their_meaning_at_every_bar_and_at_every_end(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 5; round++) {
            boolean ragged = random.nextBoolean();
            List<CleanBars> symbols = symbols(random, random.nextInt(1, 140), ragged ? 1 : 88, 90);
            RandomSeries texts = new RandomSeries(random);
            List<NamedExpression> features = IntStream.range(0, random.nextInt(1, 6))
                    .mapToObj(f -> NamedExpression.of("f" + f, texts.next(random.nextInt(1, 5))))
                    .toList();
            Plan plan = series(features);
            check(plan, symbols, ragged, random, features.toString());
        }
    }

    @Test
    void a_recurrence_that_meets_an_undefined_bar_goes_on_as_if_it_were_absent() {
        double[] x = {1, 2, 0, 3, 4, 0, 0, 5};
        CleanBars bars = bars("A", x, x);
        Plan plan = series(List.of(NamedExpression.of("a", "average(close / close * close, 2)")));
        double[] values = everyBar(plan, List.of(bars))[0][0];
        assertThat(values).containsExactly(Double.NaN, 1.5, Double.NaN, 2.25, 3.125, Double.NaN, Double.NaN, 4.0625);
    }

    @Test
    void a_window_is_undefined_just_while_an_undefined_bar_is_in_it() {
        double[] x = {1, 2, 0, 3, 4, 5, 0, 5};
        CleanBars bars = bars("A", x, x);
        Plan plan = series(List.of(
                NamedExpression.of("a", "blocks(close / close * close, 2)"),
                NamedExpression.of("b", "ups(close / close * close, 2)")));
        double[][] values = everyBar(plan, List.of(bars))[0];
        double nan = Double.NaN;
        assertThat(values[0]).containsExactly(nan, 3, nan, nan, 7, 9, nan, nan);
        assertThat(values[1]).containsExactly(nan, 2, nan, nan, 2, 2, nan, nan);
    }

    @Test
    void equal_parts_of_all_expressions_are_one_node() {
        Plan plan = series(List.of(
                NamedExpression.of("a", "average(5) + 1"),
                NamedExpression.of("b", "1 * (average(close, period = 5) + 1)"),
                NamedExpression.of("c", "average(close, 6)")));
        assertThat(plan.graph().nodes().stream().map(Node::toString))
                .containsExactly("close", "average{period=5}", "a number", "ADD", "MULTIPLY", "average{period=6}");
    }

    private static Plan series(List<NamedExpression> features) {
        return Planner.series(features, Universe.none(), CATALOGUE);
    }

    private static void check(
            Plan plan, List<CleanBars> symbols, boolean ragged, SplittableRandom random, String what) {
        double[][][] all = everyBar(plan, symbols);
        TiledPanel panel = panel(symbols);
        int[] ends = new int[symbols.size()];
        for (int s = 0; s < ends.length; s++) {
            int length = panel.length(s);
            int least = ragged ? 0 : length - 3;
            ends[s] = random.nextInt(4) > 0 ? length : random.nextInt(least, length + 1);
        }
        double[][] latest = latest(plan, panel, ends);
        List<Node.Port> roots = plan.graph().roots();
        for (CleanBars bars : symbols) {
            int s = panel.index(bars.symbol());
            NaiveSeries naive = new NaiveSeries(
                    new double[][] {bars.open(), bars.high(), bars.low(), bars.close(), bars.volume(), bars.close()});
            for (int root = 0; root < roots.size(); root++) {
                double[] expected = finite(naive.of(roots.get(root)));
                assertThat(all[s][root])
                        .as("%s of %s, %s", root, bars.symbol(), what)
                        .containsExactly(expected);
                double last = ends[s] == 0 ? Double.NaN : expected[ends[s] - 1];
                assertThat(Double.doubleToLongBits(latest[root][s]))
                        .as("last of %s of %s at %s, %s", root, bars.symbol(), ends[s], what)
                        .isEqualTo(Double.doubleToLongBits(last));
            }
        }
    }

    private static double[] finite(double[] values) {
        double[] finite = values.clone();
        for (int i = 0; i < finite.length; i++) {
            finite[i] = Double.isFinite(finite[i]) ? finite[i] : Double.NaN;
        }
        return finite;
    }

    private static double[][][] everyBar(Plan plan, List<CleanBars> symbols) {
        TiledPanel panel = panel(symbols);
        int[] bars = new int[symbols.size()];
        double[][][] values = new double[symbols.size()][plan.graph().roots().size()][];
        for (int s = 0; s < bars.length; s++) {
            bars[s] = panel.length(s);
            for (int root = 0; root < values[s].length; root++) {
                values[s][root] = new double[bars[s]];
                java.util.Arrays.fill(values[s][root], Double.NaN);
            }
        }
        run(plan, panel, bars, true, (symbol, root, bar, value) -> values[symbol][root][bar] = value);
        return values;
    }

    private static double[][] latest(Plan plan, TiledPanel panel, int[] bars) {
        double[][] values = new double[plan.graph().roots().size()][bars.length];
        for (double[] row : values) {
            java.util.Arrays.fill(row, Double.NaN);
        }
        run(plan, panel, bars, false, (symbol, root, bar, value) -> values[root][symbol] = value);
        return values;
    }

    private interface Taker {
        void value(int symbol, int root, int bar, double value);
    }

    private static void run(Plan plan, TiledPanel panel, int[] bars, boolean everyBar, Taker taker) {
        Capture capture = new Capture() {
            @Override
            public boolean everyBar() {
                return everyBar;
            }

            @Override
            public void take(Tile tile, int root, int bar, int[] last, double[] row) {
                for (int lane = 0; lane < last.length; lane++) {
                    if (everyBar ? bar <= last[lane] : bar == last[lane]) {
                        taker.value(tile.symbol(lane), root, bar, Double.isFinite(row[lane]) ? row[lane] : Double.NaN);
                    }
                }
            }
        };
        for (Tile tile : panel.tiles()) {
            TileEngine.Failures failures = (symbol, cause) -> {
                throw new AssertionError(cause);
            };
            plan.engine().run(tile, bars, Context.NONE, capture, failures, Stop.NEVER);
        }
    }

    private static TiledPanel panel(List<CleanBars> symbols) {
        List<SymbolReport> reports = symbols.stream()
                .map(s -> new SymbolReport(s.symbol(), s.bars(), s.bars(), 0, Map.of(), Optional.empty()))
                .toList();
        return TiledPanel.of(symbols, new LoadReport(reports, 0, 0), Adjustment.NONE);
    }

    private static CleanBars bars(String symbol, double[] close, double[] open) {
        long[] sessions = new long[close.length];
        for (int i = 0; i < sessions.length; i++) {
            sessions[i] = i * 86_400_000L;
        }
        return new CleanBars(symbol, sessions, open, close, open, close, close, null);
    }

    private static List<CleanBars> symbols(SplittableRandom random, int count, int shortest, int longest) {
        List<CleanBars> symbols = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            int length = random.nextInt(3) > 0 ? longest : random.nextInt(shortest, longest + 1);
            double[] close = new double[length];
            double[] open = new double[length];
            for (int bar = 0; bar < length; bar++) {
                close[bar] = 1.1 * random.nextInt(1, 6);
                open[bar] = random.nextInt(4) == 0 ? close[bar] : 0.3 * random.nextInt(1, 6);
            }
            symbols.add(bars("S" + s, close, open));
        }
        return symbols;
    }
}
