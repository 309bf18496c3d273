package dev.technic.scanner.core.engine;

import dev.technic.scanner.core.engine.Schedule.Segment;
import dev.technic.scanner.core.panel.Tile;
import dev.technic.scanner.spi.Kernel;
import org.jspecify.annotations.Nullable;

/**
 * One worker's way through tiles: bar by bar, and at each bar node by node.
 *
 * <ol>
 *   <li>The {@link Schedule} says which nodes are stepped over which bars; tiles whose lanes end alike share it.
 *   <li>Rows are cleared: nothing said, no state.
 *   <li>Each bar's rows of the fields in use are copied out of the tile, so that kernels read rows that stay in the nearest cache.
 *   <li>Each node takes the bar, and says its value where somebody asks.
 *   <li>Where a lane ends, or at every bar if so asked, the roots' values go to the {@link Capture}.
 *   <li>At the end, state that has become NaN shows that a recurrence met an undefined bar: the tile is walked again with checks, by a
 *       {@link CheckedWalk}, which steps such lanes alone.
 * </ol>
 */
final class Walk {

    private final Graph graph;
    private final Rows rows;
    private final Roots roots;
    private final Chain[] chains;
    private final Node[] nodes;
    private final int[] advance;
    private final int[] emit;
    private final int[] emitAtEnds;
    private @Nullable Schedule schedule;

    Walk(Graph graph) {
        this.graph = graph;
        this.rows = new Rows(graph);
        this.roots = new Roots(graph, rows);
        this.nodes = graph.nodes().toArray(new Node[0]);
        this.chains = graph.chains().make();
        this.advance = new int[chains.length];
        this.emit = new int[chains.length];
        this.emitAtEnds = new int[chains.length];
        for (Node node : nodes) {
            if (node.kernel != null) {
                int id = node.id;
                chains[id / Chain.LENGTH].set(
                        id % Chain.LENGTH,
                        node.kernel,
                        node.start,
                        new double[][][] {rows.in[0][id], rows.in[1][id]},
                        rows.state[id],
                        new double[][][] {rows.out[0][id], rows.out[1][id]});
            }
        }
    }

    /** Walks one tile; a kernel's exception passes through. */
    void run(Tile tile, Lanes lanes, Capture capture) {
        Schedule plan = schedule(lanes, capture.everyBar());
        rows.clear();
        boolean lossy = graph.isLossy();
        if (!lossy) {
            for (Segment segment : plan.segments) {
                run(segment, tile, lanes, capture);
            }
        }
        if (lossy || metUndefined(lanes)) {
            rows.clear();
            new CheckedWalk(graph, rows, roots, plan).run(tile, lanes, capture);
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

    private void run(Segment segment, Tile tile, Lanes lanes, Capture capture) {
        begin(segment, true);
        for (int bar = segment.from(); bar <= segment.to(); bar++) {
            int parity = bar & 1;
            boolean ends = lanes.endsAt(bar);
            copyFields(segment, tile, bar, ends);
            int[] say = ends ? emitAtEnds : emit;
            for (int c = 0; c < chains.length; c++) {
                chains[c].step(bar, parity, advance[c], say[c]);
            }
            if (ends || capture.everyBar()) {
                roots.capture(tile, lanes, bar, capture);
            }
        }
        begin(segment, false);
    }

    private void begin(Segment segment, boolean enter) {
        java.util.Arrays.fill(advance, 0);
        java.util.Arrays.fill(emit, 0);
        java.util.Arrays.fill(emitAtEnds, 0);
        for (Node node : nodes) {
            if (node.kernel != null) {
                int chain = node.id / Chain.LENGTH;
                int bit = 1 << node.id % Chain.LENGTH;
                advance[chain] |= segment.advance()[node.id] ? bit : 0;
                emit[chain] |= segment.emit()[node.id] ? bit : 0;
                emitAtEnds[chain] |= segment.emitAtEnds()[node.id] ? bit : 0;
                if (segment.begins()[node.id]) {
                    rows.connect(node, enter);
                }
            }
        }
    }

    private void copyFields(Segment segment, Tile tile, int bar, boolean ends) {
        boolean[] wanted = ends ? segment.emitAtEnds() : segment.emit();
        for (Node node : nodes) {
            if (node.isField() && wanted[node.id]) {
                tile.copyRow(bar, node.field, rows.out[bar & 1][node.id][0]);
            }
        }
    }

    private boolean metUndefined(Lanes lanes) {
        for (Node node : nodes) {
            if (node.isFragile() && node.start <= lanes.last && holdsUndefined(rows.state[node.id], lanes)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdsUndefined(double[][] state, Lanes lanes) {
        for (double[] row : state) {
            for (int lane = 0; lane < Math.min(lanes.ends.length, Kernel.LANES); lane++) {
                if (Double.isNaN(row[lane]) && lanes.ends[lane] >= 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
