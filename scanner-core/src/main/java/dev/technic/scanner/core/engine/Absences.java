package dev.technic.scanner.core.engine;

import dev.technic.scanner.core.engine.Node.Input;
import dev.technic.scanner.spi.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The lanes of one recurrence that have met an undefined bar. From then on such a lane's count of bars is behind the tile's: it has rows
 * and a count of its own, takes the bars on which all its inputs are defined, and says NaN at the others.
 */
final class Absences {

    private final Node node;
    private final Kernel kernel;
    private final Rows rows;
    private final List<Lane> lanes = new ArrayList<>();
    private final boolean[] known = new boolean[Kernel.LANES];

    Absences(Node node, Rows rows) {
        this.node = node;
        this.kernel = Objects.requireNonNull(node.kernel);
        this.rows = rows;
    }

    /** Before the node takes the bar: finds the lanes whose first undefined bar this is. */
    void look(int bar, Lanes live) {
        for (int lane = 0; lane < live.ends.length; lane++) {
            if (!known[lane] && live.isLive(lane, bar) && isAbsent(bar, lane)) {
                known[lane] = true;
                lanes.add(new Lane(lane, bar));
            }
        }
    }

    /** After the node took the bar with the lanes that are in step: the others, one by one. */
    void step(int bar, boolean emit, Lanes live) {
        for (Lane lane : lanes) {
            if (live.isLive(lane.number, bar)) {
                lane.step(bar, emit);
            }
        }
    }

    private boolean isAbsent(int bar, int lane) {
        double[][] in = rows.in[Rows.slot(bar)][node.id];
        for (int i = 0; i < in.length; i++) {
            if (node.inputs.get(i).lag() == 0 && Double.isNaN(in[i][lane])) {
                return true;
            }
        }
        return false;
    }

    /** One lane out of step; of its rows only its own lane means something. */
    private final class Lane {

        private final int number;
        private final double[][] in;
        private final double[][] state;
        private final double[][] out;
        private int count;

        Lane(int number, int bar) {
            this.number = number;
            this.count = bar - node.start;
            this.in = new double[node.inputs.size()][Kernel.LANES];
            this.state = Arrays.stream(rows.state[node.id]).map(double[]::clone).toArray(double[][]::new);
            this.out = new double[node.outputs][Kernel.LANES];
            for (int i = 0; i < in.length; i++) {
                if (node.inputs.get(i).lag() > 0) {
                    in[i][number] = rows.in[Rows.slot(bar)][node.id][i][number];
                }
            }
        }

        void step(int bar, boolean emit) {
            int slot = Rows.slot(bar);
            boolean absent = isAbsent(bar, number);
            if (!absent) {
                take(slot, 0);
                kernel.advance(count, in, state);
            }
            if (emit) {
                boolean says = !absent && count >= node.first - node.start;
                if (says) {
                    kernel.emit(count, in, state, out);
                }
                for (int o = 0; o < out.length; o++) {
                    rows.out[slot][node.id][o][number] = says ? out[o][number] : Double.NaN;
                }
            }
            if (!absent) {
                count++;
                take(slot, 1);
            }
        }

        /** This bar's values into the rows of this bar, or into those that the next bar reads as the previous. */
        private void take(int slot, int lag) {
            for (int i = 0; i < in.length; i++) {
                Input input = node.inputs.get(i);
                if (input.lag() == lag) {
                    int source = input.port().node().id;
                    in[i][number] = rows.out[slot][source][input.port().output()][number];
                }
            }
        }
    }
}
