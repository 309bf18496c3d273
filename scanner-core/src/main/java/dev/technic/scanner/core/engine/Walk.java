package dev.technic.scanner.core.engine;

import dev.technic.scanner.core.engine.Schedule.Segment;
import dev.technic.scanner.core.panel.Tile;
import org.jspecify.annotations.Nullable;

/**
 * One worker's way through tiles: bar by bar, and at each bar node by node.
 *
 * <ol>
 *   <li>The {@link Schedule} says which nodes are stepped over which bars; tiles whose lanes end alike share it.
 *   <li>Rows are cleared: nothing said, no state. Those of the symbols' numbers are filled once.
 *   <li>The rows of the fields in use are copied out of the tile, a few bars ahead, so that kernels read rows that stay in the nearest
 *       cache; other symbols' series are looked up at the sessions of the bar.
 *   <li>Each node takes the bar, and says its value where somebody asks.
 *   <li>Where a lane ends, or at every bar if so asked, the roots' values go to the {@link Capture}.
 *   <li>A lane's state that is NaN where the lane ends shows that a recurrence met an undefined bar of it: the tile is walked again with
 *       checks, by a {@link CheckedWalk}, which steps such lanes alone. What follows a lane's end is nobody's bar, and may be undefined.
 * </ol>
 */
final class Walk {

    /** Bars between two looks whether to stop: too few to feel a slow kernel, enough not to feel the look. */
    static final int BARS_BETWEEN_LOOKS = 16;

    private final Graph graph;
    private final Rows rows;
    private final Roots roots;
    private final Node[] fragile;
    private final Steps steps;
    private final Fetch fetch;
    private @Nullable Schedule schedule;
    private boolean metUndefined;

    Walk(Graph graph) {
        this.graph = graph;
        this.rows = new Rows(graph);
        this.roots = new Roots(graph, rows);
        this.fragile = graph.nodes().stream().filter(Node::isFragile).toArray(Node[]::new);
        this.steps = new Steps(graph, rows);
        this.fetch = new Fetch(graph, rows);
    }

    /** Walks one tile, to its end unless asked to stop; a kernel's exception passes through. Nothing of the tile's panel is kept. */
    void run(Tile tile, Lanes lanes, Context context, Capture capture, Stop stop) {
        rows.fill(tile, context.numbers());
        fetch.begin(context);
        try {
            walk(tile, lanes, context, capture, stop);
        } finally {
            fetch.begin(Context.NONE);
        }
    }

    private void walk(Tile tile, Lanes lanes, Context context, Capture capture, Stop stop) {
        Schedule plan = schedule(lanes, capture.everyBar());
        rows.clear();
        metUndefined = false;
        boolean lossy = graph.isLossy();
        if (!lossy) {
            for (Segment segment : plan.segments) {
                run(segment, tile, lanes, capture, stop);
            }
        }
        if (!stop.isAsked() && (lossy || metUndefined)) {
            rows.clear();
            new CheckedWalk(graph, rows, roots, plan).run(tile, lanes, context, capture, stop);
        }
    }

    private Schedule schedule(Lanes lanes, boolean everyBar) {
        Schedule known = schedule;
        int from = everyBar ? 0 : lanes.first;
        if (known == null || known.from != from || known.last != lanes.last || known.everyBar != everyBar) {
            known = new Schedule(graph, from, lanes.last, everyBar);
            schedule = known;
        }
        return known;
    }

    private void run(Segment segment, Tile tile, Lanes lanes, Capture capture, Stop stop) {
        if (stop.isAsked()) {
            return;
        }
        steps.begin(segment);
        fetch.begin(segment, tile);
        rows.begin(segment, true);
        for (int bar = segment.from(); bar <= segment.to(); bar++) {
            if (bar % BARS_BETWEEN_LOOKS == 0 && stop.isAsked()) {
                return;
            }
            fetch.ahead(segment, tile, bar);
            boolean ends = lanes.endsAt(bar);
            if (ends) {
                fetch.atEnd(segment, tile, bar);
            }
            steps.step(bar, ends);
            if (ends && !metUndefined) {
                metUndefined = endsUndefined(lanes, bar);
            }
            if (ends || capture.everyBar()) {
                roots.capture(tile, lanes, bar, capture);
            }
        }
        rows.begin(segment, false);
    }

    /** Whether a lane that ends at a bar has state that is undefined. */
    private boolean endsUndefined(Lanes lanes, int bar) {
        for (int lane = 0; lane < lanes.ends.length; lane++) {
            if (lanes.ends[lane] == bar && holdsUndefined(lane)) {
                return true;
            }
        }
        return false;
    }

    private boolean holdsUndefined(int lane) {
        for (Node node : fragile) {
            for (double[] row : rows.state[node.id]) {
                if (Double.isNaN(row[lane])) {
                    return true;
                }
            }
        }
        return false;
    }
}
