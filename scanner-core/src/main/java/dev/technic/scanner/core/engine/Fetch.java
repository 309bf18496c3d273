package dev.technic.scanner.core.engine;

import dev.technic.scanner.core.engine.Schedule.Segment;
import dev.technic.scanner.core.panel.Tile;
import java.util.Comparator;
import java.util.List;

/**
 * Copies the rows of the fields in use out of a tile, each bar's a few bars before it is stepped: what memory still has to bring then keeps
 * no kernel waiting. Rows of other symbols' series are looked up alongside.
 */
final class Fetch {

    /** Bars ahead; with them, the bar itself and the bar before it have slots of their own. */
    private static final int AHEAD = Rows.SLOTS / 2;

    private final List<Node> nodes;
    private final List<Node> references;
    private final Rows rows;
    private final int[] places;
    private final double[][][] targets;
    private Context context = Context.NONE;
    private int count;

    Fetch(Graph graph, Rows rows) {
        this.nodes = graph.nodes().stream()
                .filter(Node::isField)
                .sorted(Comparator.comparingInt(node -> node.field))
                .toList();
        this.references = graph.nodes().stream().filter(Node::isReference).toList();
        this.rows = rows;
        this.places = new int[nodes.size()];
        this.targets = new double[Rows.SLOTS][nodes.size()][];
    }

    /** Before a tile. */
    void begin(Context beside) {
        context = beside;
    }

    /** Before the bars of a segment, whose first bars are fetched. */
    void begin(Segment segment, Tile tile) {
        choose(segment.emit(), tile);
        for (int bar = segment.from(); bar < segment.from() + AHEAD; bar++) {
            fetch(segment, tile, bar);
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

    /** Before a bar of a segment. */
    void ahead(Segment segment, Tile tile, int bar) {
        fetch(segment, tile, bar + AHEAD);
    }

    private void fetch(Segment segment, Tile tile, int bar) {
        if (bar <= segment.to()) {
            tile.copyRows(bar, places, count, targets[Rows.slot(bar)]);
            for (Node node : references) {
                if (segment.emit()[node.id]) {
                    lookUp(node, tile, bar);
                }
            }
        }
    }

    private void lookUp(Node node, Tile tile, int bar) {
        context.copyRow(tile, node.reference, bar, rows.out[Rows.slot(bar)][node.id][0]);
    }

    /** Where a lane ends: also what is wanted only there. */
    void atEnd(Segment segment, Tile tile, int bar) {
        for (Node node : nodes) {
            if (segment.emitAtEnds()[node.id] && !segment.emit()[node.id]) {
                tile.copyRow(bar, node.field, rows.out[Rows.slot(bar)][node.id][0]);
            }
        }
        for (Node node : references) {
            if (segment.emitAtEnds()[node.id] && !segment.emit()[node.id]) {
                lookUp(node, tile, bar);
            }
        }
    }
}
