package dev.technic.scanner.core.engine;

import dev.technic.scanner.core.panel.Tile;

/** Takes what a walk over a tile was asked for; what is never given is undefined. */
public interface Capture {

    /** Whether roots are wanted at every bar; otherwise only where a lane ends. */
    boolean everyBar();

    /**
     * The values of a root at a bar.
     *
     * @param last the last bar of each lane of the tile that counts, −1 for a lane that nobody asks about; a lane's value is meant for the
     *     reader if its last bar is this one, or with {@link #everyBar} not before it
     * @param row a value for each lane; infinite ones are undefined
     */
    void take(Tile tile, int root, int bar, int[] last, double[] row);
}
