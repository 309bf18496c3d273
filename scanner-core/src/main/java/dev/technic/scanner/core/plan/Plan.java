package dev.technic.scanner.core.plan;

import dev.technic.scanner.core.engine.Graph;
import dev.technic.scanner.core.engine.TileEngine;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A scan, bound: one graph for all its series, and what becomes of the captured values. Safe for any number of scans at once.
 *
 * @param graph the series; its roots are captured at the as-of session
 * @param engine runs the graph, and keeps its rows for the next scan
 * @param references what is computed of other symbols before, in order
 * @param features those of models' side files, and then the scan's in the order given
 * @param where terms that must all hold, in the order written
 * @param models in the order given
 * @param columns in the order given
 * @param having terms that must all hold, in the order written
 * @param groups the universe's columns of texts, as snapshots number them
 * @param names of the result's columns: features that are shown, models' outputs, columns
 */
public record Plan(
        Graph graph,
        TileEngine engine,
        List<References> references,
        List<Feature> features,
        List<Term> where,
        List<Scored> models,
        List<Column> columns,
        List<Condition> having,
        List<String> groups,
        List<String> names) {

    /**
     * A feature.
     *
     * @param lookback leading bars without a value
     * @param shown whether it is a column of the result, as the scan's own are and those of models' side files are not
     */
    public record Feature(String name, int root, int lookback, boolean optional, boolean shown) {}

    /** The columns that every result begins with, by which it can be sorted too. */
    public static final String SYMBOL = "symbol";

    public static final String SESSION = "session";

    /** One term of {@code where}. */
    public record Term(String text, int root, int lookback) {}

    /** A model, and where each of its features comes from. */
    public record Scored(List<Snapshot> inputs, int outputs) {}

    public record Column(String name, Snapshot value, boolean optional) {}

    /** One term of {@code having}. */
    public record Condition(String text, Snapshot value) {}

    /** The other symbols that expressions name, sorted. */
    public SortedSet<String> referenced() {
        SortedSet<String> symbols = new TreeSet<>();
        references.forEach(of -> symbols.add(of.symbol()));
        return Collections.unmodifiableSortedSet(symbols);
    }

    /** Bars that a symbol needs for every required feature and every term. */
    public int barsNeeded() {
        int lookback = 0;
        for (Feature feature : features) {
            lookback = feature.optional() ? lookback : Math.max(lookback, feature.lookback());
        }
        for (Term term : where) {
            lookback = Math.max(lookback, term.lookback());
        }
        return lookback + 1;
    }
}
