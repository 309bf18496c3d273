package dev.technic.scanner.core.engine;

import dev.technic.scanner.core.engine.Schedule.Segment;
import dev.technic.scanner.core.panel.Tile;
import dev.technic.scanner.spi.Kernel;
import java.util.HashMap;
import java.util.Map;

/**
 * The walk over a tile in which some recurrence meets an undefined bar. It looks at the inputs of the nodes that this would spoil; all other
 * nodes are stepped as ever, over the same bars, and so with the same bits.
 */
final class CheckedWalk {

    private final Graph graph;
    private final Rows rows;
    private final Roots roots;
    private final Schedule schedule;
    private final Map<Integer, Absences> absences = new HashMap<>();
    private final Map<Integer, Blemishes> blemishes = new HashMap<>();

    CheckedWalk(Graph graph, Rows rows, Roots roots, Schedule schedule) {
        this.graph = graph;
        this.rows = rows;
        this.roots = roots;
        this.schedule = schedule;
        for (Node node : graph.nodes()) {
            if (node.isFragile() && node.remembersAll()) {
                absences.put(node.id, new Absences(node, rows));
            } else if (node.isFragile()) {
                blemishes.put(node.id, new Blemishes(node, rows));
            }
        }
    }

    void run(Tile tile, Lanes lanes, Context context, Capture capture, Stop stop) {
        for (Segment segment : schedule.segments) {
            if (stop.isAsked()) {
                return;
            }
            rows.begin(segment, true);
            for (int bar = segment.from(); bar <= segment.to(); bar++) {
                if (bar % Walk.BARS_BETWEEN_LOOKS == 0 && stop.isAsked()) {
                    return;
                }
                boolean ends = lanes.endsAt(bar);
                boolean[] emit = ends ? segment.emitAtEnds() : segment.emit();
                for (Node node : graph.nodes()) {
                    step(node, bar, segment.advance()[node.id], emit[node.id], tile, lanes, context);
                }
                if (ends || capture.everyBar()) {
                    roots.capture(tile, lanes, bar, capture);
                }
            }
            rows.begin(segment, false);
        }
    }

    private void step(Node node, int bar, boolean advance, boolean emit, Tile tile, Lanes lanes, Context context) {
        Kernel kernel = node.kernel;
        int id = node.id;
        int slot = Rows.slot(bar);
        double[][] out = rows.out[slot][id];
        if (kernel == null) {
            if (node.isField() && emit) {
                tile.copyRow(bar, node.field, out[0]);
            } else if (node.isReference() && emit) {
                context.copyRow(tile, node.reference, bar, out[0]);
            }
            return;
        }
        Absences absent = absences.get(id);
        if (advance && absent != null) {
            absent.look(bar, lanes);
        }
        Blemishes blemished = blemishes.get(id);
        if ((advance || emit) && blemished != null) {
            blemished.look(bar);
        }
        if (advance) {
            kernel.advance(bar - node.start, rows.in[slot][id], rows.state[id]);
        }
        if (emit) {
            kernel.emit(bar - node.start, rows.in[slot][id], rows.state[id], out);
        }
        if (advance && absent != null) {
            absent.step(bar, emit, lanes);
        }
        if (emit && blemished != null) {
            blemished.cover(bar, out);
        }
    }
}
