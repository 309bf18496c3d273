package dev.technic.scanner.core.engine;

import dev.technic.scanner.core.panel.Tile;

/**
 * What a walk takes beside the bars of its tile: the numbers of each symbol, and other symbols' series, looked up at each symbol's own
 * sessions.
 *
 * @param numbers {@code [number of the graph][symbol]}, NaN where there is none
 * @param references {@code [reference of the graph][session]}, NaN at a session that the other symbol does not have
 * @param sessions which session each bar is, by its place in the references
 */
public record Context(double[][] numbers, double[][] references, Sessions sessions) {

    /** Beside the bars there is nothing. */
    public static final Context NONE = new Context(new double[0][], new double[0][], (symbol, bar) -> -1);

    /** The number of the session of a symbol's bar; −1 if the references do not know it. */
    public interface Sessions {
        int number(int symbol, int bar);
    }

    /** Fills a row with a reference's values at the sessions of a bar. As with bars, a lane without one repeats lane 0. */
    void copyRow(Tile tile, int reference, int bar, double[] row) {
        double[] series = references[reference];
        for (int lane = 0; lane < row.length; lane++) {
            boolean hasBar = lane < tile.lanes() && bar < tile.length(lane);
            int session = hasBar ? sessions.number(tile.symbol(lane), bar) : -1;
            row[lane] = !hasBar ? row[0] : session < 0 ? Double.NaN : series[session];
        }
    }
}
