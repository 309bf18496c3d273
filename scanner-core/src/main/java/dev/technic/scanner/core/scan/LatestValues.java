package dev.technic.scanner.core.scan;

import dev.technic.scanner.core.engine.Capture;
import dev.technic.scanner.core.panel.Tile;
import java.util.Arrays;

/** Keeps the value of each root at each symbol's last bar; NaN until it comes. Workers write different symbols. */
final class LatestValues implements Capture {

    private final double[][] values;

    LatestValues(int roots, int symbols) {
        values = new double[roots][symbols];
        for (double[] column : values) {
            Arrays.fill(column, Double.NaN);
        }
    }

    @Override
    public boolean everyBar() {
        return false;
    }

    @Override
    public void take(Tile tile, int root, int bar, int[] last, double[] row) {
        for (int lane = 0; lane < last.length; lane++) {
            if (last[lane] == bar) {
                put(root, tile.symbol(lane), row[lane]);
            }
        }
    }

    void put(int root, int symbol, double value) {
        values[root][symbol] = Double.isFinite(value) ? value : Double.NaN;
    }

    /** {@code [root][symbol]}. */
    double[][] values() {
        return values;
    }
}
