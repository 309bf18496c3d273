package dev.technic.scanner.core.engine;

import dev.technic.scanner.core.engine.Node.Input;
import dev.technic.scanner.core.engine.Node.Port;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Over which bars of a tile each node of a graph is stepped, derived backwards from the bars at which somebody asks for its values.
 *
 * <ol>
 *   <li>A root is wanted at the bars where a lane ends (or at every bar).
 *   <li>A node without state hands the wish on to its inputs as it is.
 *   <li>A window begins at the block boundary at or before the first bar of the first window wanted, and wants its inputs from there on at
 *       every bar; so its values are those of a walk from bar 0.
 *   <li>What remembers all begins at its first bar.
 *   <li>A row of the previous bar is wanted from one bar earlier.
 * </ol>
 */
final class Schedule {

    /** No such bar. */
    static final int NEVER = Integer.MAX_VALUE;

    /**
     * Bars in which the same nodes are stepped.
     *
     * @param begins nodes that read the previous bar, and whose own bar 0 is the first of these
     */
    record Segment(int from, int to, boolean[] advance, boolean[] emit, boolean[] emitAtEnds, List<Node> begins) {}

    final int from;
    final int last;
    final boolean everyBar;
    private final int[] advanceFrom;
    private final int[] emitFrom;
    private final boolean[] endsOnly;
    final List<Segment> segments;

    /**
     * @param from the first bar at which a root is wanted
     * @param last the last bar of any lane
     * @param everyBar whether roots are wanted at every bar, not only where a lane ends
     */
    Schedule(Graph graph, int from, int last, boolean everyBar) {
        this.from = from;
        this.last = last;
        this.everyBar = everyBar;
        int size = graph.nodes().size();
        advanceFrom = new int[size];
        emitFrom = new int[size];
        endsOnly = new boolean[size];
        Arrays.fill(advanceFrom, NEVER);
        Arrays.fill(emitFrom, NEVER);
        for (Port root : graph.roots()) {
            want(root, from, !everyBar);
        }
        for (int id = size - 1; id >= 0; id--) {
            handOn(graph.nodes().get(id));
        }
        segments = segments(graph);
    }

    private void want(Port port, int bar, boolean atEnds) {
        int id = port.node().id;
        int first = Math.max(bar, port.first());
        if (first > last) {
            return;
        }
        endsOnly[id] = emitFrom[id] == NEVER ? atEnds : endsOnly[id] && atEnds;
        emitFrom[id] = Math.min(emitFrom[id], first);
    }

    private void handOn(Node node) {
        int emit = emitFrom[node.id];
        if (emit == NEVER || node.kernel == null) {
            return;
        }
        int inputsFrom = emit;
        boolean atEnds = endsOnly[node.id];
        if (node.kernel.stateRows() > 0) {
            int window = Math.max(0, emit - node.start - node.kernel.lookback());
            inputsFrom = node.start + (node.remembersAll() ? 0 : window - window % node.kernel.block());
            advanceFrom[node.id] = inputsFrom;
            atEnds = false;
        }
        for (Input input : node.inputs) {
            want(input.port(), Math.max(0, inputsFrom - input.lag()), atEnds && input.lag() == 0);
        }
    }

    private List<Segment> segments(Graph graph) {
        TreeSet<Integer> changes = new TreeSet<>(List.of(last + 1));
        for (Node node : graph.nodes()) {
            changes.add(advanceFrom[node.id]);
            changes.add(emitFrom[node.id]);
            if (isLagged(node) && Math.min(advanceFrom[node.id], emitFrom[node.id]) == node.start) {
                changes.add(node.start);
                changes.add(node.start + 1);
            }
        }
        changes.remove(NEVER);
        List<Segment> made = new ArrayList<>();
        int segmentFrom = changes.first();
        for (int next : changes.tailSet(segmentFrom + 1)) {
            if (next > last + 1) {
                break;
            }
            made.add(segment(graph, segmentFrom, next - 1));
            segmentFrom = next;
        }
        return List.copyOf(made);
    }

    private Segment segment(Graph graph, int segmentFrom, int to) {
        int size = graph.nodes().size();
        Segment segment = new Segment(
                segmentFrom, to, new boolean[size], new boolean[size], new boolean[size], new ArrayList<>());
        for (Node node : graph.nodes()) {
            int id = node.id;
            segment.advance[id] = advanceFrom[id] <= segmentFrom;
            segment.emitAtEnds[id] = emitFrom[id] <= segmentFrom;
            segment.emit[id] = segment.emitAtEnds[id] && !endsOnly[id];
            if (isLagged(node) && node.start == segmentFrom) {
                segment.begins.add(node);
            }
        }
        return segment;
    }

    private static boolean isLagged(Node node) {
        return node.inputs.stream().anyMatch(input -> input.lag() > 0);
    }
}
