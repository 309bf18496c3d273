package dev.technic.scanner.bench;

import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.PriceRequest;
import dev.technic.scanner.PriceSink;
import dev.technic.scanner.PriceSource;
import dev.technic.scanner.Stage;
import dev.technic.scanner.memory.InMemoryPrices;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A seeded market of random walks in which every symbol trades in every session: one array per symbol and field, as TA-Lib wants them. */
final class RandomMarket {

    /** The size that all figures are given for. */
    static final int SYMBOLS = 6_000;

    static final int BARS = 504;

    private static final long SEED = 20_240_308;
    private static final long DAY = 86_400_000;
    private static final long FIRST_SESSION = 19_052 * DAY; // 2022-03-01

    /** {@code [symbol][field][bar]}, the fields in the order open, high, low, close, volume. */
    private final double[][][] columns;

    private RandomMarket(double[][][] columns) {
        this.columns = columns;
    }

    static RandomMarket of(int symbols, int bars) {
        double[][][] columns = new double[symbols][][];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int symbol = 0; symbol < symbols; symbol++) {
            columns[symbol] = walk(bars, random);
        }
        return new RandomMarket(columns);
    }

    private static double[][] walk(int bars, SplittableRandom random) {
        double[][] walk = new double[5][bars];
        double before = 5 + 195 * random.nextDouble();
        for (int bar = 0; bar < bars; bar++) {
            double open = before * (1 + 0.01 * (random.nextDouble() - 0.5));
            double close = open * (1 + 0.04 * (random.nextDouble() - 0.5));
            walk[0][bar] = open;
            walk[1][bar] = Math.max(open, close) * (1 + 0.01 * random.nextDouble());
            walk[2][bar] = Math.min(open, close) * (1 - 0.01 * random.nextDouble());
            walk[3][bar] = close;
            walk[4][bar] = 10_000 + random.nextInt(2_000_000);
            before = close;
        }
        return walk;
    }

    /**
     * The same symbols as {@link #of}, each made as it is read and kept by nobody but the reader: for universes that would not fit into memory twice.
     */
    static PriceSource generated(int symbols, int bars) {
        return new Generated(symbols, bars);
    }

    private record Generated(int symbols, int bars) implements PriceSource {

        @Override
        public String describe() {
            return "a random market";
        }

        @Override
        public void read(PriceRequest request, PriceSink sink) {
            SplittableRandom random = new SplittableRandom(SEED);
            long[] sessions = sessions(bars);
            for (int symbol = 0; symbol < symbols; symbol++) {
                double[][] walk = walk(bars, random);
                sink.bars(PriceHistory.of(name(symbol), bars, sessions, walk, null, null));
                request.progress().progress(Stage.LOAD, symbol + 1, symbols);
            }
        }
    }

    int symbols() {
        return columns.length;
    }

    int bars() {
        return columns[0][0].length;
    }

    /** Names that sort as the numbers do. */
    static String name(int symbol) {
        return "S" + (100_000 + symbol);
    }

    static long session(int bar) {
        return FIRST_SESSION + bar * DAY;
    }

    private static long[] sessions(int bars) {
        long[] sessions = new long[bars];
        for (int bar = 0; bar < bars; bar++) {
            sessions[bar] = session(bar);
        }
        return sessions;
    }

    double[] open(int symbol) {
        return columns[symbol][0];
    }

    double[] high(int symbol) {
        return columns[symbol][1];
    }

    double[] low(int symbol) {
        return columns[symbol][2];
    }

    double[] close(int symbol) {
        return columns[symbol][3];
    }

    double[] volume(int symbol) {
        return columns[symbol][4];
    }

    /** The same arrays as a source of prices. */
    InMemoryPrices prices() {
        long[] sessions = sessions(bars());
        List<PriceHistory> histories = new ArrayList<>();
        for (int symbol = 0; symbol < symbols(); symbol++) {
            histories.add(PriceHistory.of(
                    name(symbol), sessions, open(symbol), high(symbol), low(symbol), close(symbol), volume(symbol)));
        }
        return InMemoryPrices.of(histories);
    }
}
