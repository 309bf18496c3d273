package dev.technic.scanner.core.wire;

import com.google.common.hash.HashCode;
import dev.technic.scanner.ScannerException;
import dev.technic.scanner.core.engine.Context;
import dev.technic.scanner.core.panel.Tile;
import dev.technic.scanner.spi.Kernel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The byte form of a batch: the symbols of one tile that a scan asks for, each with its bars up to the as-of session and the
 * numbers that the plan uses of it; and the other symbols' series that the plan takes, by session, with each bar's session.
 *
 * @param plan the identity of the plan that it is for
 * @param number of the batch in its scan
 * @param symbols each lane's symbol, by its number in the panel
 * @param tile the lanes, longest first, each with its lane for a symbol
 * @param context by lane
 * @param checksum by which a result says what it is the result of
 */
public record BatchBytes(HashCode plan, int number, int[] symbols, Tile tile, Context context, int checksum) {

    private static final int IDENTITY = 32;
    private static final int LANE = 2 * Integer.BYTES;

    /**
     * The bytes of one tile of a panel.
     *
     * @param barsOfSymbol bars of each symbol of the panel that count; 0 for a symbol that nobody asks about
     * @param context by the numbers of the panel's symbols
     */
    public static byte[] bytes(HashCode plan, int number, Tile tile, int[] barsOfSymbol, Context context) {
        int[] lanes = lanes(tile, barsOfSymbol);
        double[][] numbers = context.numbers();
        long values = IntStream.of(lanes)
                                .mapToLong(lane -> barsOfSymbol[tile.symbol(lane)])
                                .sum()
                        * tile.fields()
                + (long) numbers.length * lanes.length;
        Writer to = new Writer(
                Form.BATCH, IDENTITY + 4L * Integer.BYTES + (long) LANE * lanes.length + Double.BYTES * values);
        to.bytes(plan.asBytes()).number(number).number(tile.fields()).number(lanes.length);
        for (int lane : lanes) {
            to.number(tile.symbol(lane)).number(barsOfSymbol[tile.symbol(lane)]);
        }
        to.number(numbers.length);
        for (double[] bySymbol : numbers) {
            to.doubles(IntStream.of(lanes)
                    .mapToDouble(lane -> bySymbol[tile.symbol(lane)])
                    .toArray());
        }
        references(to, tile, lanes, barsOfSymbol, context);
        for (int lane : lanes) {
            double[] column = new double[barsOfSymbol[tile.symbol(lane)]];
            for (int field = 0; field < tile.fields(); field++) {
                for (int bar = 0; bar < column.length; bar++) {
                    column[bar] = tile.value(bar, field, lane);
                }
                to.doubles(column);
            }
        }
        return to.sealed();
    }

    private static void references(Writer to, Tile tile, int[] lanes, int[] barsOfSymbol, Context context) {
        to.number(context.references().length);
        if (context.references().length == 0) {
            return;
        }
        int[][] sessions = new int[lanes.length][];
        int count = 0;
        for (int i = 0; i < lanes.length; i++) {
            int symbol = tile.symbol(lanes[i]);
            sessions[i] = IntStream.range(0, barsOfSymbol[symbol])
                    .map(bar -> context.sessions().number(symbol, bar))
                    .toArray();
            count = Math.max(count, sessions[i][sessions[i].length - 1] + 1);
        }
        to.number(count);
        for (double[] series : context.references()) {
            to.doubles(Arrays.copyOf(series, count));
        }
        for (int[] lane : sessions) {
            IntStream.of(lane).forEach(to::number);
        }
    }

    private static Context context(Reader from, double[][] numbers, int[] bars) {
        double[][] references = new double[from.count(Double.BYTES, "the number of series of other symbols")][];
        if (references.length == 0) {
            return new Context(numbers, references, Context.NONE.sessions());
        }
        int count = from.count(references.length * Double.BYTES, "the number of sessions");
        for (int i = 0; i < references.length; i++) {
            references[i] = from.doubles(count);
        }
        int[][] sessions = new int[bars.length][];
        for (int lane = 0; lane < bars.length; lane++) {
            from.need((long) bars[lane] * Integer.BYTES);
            sessions[lane] = new int[bars[lane]];
            for (int bar = 0; bar < bars[lane]; bar++) {
                int least = bar == 0 ? 0 : sessions[lane][bar - 1] + 1;
                sessions[lane][bar] = from.number(least, count - 1, "a bar's session");
            }
        }
        return new Context(numbers, references, (lane, bar) -> sessions[lane][bar]);
    }

    /** The symbols of a tile that somebody asks about, as they stand in its batch. */
    public static int[] symbols(Tile tile, int[] barsOfSymbol) {
        return IntStream.of(lanes(tile, barsOfSymbol)).map(tile::symbol).toArray();
    }

    /** Those that somebody asks about, with the most bars first. */
    private static int[] lanes(Tile tile, int[] barsOfSymbol) {
        return IntStream.range(0, tile.lanes())
                .filter(lane -> barsOfSymbol[tile.symbol(lane)] > 0)
                .boxed()
                .sorted(Comparator.comparingInt(lane -> -barsOfSymbol[tile.symbol(lane)]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The checksum of bytes that {@link #bytes} made. */
    public static int checksum(byte[] bytes) {
        return Form.sealOf(bytes);
    }

    /**
     * Reads what {@link #bytes(HashCode, int, Tile, int[], Context)} wrote.
     *
     * @throws ScannerException if the bytes are anything else
     */
    public static BatchBytes read(byte[] bytes) {
        Reader from = Form.BATCH.open(bytes);
        HashCode plan = HashCode.fromBytes(from.bytes(IDENTITY));
        int number = from.number(0, Integer.MAX_VALUE, "the number of the batch");
        int fields = from.number(Tile.VOLUME + 1, Tile.RAW_CLOSE + 1, "the number of fields");
        int lanes = from.number(1, Kernel.LANES, "the number of lanes");
        int[] symbols = new int[lanes];
        int[] bars = new int[lanes];
        long values = 0;
        for (int lane = 0; lane < lanes; lane++) {
            symbols[lane] = from.number(0, Integer.MAX_VALUE, "a symbol's number");
            int most = lane == 0 ? Tile.mostBars(fields) : bars[lane - 1];
            bars[lane] = from.number(1, most, "a symbol's number of bars");
            values += bars[lane];
        }
        if (IntStream.of(symbols).distinct().count() < lanes) {
            throw Form.BATCH.damaged("a symbol is in it twice");
        }
        double[][] numbers = new double[from.count(lanes * Double.BYTES, "the number of numbers")][];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = from.doubles(lanes);
        }
        Context context = context(from, numbers, bars);
        from.need(values * fields * Double.BYTES);
        double[][][] columns = new double[lanes][fields][];
        for (int lane = 0; lane < lanes; lane++) {
            for (int field = 0; field < fields; field++) {
                columns[lane][field] = from.doubles(bars[lane]);
            }
        }
        from.end();
        int[] own = IntStream.range(0, lanes).toArray();
        Tile tile = Tile.of(bars, own, fields, (lane, field) -> columns[lane][field]);
        return new BatchBytes(plan, number, symbols, tile, context, Form.sealOf(bytes));
    }

    /** Bars of each lane. */
    public int[] bars() {
        return IntStream.range(0, symbols.length).map(tile::length).toArray();
    }
}
