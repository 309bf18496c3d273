package dev.technic.scanner.core.engine;

import dev.technic.scanner.core.panel.Tile;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Runs a graph over tiles for any number of workers at once; rows are kept for the next scan of the same graph. If a kernel throws,
 * its tile's lanes are walked one by one, so that only the guilty symbols fail.
 */
public final class TileEngine {

    /** Told of a symbol for which a kernel threw. */
    public interface Failures {
        void failed(int symbol, Throwable cause);
    }

    private final Graph graph;
    private final ConcurrentLinkedQueue<Walk> idle = new ConcurrentLinkedQueue<>();

    public TileEngine(Graph graph) {
        this.graph = graph;
    }

    /**
     * Walks one tile up to each lane's end. What is never captured is undefined.
     *
     * @param barsOfSymbol bars of each symbol of the panel that count; 0 for a symbol that nobody asks about
     * @param context by the numbers of the panel's symbols
     * @param stop leaves the tile unfinished, and some of its values undefined, if asked
     */
    public void run(Tile tile, int[] barsOfSymbol, Context context, Capture capture, Failures failures, Stop stop) {
        Lanes lanes = Lanes.of(tile, barsOfSymbol);
        if (lanes.isEmpty() || graph.roots().isEmpty()) {
            return;
        }
        Walk walk = idle.poll();
        if (walk == null) {
            walk = new Walk(graph);
        }
        try {
            walk.run(tile, lanes, context, capture, stop);
        } catch (Throwable thrown) {
            Fatal.pass(thrown);
            alone(tile, lanes, context, capture, failures, stop);
            return;
        }
        idle.add(walk);
    }

    private void alone(Tile tile, Lanes lanes, Context context, Capture capture, Failures failures, Stop stop) {
        for (int lane = 0; lane < lanes.ends.length; lane++) {
            if (lanes.ends[lane] >= 0 && !stop.isAsked()) {
                Tile only = tile.only(lane);
                try {
                    new Walk(graph).run(only, new Lanes(new int[] {lanes.ends[lane]}), context, capture, stop);
                } catch (Throwable thrown) {
                    Fatal.pass(thrown);
                    failures.failed(tile.symbol(lane), thrown);
                }
            }
        }
    }
}
