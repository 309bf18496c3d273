package dev.technic.scanner.csv;

import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.PriceSink;
import dev.technic.scanner.PriceSourceException;
import java.util.Arrays;

/** One symbol's rows, in the layout of {@link Rows}, as they come together from chunks. */
final class SymbolRows {

    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final String symbol;
    private final int width;
    private long[] values = {};
    private int count;
    private boolean trimmed;
    private final Flaws flaws;

    /** {@code flaws} of the rows before its first. */
    SymbolRows(String symbol, int width, Flaws flaws) {
        this.symbol = symbol;
        this.width = width;
        this.flaws = flaws;
    }

    String symbol() {
        return symbol;
    }

    Flaws flaws() {
        return flaws;
    }

    /** Takes rows {@code from} to {@code to} of a chunk that so many lines precede. */
    void append(long[] rows, int from, int to, int linesBefore) {
        long needed = (long) (count + to - from) * width;
        if (needed > LARGEST_ARRAY) {
            throw new PriceSourceException(symbol + " has more than " + count + " rows; no symbol can have so many");
        }
        if (needed > values.length) {
            values = Arrays.copyOf(values, (int) Math.min(needed + needed / 4, LARGEST_ARRAY));
        }
        System.arraycopy(rows, from * width, values, count * width, (to - from) * width);
        for (int row = count; row < count + to - from; row++) {
            values[row * width + width - 1] += linesBefore;
        }
        count += to - from;
    }

    /** Another symbol follows: in a file sorted by symbol no more rows will come, so what was reserved for them is given back. */
    void trim() {
        if (!trimmed) {
            values = Arrays.copyOf(values, count * width);
            trimmed = true;
        }
    }

    /** Hands everything over under a name, and keeps no row. */
    void deliver(String name, PriceSink sink) {
        flaws.deliver(name, sink);
        sink.bars(history(name));
    }

    private PriceHistory history(String name) {
        double[][] columns = new double[Rows.FIELDS][];
        for (int field = 0; field < Rows.FIELDS; field++) {
            columns[field] = column(field);
        }
        double[] adjusted = width > Rows.FIELDS + 2 ? column(Rows.FIELDS) : null;
        long[] sessions = new long[count];
        int[] lines = new int[count];
        for (int row = 0; row < count; row++) {
            sessions[row] = values[row * width + width - 2];
            lines[row] = (int) values[row * width + width - 1];
        }
        values = new long[0];
        return PriceHistory.of(name, count, sessions, columns, adjusted, lines);
    }

    private double[] column(int field) {
        double[] column = new double[count];
        for (int row = 0; row < count; row++) {
            column[row] = Double.longBitsToDouble(values[row * width + field]);
        }
        return column;
    }
}
