package dev.technic.scanner.core.engine;

import dev.technic.scanner.core.panel.Tile;

/** The last bar of each lane that a walk looks at; −1 for a lane that nobody asks about. */
final class Lanes {

    final int[] ends;
    final int first;
    final int last;
    private final boolean[] endings;

    /** {@code ends} by lane of the tile. */
    Lanes(int[] ends) {
        this.ends = ends;
        int least = Integer.MAX_VALUE;
        int most = -1;
        for (int end : ends) {
            if (end >= 0) {
                least = Math.min(least, end);
                most = Math.max(most, end);
            }
        }
        first = least;
        last = most;
        endings = new boolean[most + 1];
        for (int end : ends) {
            if (end >= 0) {
                endings[end] = true;
            }
        }
    }

    /** The bars of a tile's lanes, given the number of bars of each symbol. */
    static Lanes of(Tile tile, int[] barsOfSymbol) {
        int[] ends = new int[tile.lanes()];
        for (int lane = 0; lane < ends.length; lane++) {
            ends[lane] = barsOfSymbol[tile.symbol(lane)] - 1;
        }
        return new Lanes(ends);
    }

    boolean isEmpty() {
        return last < 0;
    }

    boolean endsAt(int bar) {
        return endings[bar];
    }

    boolean isLive(int lane, int bar) {
        return bar <= ends[lane];
    }
}
