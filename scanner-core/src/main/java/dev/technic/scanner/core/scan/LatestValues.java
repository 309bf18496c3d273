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
        double[] column = values[root];
        for (int lane = 0; lane < last.length; lane++) {
            if (last[lane] == bar) {
                column[tile.symbol(lane)] = Double.isFinite(row[lane]) ? row[lane] : Double.NaN;
            }
        }
    }

    /** {@code [root][symbol]}. */
    double[][] values() {
        return values;
    }
}
