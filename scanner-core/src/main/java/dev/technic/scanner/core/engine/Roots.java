package dev.technic.scanner.core.engine;

import dev.technic.scanner.core.engine.Node.Port;
import dev.technic.scanner.core.panel.Tile;
import java.util.List;

/** The rows of the ports that a graph is asked for. */
final class Roots {

    private final List<Port> ports;
    private final Rows rows;

    Roots(Graph graph, Rows rows) {
        this.ports = graph.roots();
        this.rows = rows;
    }

    /** Gives the values of a bar to the capture; an infinite one is undefined. */
    void capture(Tile tile, Lanes lanes, int bar, Capture capture) {
        for (int root = 0; root < ports.size(); root++) {
            Port port = ports.get(root);
            double[] row = rows.out[bar & 1][port.node().id][port.output()];
            for (int lane = 0; lane < lanes.ends.length; lane++) {
                if (capture.everyBar() ? lanes.isLive(lane, bar) : lanes.ends[lane] == bar) {
                    double value = row[lane];
                    capture.value(tile.symbol(lane), root, bar, Double.isFinite(value) ? value : Double.NaN);
                }
            }
        }
    }
}
