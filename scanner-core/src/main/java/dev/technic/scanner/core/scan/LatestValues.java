package dev.technic.scanner.core.scan;

import dev.technic.scanner.core.engine.Capture;
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
    public void value(int symbol, int root, int bar, double value) {
        values[root][symbol] = value;
    }

    /** {@code [root][symbol]}. */
    double[][] values() {
        return values;
    }
}
