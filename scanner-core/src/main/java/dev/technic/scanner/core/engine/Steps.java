package dev.technic.scanner.core.engine;

import dev.technic.scanner.core.engine.Schedule.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The kernels of a graph in chains. Those that are stepped over all bars, and what they read, come first: over most bars only their chains have
 * anything to do.
 */
final class Steps {

    private final List<Node> order;
    private final Chain[] chains;
    private final int[] advance;
    private final int[] emit;
    private final int[] emitAtEnds;
    private int used;

    Steps(Graph graph, Rows rows) {
        this.order = order(graph.nodes());
        this.chains = graph.chains().make();
        this.advance = new int[chains.length];
        this.emit = new int[chains.length];
        this.emitAtEnds = new int[chains.length];
        for (int at = 0; at < order.size(); at++) {
            Node node = order.get(at);
            chains[at / Chain.LENGTH].set(
                    at % Chain.LENGTH,
                    java.util.Objects.requireNonNull(node.kernel),
                    node.start,
                    bySlot(rows.in, node.id),
                    rows.state[node.id],
                    bySlot(rows.out, node.id));
        }
    }

    private static double[][][] bySlot(double[][][][] rows, int id) {
        return Arrays.stream(rows).map(slot -> slot[id]).toArray(double[][][]::new);
    }

    /** Each after its inputs. */
    private static List<Node> order(List<Node> nodes) {
        Set<Node> always = new HashSet<>();
        for (int id = nodes.size() - 1; id >= 0; id--) {
            Node node = nodes.get(id);
            if (node.remembersAll() || always.contains(node)) {
                always.add(node);
                node.inputs.forEach(input -> always.add(input.port().node()));
            }
        }
        List<Node> order = new ArrayList<>();
        nodes.stream().filter(n -> n.kernel != null && always.contains(n)).forEach(order::add);
        nodes.stream().filter(n -> n.kernel != null && !always.contains(n)).forEach(order::add);
        return order;
    }

    /** Before the bars of a segment. */
    void begin(Segment segment) {
        Arrays.fill(advance, 0);
        Arrays.fill(emit, 0);
        Arrays.fill(emitAtEnds, 0);
        used = 0;
        for (int at = 0; at < order.size(); at++) {
            int id = order.get(at).id;
            int chain = at / Chain.LENGTH;
            int bit = 1 << at % Chain.LENGTH;
            advance[chain] |= segment.advance()[id] ? bit : 0;
            emit[chain] |= segment.emit()[id] ? bit : 0;
            emitAtEnds[chain] |= segment.emitAtEnds()[id] ? bit : 0;
            used = (advance[chain] | emit[chain]) != 0 ? chain + 1 : used;
        }
    }

    /** Steps all kernels over one bar; those wanted only where a lane ends say their values if one does. */
    void step(int bar, boolean ends) {
        int[] say = ends ? emitAtEnds : emit;
        int count = ends ? chains.length : used;
        int slot = Rows.slot(bar);
        for (int c = 0; c < count; c++) {
            chains[c].step(bar, slot, advance[c], say[c]);
        }
    }
}
