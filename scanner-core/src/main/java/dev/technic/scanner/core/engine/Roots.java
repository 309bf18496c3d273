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

    /** Gives the values of a bar to the capture. */
    void capture(Tile tile, Lanes lanes, int bar, Capture capture) {
        for (int root = 0; root < ports.size(); root++) {
            Port port = ports.get(root);
            double[] row = rows.out[Rows.slot(bar)][port.node().id][port.output()];
            capture.take(tile, root, bar, lanes.ends, row);
        }
    }
}
