package dev.technic.scanner.core.scan;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.PluginException;
import dev.technic.scanner.Universe;
import dev.technic.scanner.core.engine.Context;
import dev.technic.scanner.core.engine.Graph;
import dev.technic.scanner.core.engine.Graph.Reference;
import dev.technic.scanner.core.engine.Stop;
import dev.technic.scanner.core.engine.TileEngine.Failures;
import dev.technic.scanner.core.panel.Tile;
import dev.technic.scanner.core.panel.TiledPanel;
import dev.technic.scanner.core.plan.Plan;
import dev.technic.scanner.core.plan.References;
import dev.technic.scanner.core.plan.Suggestion;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Other symbols' series, as expressions take them by {@code of("SPY", close)}: each computed once for all who ask, over its symbol's own
 * bars, and kept by session. Since it is looked up by equal session alone, and each of its values depends on nothing later, nobody sees
 * ahead.
 */
final class ReferenceSeries {

    /** A symbol where its bars are. */
    private record Source(TiledPanel panel, int symbol) {}

    private final Plan plan;
    private final Universe universe;
    private final Map<String, Source> sources = new HashMap<>();

    /** By the sessions of the panel that the symbol is in; NaN where it has no bar or no value. */
    private final Map<Reference, double[]> bySession = new HashMap<>();

    private ReferenceSeries(Plan plan, Universe universe) {
        this.plan = plan;
        this.universe = universe;
    }

    /**
     * Finds the symbols that a plan names.
     *
     * @param panels where they may be, the first that has bars of one counts
     * @param remedy said of a symbol that is nowhere
     * @throws InvalidScanException if one has no bars
     */
    static ReferenceSeries find(Plan plan, List<TiledPanel> panels, UnaryOperator<String> remedy, Universe universe) {
        ReferenceSeries found = new ReferenceSeries(plan, universe);
        for (References of : plan.references()) {
            found.sources.computeIfAbsent(
                    of.symbol(),
                    symbol -> panels.stream()
                            .filter(panel -> panel.bars(symbol) > 0)
                            .findFirst()
                            .map(panel -> new Source(panel, panel.index(symbol)))
                            .orElseThrow(() -> missing(of, panels, remedy)));
        }
        return found;
    }

    private static InvalidScanException missing(References of, List<TiledPanel> panels, UnaryOperator<String> remedy) {
        String symbol = of.symbol();
        String what =
                "no prices of '" + symbol + "', which " + of.references().get(0).text() + " asks for";
        for (TiledPanel panel : panels) {
            if (panel.index(symbol) >= 0) {
                return new InvalidScanException(
                        what + ": " + panel.rejected(panel.index(symbol)).orElse("it was loaded without a bar"));
            }
        }
        List<String> known =
                panels.stream().flatMap(panel -> panel.symbols().stream()).toList();
        String meant = Suggestion.of(symbol, known);
        return new InvalidScanException(what + meant + (meant.isEmpty() ? "; " : " ") + remedy.apply(symbol));
    }

    /**
     * Looks whether the symbols have bars enough, and the numbers of the universe that are asked for.
     *
     * @throws InvalidScanException if one has not, and nobody could therefore have a value that the scan requires
     */
    void check() {
        UndefinedReferences.check(plan, universe, symbol -> {
            Source source = Objects.requireNonNull(sources.get(symbol));
            return source.panel.length(source.symbol);
        });
    }

    /**
     * Computes all series.
     *
     * @param until nothing after this session counts
     * @throws PluginException if a kernel throws: no symbol that asks could have its value
     */
    void compute(long until, Watch watch) {
        for (References of : plan.references()) {
            watch.check();
            walk(of, Objects.requireNonNull(sources.get(of.symbol())), until, watch.ending()::isDue);
        }
        watch.check();
    }

    private void walk(References of, Source source, long until, Stop stop) {
        TiledPanel panel = source.panel;
        Context context = context(of.graph(), panel);
        double[][] values = new double[of.references().size()][panel.sessionCount()];
        for (double[] series : values) {
            Arrays.fill(series, Double.NaN);
        }
        EveryValue capture =
                new EveryValue((symbol, root, bar, value) -> values[root][panel.sessionNumber(symbol, bar)] = value);
        int[] bars = new int[panel.symbols().size()];
        bars[source.symbol] = panel.barsUpTo(source.symbol, panel.lastSession(until));
        Tile tile = panel.tiles().get(panel.tileOf(source.symbol));
        Failures failures = (symbol, cause) -> {
            throw new PluginException(
                    "the series of " + of.symbol() + ", which "
                            + of.references().get(0).text() + " asks for, cannot be computed: " + cause,
                    cause);
        };
        of.engine().run(tile, bars, context, capture, failures, stop);
        for (int root = 0; root < values.length; root++) {
            bySession.put(of.references().get(root), values[root]);
        }
    }

    /** What a walk of a graph over a panel's tiles takes beside the bars. */
    Context context(Graph graph, TiledPanel panel) {
        return new Context(
                UniverseValues.numbers(universe, graph.numbers(), panel),
                graph.references().stream().map(of -> laidOut(of, panel)).toArray(double[][]::new),
                panel::sessionNumber);
    }

    /** A series by the sessions of a panel. */
    private double[] laidOut(Reference of, TiledPanel panel) {
        TiledPanel own = Objects.requireNonNull(sources.get(of.symbol())).panel;
        double[] values = Objects.requireNonNull(bySession.get(of));
        if (own == panel) {
            return values;
        }
        double[] laidOut = new double[panel.sessionCount()];
        for (int number = 0; number < laidOut.length; number++) {
            long session = panel.session(number);
            int at = own.lastSession(session);
            laidOut[number] = at >= 0 && own.session(at) == session ? values[at] : Double.NaN;
        }
        return laidOut;
    }
}
