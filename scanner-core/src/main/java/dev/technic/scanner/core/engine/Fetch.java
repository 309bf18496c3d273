package dev.technic.scanner.core.engine;

import dev.technic.scanner.core.engine.Schedule.Segment;
import dev.technic.scanner.core.panel.Tile;
import java.util.Comparator;
import java.util.List;

/** Copies the rows of the fields in use out of a tile, several bars at once: memory is then read as a stream. */
final class Fetch {

    /** Half the slots: the bar before the first of them keeps its rows, which kernels read as the previous bar's. */
    private static final int BARS = Rows.SLOTS / 2;

    private final List<Node> nodes;
    private final Rows rows;
    private final int[] fields;
    private final double[][] targets;
    private int count;

    Fetch(Graph graph, Rows rows) {
        this.nodes = graph.nodes().stream()
                .filter(Node::isField)
                .sorted(Comparator.comparingInt(node -> node.field))
                .toList();
        this.rows = rows;
        this.fields = new int[nodes.size()];
        this.targets = new double[nodes.size() * Rows.SLOTS][];
    }

    /** Before the bars of a segment. */
    void begin(Segment segment) {
        choose(segment.emit());
    }

    private void choose(boolean[] wanted) {
        count = 0;
        for (Node node : nodes) {
            if (wanted[node.id]) {
                fields[count] = node.field;
                for (int slot = 0; slot < Rows.SLOTS; slot++) {
                    targets[count * Rows.SLOTS + slot] = rows.out[slot][node.id][0];
                }
                count++;
            }
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

    /** Whether the rows of a bar were not fetched with those of the bar before it. */
    static boolean isDue(int bar) {
        return (bar & BARS - 1) == 0;
    }

    /** The bars of a segment, up to {@code to}, that have no values yet at the beginning of {@code bar}. */
    void bars(Tile tile, int bar, int to) {
        int last = Math.min(to, bar | BARS - 1);
        for (int f = 0; f < count; f++) {
            for (int b = bar; b <= last; b++) {
                tile.copyRow(b, fields[f], targets[f * Rows.SLOTS + Rows.slot(b)]);
            }
        }
    }
}
