package dev.technic.scanner.bench;

import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scan;
import dev.technic.scanner.Scanner;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * The questions of {@link UniverseScanBenchmark} on a machine that is not quiet: the processor time of the asking thread instead of the
 * clock's, all questions in turn within one JVM, so that a neighbour troubles all of them alike. Prints the least and the median of each.
 *
 * <pre>
 * taskset -c 1 java -XX:+UseG1GC -Xms2g -Xmx2g -cp scanner-bench/target/benchmarks.jar dev.technic.scanner.bench.ThreadTimes
 * taskset -c 1 java -XX:+UseSerialGC -Xms2g -Xmx2g -cp scanner-bench/target/benchmarks.jar dev.technic.scanner.bench.ThreadTimes
 * </pre>
 *
 * <p>Work of other threads, the collector's and the compiler's, is not in it.
 */
public final class ThreadTimes {

    private static final int ROUNDS = 6;
    private static final int PASSES = 40;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<String, List<Double>> times = new LinkedHashMap<>();
    private double unused;

    private ThreadTimes() {}

    public static void main(String[] arguments) {
        new ThreadTimes().run();
    }

    private void run() {
        RandomMarket market = RandomMarket.of(RandomMarket.SYMBOLS, RandomMarket.BARS);
        FlatTiles tiles = FlatTiles.of(market);
        double[] place = FlatTiles.place();
        TaLib taLib = new TaLib(RandomMarket.BARS);
        double[] values = new double[Output.values().length];
        Scan scan = Output.scan();
        try (Scanner scanner = Scanner.builder().threads(1).build()) {
            Panel panel = scanner.load(market.prices(), LoadOptions.all());
            SameWork.check(market, scanner.scan(panel, scan));
            for (int round = 0; round < ROUNDS; round++) {
                boolean counts = round > 0;
                ask("scan", PASSES, counts, () -> scanner.scan(panel, scan).rows());
                ask("read", PASSES, counts, tiles::sum);
                ask("copy", PASSES, counts, () -> tiles.copy(place));
                ask("talib", 2, counts, () -> {
                    for (int symbol = 0; symbol < market.symbols(); symbol++) {
                        taLib.series(market, symbol, values);
                    }
                    return values[0];
                });
                ask("talibLatest", 2, counts, () -> {
                    for (int symbol = 0; symbol < market.symbols(); symbol++) {
                        taLib.latest(market, symbol, values);
                    }
                    return values[0];
                });
            }
        }
        print();
    }

    private void ask(String question, int passes, boolean counts, DoubleSupplier work) {
        for (int pass = 0; pass < passes; pass++) {
            long before = threads.getCurrentThreadCpuTime();
            unused += work.getAsDouble();
            double milliseconds = (threads.getCurrentThreadCpuTime() - before) / 1e6;
            if (counts) {
                times.computeIfAbsent(question, q -> new ArrayList<>()).add(milliseconds);
            }
        }
    }

    private void print() {
        System.out.printf(Locale.ROOT, "%-12s %8s %8s %6s   ms of the thread%n", "", "least", "median", "passes");
        times.forEach((question, all) -> {
            Collections.sort(all);
            System.out.printf(
                    Locale.ROOT, "%-12s %8.2f %8.2f %6d%n", question, all.get(0), all.get(all.size() / 2), all.size());
        });
        System.out.println(Double.isNaN(unused) ? "undefined" : "");
    }
}
