package dev.technic.scanner.core.scan;

import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.Outcome;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.core.engine.SampleIndicators;
import dev.technic.scanner.memory.InMemoryPrices;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small markets for tests; session 0 is 2024-01-01, and every day is one. */
final class Market {

    private static final long FIRST_DAY = LocalDate.of(2024, 1, 1).toEpochDay();
    private static final long DAY = 86_400_000L;

    private Market() {}

    static Scanner.Builder builder() {
        return Scanner.builder().plugin(new SampleIndicators()).modelCache(ModelCache.create());
    }

    static Scanner scanner() {
        return builder().threads(2).build();
    }

    static LocalDate day(int session) {
        return LocalDate.ofEpochDay(FIRST_DAY + session);
    }

    static long session(int number) {
        return (FIRST_DAY + number) * DAY;
    }

    /** Bars on consecutive sessions whose close, and every other price, is given; volume is 1,000. */
    static PriceHistory closes(String symbol, int first, double... closes) {
        long[] sessions = new long[closes.length];
        double[] volume = new double[closes.length];
        for (int bar = 0; bar < closes.length; bar++) {
            sessions[bar] = session(first + bar);
            volume[bar] = 1_000;
        }
        return PriceHistory.of(symbol, sessions, closes, closes, closes, closes, volume);
    }

    /** So many bars of one price up to a last session. */
    static PriceHistory flat(String symbol, int bars, int last, double price) {
        double[] closes = new double[bars];
        java.util.Arrays.fill(closes, price);
        return closes(symbol, last - bars + 1, closes);
    }

    /** One bar at session 0, whose close is the symbol's value; open and volume are {@code group}. */
    static PriceHistory one(String symbol, double value, double group) {
        double[] close = {value};
        double[] open = {group};
        double[] high = {Math.max(value, group)};
        double[] low = {Math.min(value, group)};
        return PriceHistory.of(symbol, new long[] {session(0)}, open, high, low, close, open);
    }

    /** A walk with halts; prices are quarters, so that equal ones and divisions by zero occur. */
    static PriceHistory walk(SplittableRandom random, String symbol, int first, int last) {
        List<double[]> bars = new ArrayList<>();
        List<Long> sessions = new ArrayList<>();
        double close = random.nextInt(8, 80) / 4.0;
        for (int number = first; number <= last; number++) {
            if (random.nextInt(12) > 0 || number == last) {
                double open = close;
                close = Math.max(0.25, close + random.nextInt(-4, 5) / 4.0);
                double high = Math.max(open, close) + random.nextInt(3) / 4.0;
                double low = Math.max(0.25, Math.min(open, close) - random.nextInt(3) / 4.0);
                bars.add(new double[] {open, high, low, close, random.nextInt(1, 9) * 100});
                sessions.add(session(number));
            }
        }
        double[][] columns = new double[5][bars.size()];
        for (int bar = 0; bar < bars.size(); bar++) {
            for (int field = 0; field < 5; field++) {
                columns[field][bar] = bars.get(bar)[field];
            }
        }
        long[] days = sessions.stream().mapToLong(Long::longValue).toArray();
        return PriceHistory.of(symbol, days.length, days, columns, null, null);
    }

    /** Symbols S000, S001, …; most of them run to the last session, some are listed late, some end early. */
    static List<PriceHistory> walks(SplittableRandom random, int symbols, int sessions) {
        List<PriceHistory> all = new ArrayList<>();
        for (int s = 0; s < symbols; s++) {
            int first = random.nextInt(3) > 0 ? 0 : random.nextInt(sessions);
            int last = random.nextInt(8) > 0 ? sessions - 1 : random.nextInt(first, sessions);
            all.add(walk(random, "S" + (s / 100) + (s / 10 % 10) + (s % 10), first, last));
        }
        return all;
    }

    /** The bars up to and including a session. */
    static PriceHistory upTo(PriceHistory history, int session) {
        int bars = 0;
        while (bars < history.bars() && history.session(bars) <= session(session)) {
            bars++;
        }
        long[] sessions = new long[bars];
        double[][] columns = new double[5][bars];
        for (int bar = 0; bar < bars; bar++) {
            sessions[bar] = history.session(bar);
            columns[0][bar] = history.open(bar);
            columns[1][bar] = history.high(bar);
            columns[2][bar] = history.low(bar);
            columns[3][bar] = history.close(bar);
            columns[4][bar] = history.volume(bar);
        }
        return PriceHistory.of(history.symbol(), bars, sessions, columns, null, null);
    }

    static Panel panel(Scanner scanner, List<PriceHistory> histories) {
        return scanner.load(InMemoryPrices.of(histories), LoadOptions.all());
    }

    static Panel panel(Scanner scanner, PriceHistory... histories) {
        return panel(scanner, List.of(histories));
    }

    /** A row's name and the bits of its cells, and what became of everybody. */
    static List<String> bits(ScanResult result) {
        List<String> lines = new ArrayList<>(rows(result));
        result.outcomes().stream().map(Outcome::why).forEach(lines::add);
        lines.add(result.statistics().toString());
        lines.add(result.provenance().toString());
        lines.add(result.columns().toString());
        return lines;
    }

    /** The rows alone. */
    static List<String> rows(ScanResult result) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < result.rows(); row++) {
            StringBuilder line = new StringBuilder(result.symbol(row) + " " + result.sessionText(row));
            for (int column = 0; column < result.columns().size(); column++) {
                line.append(' ').append(Long.toHexString(Double.doubleToLongBits(result.value(row, column))));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** Every outcome in its own words. */
    static List<String> whys(ScanResult result) {
        return result.outcomes().stream().map(Outcome::why).toList();
    }
}
