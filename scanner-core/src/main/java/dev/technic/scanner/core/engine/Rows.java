package dev.technic.scanner.core.engine;

import dev.technic.scanner.core.engine.Node.Input;
import dev.technic.scanner.spi.Kernel;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rows that one worker needs for one graph. Values alternate between two rows where somebody reads the previous bar's, chosen by
 * the bar's parity; otherwise both are one row.
 */
final class Rows {

    private static final int LANES = Kernel.LANES;
    private static final double[] NOTHING = filled(Double.NaN);

    /** {@code [parity][node][input]}: what each kernel reads. */
    final double[][][][] in;

    /** {@code [parity][node][output]}: what each node says. */
    final double[][][][] out;

    /** {@code [node][row]}. */
    final double[][][] state;

    private final List<Node> nodes;

    Rows(Graph graph) {
        this.nodes = graph.nodes();
        Set<Integer> lagged = new HashSet<>();
        for (Node node : nodes) {
            for (Input input : node.inputs) {
                if (input.lag() > 0) {
                    lagged.add(input.port().node().id);
                }
            }
        }
        int size = nodes.size();
        in = new double[2][size][][];
        out = new double[2][size][][];
        state = new double[size][][];
        for (Node node : nodes) {
            int id = node.id;
            out[0][id] = node.isConstant() ? new double[][] {filled(node.constant)} : new double[node.outputs][LANES];
            out[1][id] = lagged.contains(id) && !node.isConstant() ? new double[node.outputs][LANES] : out[0][id];
            state[id] = new double[node.kernel == null ? 0 : node.kernel.stateRows()][LANES];
            for (int parity = 0; parity < 2; parity++) {
                in[parity][id] = new double[node.inputs.size()][];
            }
            connect(node, false);
        }
    }

    private static double[] filled(double value) {
        double[] row = new double[LANES];
        Arrays.fill(row, value);
        return row;
    }

    /** Points a kernel's inputs at their rows; at the kernel's own bar 0 the previous bar's hold NaN. */
    void connect(Node node, boolean atBarZero) {
        for (int i = 0; i < node.inputs.size(); i++) {
            Input input = node.inputs.get(i);
            for (int parity = 0; parity < 2; parity++) {
                in[parity][node.id][i] = atBarZero && input.lag() > 0 ? NOTHING : row(input, parity);
            }
        }
    }

    private double[] row(Input input, int parity) {
        return out[parity ^ input.lag()][input.port().node().id][input.port().output()];
    }

    /** Before a tile: no value said yet, no state. */
    void clear() {
        for (Node node : nodes) {
            if (node.kernel != null) {
                for (double[] row : out[0][node.id]) {
                    Arrays.fill(row, Double.NaN);
                }
                for (double[] row : out[1][node.id]) {
                    Arrays.fill(row, Double.NaN);
                }
                for (double[] row : state[node.id]) {
                    Arrays.fill(row, 0);
                }
            }
        }
    }
}
