package dev.technic.scanner.core.engine;

import dev.technic.scanner.core.engine.Node.Input;
import dev.technic.scanner.core.panel.Tile;
import dev.technic.scanner.spi.Kernel;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rows that one worker needs for one graph, in {@value #SLOTS} slots that the bars take in turn. A field has a row in each, so that
 * bars are fetched out of the tile ahead of their turn, and so has another symbol's series. A kernel's output alternates between two rows where somebody reads the previous
 * bar's; otherwise all slots share one.
 */
final class Rows {

    /** A power of two. */
    static final int SLOTS = 8;

    private static final int LANES = Kernel.LANES;
    private static final double[] NOTHING = filled(Double.NaN);

    /** {@code [slot][node][input]}: what each kernel reads. */
    final double[][][][] in;

    /** {@code [slot][node][output]}: what each node says. */
    final double[][][][] out;

    /** {@code [node][row]}. */
    final double[][][] state;

    private final List<Node> nodes;
    private final List<Node> ofSymbols;

    Rows(Graph graph) {
        this.nodes = graph.nodes();
        this.ofSymbols = nodes.stream().filter(Node::isOfSymbol).toList();
        Set<Integer> lagged = new HashSet<>();
        for (Node node : nodes) {
            for (Input input : node.inputs) {
                if (input.lag() > 0) {
                    lagged.add(input.port().node().id);
                }
            }
        }
        int size = nodes.size();
        in = new double[SLOTS][size][][];
        out = new double[SLOTS][size][][];
        state = new double[size][][];
        for (Node node : nodes) {
            int id = node.id;
            int distinct = node.isField() || node.isReference() ? SLOTS : lagged.contains(id) ? 2 : 1;
            for (int slot = 0; slot < SLOTS; slot++) {
                out[slot][id] = slot >= distinct ? out[slot % distinct][id] : new double[node.outputs][LANES];
                in[slot][id] = new double[node.inputs.size()][];
            }
            if (node.isConstant()) {
                Arrays.fill(out[0][id][0], node.constant);
                Arrays.fill(out[1][id][0], node.constant);
            }
            state[id] = new double[node.kernel == null ? 0 : node.kernel.stateRows()][LANES];
            connect(node, false);
        }
    }

    private static double[] filled(double value) {
        double[] row = new double[LANES];
        Arrays.fill(row, value);
        return row;
    }

    /** Around the bars of a segment: at a kernel's own bar 0 its rows of the previous bar hold NaN. */
    void begin(Schedule.Segment segment, boolean enter) {
        for (Node node : segment.begins()) {
            connect(node, enter);
        }
    }

    /** Points a kernel's inputs at their rows; at the kernel's own bar 0 the previous bar's hold NaN. */
    private void connect(Node node, boolean atBarZero) {
        for (int i = 0; i < node.inputs.size(); i++) {
            Input input = node.inputs.get(i);
            for (int slot = 0; slot < SLOTS; slot++) {
                in[slot][node.id][i] = atBarZero && input.lag() > 0 ? NOTHING : row(input, slot);
            }
        }
    }

    /** Where a bar's values stand. */
    static int slot(int bar) {
        return bar & SLOTS - 1;
    }

    private double[] row(Input input, int slot) {
        return out[slot(slot - input.lag())][input.port().node().id][
                input.port().output()];
    }

    /**
     * Before a tile: the numbers of its symbols, which stand at every bar. As with bars, lanes without a symbol repeat lane 0.
     *
     * @param numbers {@code [number][symbol]}
     */
    void fill(Tile tile, double[][] numbers) {
        for (Node node : ofSymbols) {
            double[] bySymbol = numbers[node.number];
            for (int lane = 0; lane < LANES; lane++) {
                double value = bySymbol[tile.symbol(lane < tile.lanes() ? lane : 0)];
                out[0][node.id][0][lane] = value;
                out[1][node.id][0][lane] = value;
            }
        }
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
