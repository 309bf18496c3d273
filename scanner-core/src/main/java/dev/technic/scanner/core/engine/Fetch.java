package dev.technic.scanner.core.engine;

import dev.technic.scanner.core.engine.Schedule.Segment;
import dev.technic.scanner.core.panel.Tile;
import java.util.Comparator;
import java.util.List;

/**
 * Copies the rows of the fields in use out of a tile, each bar's a few bars before it is stepped: what memory still has to bring then keeps
 * no kernel waiting.
 */
final class Fetch {

    /** Bars ahead; with them, the bar itself and the bar before it have slots of their own. */
    private static final int AHEAD = Rows.SLOTS / 2;

    private final List<Node> nodes;
    private final Rows rows;
    private final int[] places;
    private final double[][][] targets;
    private int count;

    Fetch(Graph graph, Rows rows) {
        this.nodes = graph.nodes().stream()
                .filter(Node::isField)
                .sorted(Comparator.comparingInt(node -> node.field))
                .toList();
        this.rows = rows;
        this.places = new int[nodes.size()];
        this.targets = new double[Rows.SLOTS][nodes.size()][];
    }

    /** Before the bars of a segment, whose first bars are fetched. */
    void begin(Segment segment, Tile tile) {
        choose(segment.emit(), tile);
        for (int bar = segment.from(); bar < segment.from() + AHEAD; bar++) {
            fetch(tile, bar, segment.to());
        }
    }

    private void choose(boolean[] wanted, Tile tile) {
        count = 0;
        for (Node node : nodes) {
            if (wanted[node.id]) {
                places[count] = tile.place(node.field);
                for (int slot = 0; slot < Rows.SLOTS; slot++) {
                    targets[slot][count] = rows.out[slot][node.id][0];
                }
                count++;
            }
        }
    }

    /** Before a bar of a segment that ends at {@code to}. */
    void ahead(Tile tile, int bar, int to) {
        fetch(tile, bar + AHEAD, to);
    }

    private void fetch(Tile tile, int bar, int to) {
        if (bar <= to) {
            tile.copyRows(bar, places, count, targets[Rows.slot(bar)]);
        }
    }

    /** Where a lane ends: also the fields that are wanted only there. */
    void atEnd(Segment segment, Tile tile, int bar) {
        for (Node node : nodes) {
            if (segment.emitAtEnds()[node.id] && !segment.emit()[node.id]) {
                tile.copyRow(bar, node.field, rows.out[Rows.slot(bar)][node.id][0]);
            }
        }
    }
}
