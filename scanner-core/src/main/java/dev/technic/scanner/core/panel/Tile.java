package dev.technic.scanner.core.panel;

import dev.technic.scanner.PriceSourceException;
import dev.technic.scanner.spi.Kernel;
import java.util.Arrays;
import java.util.List;

/**
 * Up to 64 symbols, aligned at their first bar, in one flat array {@code [block of 64 bars][field][bar][lane]}: no collector can scatter
 * it, and a field's bars lie together, so that a walk reads only the fields that it needs, each as a stream. Lane 0 is the longest. Where a
 * lane has no bar, it repeats lane 0, so that every value is finite; what comes of that is looked at by nobody.
 */
public final class Tile {

    public static final int OPEN = 0;
    public static final int HIGH = 1;
    public static final int LOW = 2;
    public static final int CLOSE = 3;
    public static final int VOLUME = 4;

    /** The close before adjustment; only in panels that are adjusted. */
    public static final int RAW_CLOSE = 5;

    private static final int LANES = Kernel.LANES;

    /** Bars of a block, a power of two. */
    private static final int BLOCK = 64;

    private final double[] values;
    private final int fields;
    private final int bars;
    private final int[] lengths;
    private final int[] symbols;

    private Tile(double[] values, int fields, int bars, int[] lengths, int[] symbols) {
        this.values = values;
        this.fields = fields;
        this.bars = bars;
        this.lengths = lengths;
        this.symbols = symbols;
    }

    /** A lane's bars of one field; those of {@link #RAW_CLOSE} where there are none are the close. */
    public interface Columns {
        double[] column(int lane, int field);
    }

    /**
     * Lays out the symbols of one tile.
     *
     * @param group at most 64, longest first
     * @param symbols the index of each in the panel
     * @param fields 5, or 6 with {@link #RAW_CLOSE}
     */
    static Tile of(List<CleanBars> group, int[] symbols, int fields) {
        int bars = group.get(0).bars();
        if (bars > mostBars(fields)) {
            throw new PriceSourceException(group.get(0).symbol() + " has " + bars + " bars; a panel holds at most "
                    + mostBars(fields) + " of one symbol; load with a smaller lookback");
        }
        int[] lengths = group.stream().mapToInt(CleanBars::bars).toArray();
        return of(lengths, symbols, fields, (lane, field) -> group.get(lane).column(field));
    }

    /**
     * Lays out the lanes of one tile.
     *
     * @param lengths of at most 64 lanes, longest first
     * @param symbols the number of each lane's symbol
     * @param fields 5, or 6 with {@link #RAW_CLOSE}
     */
    public static Tile of(int[] lengths, int[] symbols, int fields, Columns columns) {
        int bars = lengths[0];
        double[] values = new double[size(bars, fields)];
        for (int lane = 0; lane < LANES; lane++) {
            for (int field = 0; field < fields; field++) {
                double[] column = columns.column(lane < lengths.length ? lane : 0, field);
                double[] rest = columns.column(0, field);
                for (int bar = 0; bar < bars; bar++) {
                    values[row(bar, field, fields) + lane] = bar < column.length ? column[bar] : rest[bar];
                }
            }
        }
        return new Tile(values, fields, bars, lengths, symbols);
    }

    /** Bars that one symbol may have. */
    public static int mostBars(int fields) {
        return (Integer.MAX_VALUE / (fields * LANES) / BLOCK - 1) * BLOCK;
    }

    private static int size(int bars, int fields) {
        return (bars + BLOCK - 1) / BLOCK * BLOCK * fields * LANES;
    }

    /** Where the row of a field at a bar begins. */
    private static int row(int bar, int field, int fields) {
        return ((bar / BLOCK * fields + field) * BLOCK + bar % BLOCK) * LANES;
    }

    /** One lane of this tile in a tile of its own, in lane 0 and repeated in all others. */
    public Tile only(int lane) {
        int length = lengths[lane];
        double[] alone = new double[size(length, fields)];
        for (int bar = 0; bar < length; bar++) {
            for (int field = 0; field < fields; field++) {
                int row = row(bar, field, fields);
                Arrays.fill(alone, row, row + LANES, values[row + lane]);
            }
        }
        return new Tile(alone, fields, length, new int[] {length}, new int[] {symbols[lane]});
    }

    /** Copies one row, 64 lanes of a field at a bar; {@link #RAW_CLOSE} of an unadjusted panel is the close. */
    public void copyRow(int bar, int field, double[] row) {
        System.arraycopy(values, row(bar, stored(field), fields), row, 0, LANES);
    }

    /** Copies the rows of several fields at a bar; {@code places} are the fields'. */
    public void copyRows(int bar, int[] places, int count, double[][] to) {
        int first = row(bar, 0, fields);
        for (int i = 0; i < count; i++) {
            System.arraycopy(values, first + places[i], to[i], 0, LANES);
        }
    }

    /** How far the row of a field stands behind that of the first field, at each bar. */
    public int place(int field) {
        return stored(field) * BLOCK * LANES;
    }

    public double value(int bar, int field, int lane) {
        return values[row(bar, stored(field), fields) + lane];
    }

    private int stored(int field) {
        return field < fields ? field : CLOSE;
    }

    /** Fields of a bar: 5, or 6 with {@link #RAW_CLOSE}. */
    public int fields() {
        return fields;
    }

    /** Bars of the longest lane. */
    public int bars() {
        return bars;
    }

    /** Symbols in this tile, in the lanes from 0. */
    public int lanes() {
        return lengths.length;
    }

    public int length(int lane) {
        return lengths[lane];
    }

    /** The index in the panel of a lane's symbol. */
    public int symbol(int lane) {
        return symbols[lane];
    }
}
