package dev.technic.scanner.testkit;

import dev.technic.scanner.PriceHistory;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * One symbol's bars for a test: a column for each field, by the field's name.
 *
 * @param columns {@code open high low close volume}, all of one length
 */
public record Bars(Map<String, double[]> columns) {

    private static final long DAY = 86_400_000;
    private static final long LAST_DAY = 20_089;

    public Bars {
        columns = new TreeMap<>(columns);
    }

    /** A random walk with gaps; every bar has a range and volume, and none closes where the one before did. */
    public static Bars randomWalk(int bars, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] columns = new double[5][bars];
        double close = random.nextDouble(20, 300);
        for (int bar = 0; bar < bars; bar++) {
            double open = close * random.nextDouble(0.99, 1.01);
            close = open * random.nextDouble(0.97, 1.03);
            columns[0][bar] = open;
            columns[1][bar] = Math.max(open, close) * random.nextDouble(1, 1.01);
            columns[2][bar] = Math.min(open, close) * random.nextDouble(0.99, 1);
            columns[3][bar] = close;
            columns[4][bar] = random.nextInt(1_000, 1_000_000);
        }
        return of(columns);
    }

    /** Columns in the order open, high, low, close, volume. */
    public static Bars of(double[]... columns) {
        return new Bars(Map.of(
                "open", columns[0], "high", columns[1], "low", columns[2], "close", columns[3], "volume", columns[4]));
    }

    public int count() {
        return column("close").length;
    }

    /** The values of a field, a value for each bar; not a copy. */
    public double[] column(String field) {
        double[] column = columns.get(field);
        if (column == null) {
            throw new IllegalArgumentException("no field '" + field + "'; there are " + columns.keySet());
        }
        return column;
    }

    /** The first bars alone. */
    public Bars first(int bars) {
        return keep(java.util.stream.IntStream.range(0, bars).toArray());
    }

    /** These bars alone, by their numbers. */
    public Bars keep(int... bars) {
        Map<String, double[]> kept = new TreeMap<>();
        columns.forEach((field, column) -> kept.put(
                field, Arrays.stream(bars).mapToDouble(bar -> column[bar]).toArray()));
        return new Bars(kept);
    }

    /** The same bars with other values in one field. */
    public Bars with(String field, double[] column) {
        Map<String, double[]> changed = new TreeMap<>(columns);
        changed.put(field, column);
        return new Bars(changed);
    }

    /** A bar on every day until 2025-01-01. */
    public PriceHistory history(String symbol) {
        long[] sessions = LongStream.range(LAST_DAY - count() + 1, LAST_DAY + 1)
                .map(day -> day * DAY)
                .toArray();
        return PriceHistory.of(
                symbol, sessions, column("open"), column("high"), column("low"), column("close"), column("volume"));
    }
}
