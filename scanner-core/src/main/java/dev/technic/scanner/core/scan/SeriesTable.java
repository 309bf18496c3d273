package dev.technic.scanner.core.scan;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.PluginException;
import dev.technic.scanner.SeriesResult;
import dev.technic.scanner.Stage;
import dev.technic.scanner.core.engine.Context;
import dev.technic.scanner.core.panel.Tile;
import dev.technic.scanner.core.panel.TiledPanel;
import dev.technic.scanner.core.plan.Plan;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Series of some symbols.
 *
 * @param values {@code [symbol of the panel][root][bar]}; empty for a symbol that was not asked for
 */
record SeriesTable(TiledPanel panel, Plan plan, List<String> symbols, double[][][] values) implements SeriesResult {

    static SeriesTable compute(
            TiledPanel panel, Plan plan, List<String> asked, ReferenceSeries references, Workers workers, Watch watch) {
        List<String> symbols = List.copyOf(new TreeSet<>(asked));
        int[] bars = new int[panel.symbols().size()];
        int roots = plan.graph().roots().size();
        double[][][] values = new double[bars.length][0][];
        for (String symbol : symbols) {
            watch.check();
            int index = panel.index(symbol);
            if (index < 0) {
                throw new InvalidScanException("the panel has no symbol '" + symbol + "'; it has "
                        + panel.symbols().size() + (panel.symbols().size() == 1 ? " symbol" : " symbols"));
            }
            bars[index] = panel.length(index);
            values[index] = new double[roots][bars[index]];
            for (double[] series : values[index]) {
                Arrays.fill(series, Double.NaN);
            }
        }
        List<Tile> tiles = panel.tiles();
        references.compute(Long.MAX_VALUE, watch);
        Context context = references.context(plan.graph(), panel);
        EveryValue capture = new EveryValue(
                (symbol, root, bar, value) -> values[symbol][root][bar] = Double.isFinite(value) ? value : Double.NaN);
        ConcurrentSkipListMap<Integer, Throwable> failed = new ConcurrentSkipListMap<>();
        workers.run(tiles.size(), watch.ending(), t -> {
            plan.engine().run(tiles.get(t), bars, context, capture, failed::put, watch.ending()::isDue);
            watch.check();
            watch.step(Stage.FEATURES, tiles.size());
        });
        if (!failed.isEmpty()) {
            String symbol = panel.symbols().get(failed.firstKey());
            Throwable cause = failed.firstEntry().getValue();
            throw new PluginException("the series of " + symbol + " cannot be computed: " + cause, cause);
        }
        return new SeriesTable(panel, plan, symbols, values);
    }

    @Override
    public List<String> names() {
        return plan.names();
    }

    @Override
    public int bars(String symbol) {
        return panel.length(index(symbol));
    }

    @Override
    public long session(String symbol, int bar) {
        return panel.session(panel.sessionNumber(index(symbol), bar));
    }

    @Override
    public String sessionText(String symbol, int bar) {
        return panel.format(session(symbol, bar));
    }

    @Override
    public double[] values(String symbol, String name) {
        int feature = plan.names().indexOf(name);
        if (feature < 0) {
            throw new InvalidScanException("no series '" + name + "'; there are " + plan.names());
        }
        return values[index(symbol)][plan.features().get(feature).root()];
    }

    private int index(String symbol) {
        if (java.util.Collections.binarySearch(symbols, symbol) < 0) {
            throw new InvalidScanException("no series of '" + symbol + "' were asked for");
        }
        return panel.index(symbol);
    }
}
