package dev.technic.scanner.core.panel;

import org.jspecify.annotations.Nullable;

/**
 * One symbol's bars after the bar policy: sessions strictly ascending, every value finite. All arrays have one length, at least 1.
 *
 * @param rawClose the close before adjustment; null if there was none
 */
public record CleanBars(
        String symbol,
        long[] sessions,
        double[] open,
        double[] high,
        double[] low,
        double[] close,
        double[] volume,
        double @Nullable [] rawClose) {

    public int bars() {
        return sessions.length;
    }

    double[] column(int field) {
        return switch (field) {
            case Tile.OPEN -> open;
            case Tile.HIGH -> high;
            case Tile.LOW -> low;
            case Tile.CLOSE -> close;
            case Tile.VOLUME -> volume;
            default -> rawClose == null ? close : rawClose;
        };
    }
}
