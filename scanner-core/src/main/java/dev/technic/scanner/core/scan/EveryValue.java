package dev.technic.scanner.core.scan;

import dev.technic.scanner.core.engine.Capture;
import dev.technic.scanner.core.panel.Tile;

/** A capture of every value of every symbol up to its end, as the engine says it: what is infinite may be used and come out finite. */
record EveryValue(Place place) implements Capture {

    /** Where values are kept; told of different symbols by several workers at once. */
    interface Place {
        void keep(int symbol, int root, int bar, double value);
    }

    @Override
    public boolean everyBar() {
        return true;
    }

    @Override
    public void take(Tile tile, int root, int bar, int[] last, double[] row) {
        for (int lane = 0; lane < last.length; lane++) {
            if (bar <= last[lane]) {
                place.keep(tile.symbol(lane), root, bar, row[lane]);
            }
        }
    }
}
