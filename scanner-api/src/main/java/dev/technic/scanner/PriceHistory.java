package dev.technic.scanner;

import org.jspecify.annotations.Nullable;

/**
 * One symbol's bars in columns, as a source delivers them and a panel gives them back. A session is an instant in milliseconds since
 * 1970-01-01T00:00Z; a whole day is its midnight UTC. NaN stands for a value that is not there.
 *
 * <p>The arrays are not copied: they must not change while the history is in use.
 */
public final class PriceHistory {

    private final String symbol;
    private final int bars;
    private final long[] sessions;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;
    private final double @Nullable [] adjustedClose;
    private final int @Nullable [] lines;

    private PriceHistory(
            String symbol,
            int bars,
            long[] sessions,
            double[][] columns,
            double @Nullable [] adjustedClose,
            int @Nullable [] lines) {
        this.symbol = symbol;
        this.bars = bars;
        this.sessions = sessions;
        this.open = columns[0];
        this.high = columns[1];
        this.low = columns[2];
        this.close = columns[3];
        this.volume = columns[4];
        this.adjustedClose = adjustedClose;
        this.lines = lines;
    }

    /** Columns of one length, a bar each; in any order of sessions (the load's {@link BarPolicy} decides). */
    public static PriceHistory of(
            String symbol,
            long[] sessions,
            double[] open,
            double[] high,
            double[] low,
            double[] close,
            double[] volume) {
        return of(symbol, sessions.length, sessions, new double[][] {open, high, low, close, volume}, null, null);
    }

    /**
     * The first {@code bars} elements of longer arrays.
     *
     * @param columns open, high, low, close, volume
     * @param adjustedClose total-return closes, if the source has them
     * @param lines the line of each bar in its file, from 1, if there is one
     */
    public static PriceHistory of(
            String symbol,
            int bars,
            long[] sessions,
            double[][] columns,
            double @Nullable [] adjustedClose,
            int @Nullable [] lines) {
        if (symbol.isEmpty()) {
            throw new IllegalArgumentException("a symbol needs a name");
        }
        if (columns.length != 5) {
            throw new IllegalArgumentException(
                    symbol + ": " + columns.length + " columns; open, high, low, close, volume are needed");
        }
        boolean enough = sessions.length >= bars
                && (adjustedClose == null || adjustedClose.length >= bars)
                && (lines == null || lines.length >= bars);
        for (double[] column : columns) {
            enough &= column.length >= bars;
        }
        if (bars < 0 || !enough) {
            throw new IllegalArgumentException(symbol + ": every column needs " + bars + " values");
        }
        return new PriceHistory(symbol, bars, sessions, columns.clone(), adjustedClose, lines);
    }

    /** The same bars with total-return closes. */
    public PriceHistory withAdjustedClose(double[] adjusted) {
        return of(symbol, bars, sessions, new double[][] {open, high, low, close, volume}, adjusted, lines);
    }

    public String symbol() {
        return symbol;
    }

    public int bars() {
        return bars;
    }

    public long session(int bar) {
        return sessions[bar];
    }

    public double open(int bar) {
        return open[bar];
    }

    public double high(int bar) {
        return high[bar];
    }

    public double low(int bar) {
        return low[bar];
    }

    public double close(int bar) {
        return close[bar];
    }

    public double volume(int bar) {
        return volume[bar];
    }

    public boolean hasAdjustedClose() {
        return adjustedClose != null;
    }

    /** NaN where the source has none. */
    public double adjustedClose(int bar) {
        return adjustedClose == null ? Double.NaN : adjustedClose[bar];
    }

    /** The bar's line in its file, from 1; 0 where there is no file. */
    public int line(int bar) {
        return lines == null ? 0 : lines[bar];
    }

    @Override
    public String toString() {
        return symbol + ", " + bars + (bars == 1 ? " bar" : " bars");
    }
}
