package dev.technic.scanner.bench;

import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scan;
import dev.technic.scanner.Scanner;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * The questions of {@link UniverseScanBenchmark} on a machine that is not quiet: the processor time of the asking thread instead of the
 * clock's, all questions in turn within one JVM, so that a neighbour troubles all of them alike. Prints of each the least, the median, and
 * the median of those passes before and after which no {@link Neighbour} was on the core.
 *
 * <pre>
 * taskset -c 1 java -XX:+UseG1GC -Xms2g -Xmx2g -XX:+AlwaysPreTouch -cp scanner-bench/target/benchmarks.jar dev.technic.scanner.bench.ThreadTimes
 * taskset -c 1 java -XX:+UseSerialGC -Xms2g -Xmx2g -XX:+AlwaysPreTouch -cp scanner-bench/target/benchmarks.jar dev.technic.scanner.bench.ThreadTimes
 * </pre>
 *
 * <p>A pass of TA-Lib takes half a second, in which a neighbour comes and goes; so it is asked in twelfths of the universe, and twelve times a
 * twelfth's time is printed. Work of other threads, the collector's and the compiler's, is in none of the times.
 */
public final class ThreadTimes {

    private static final int ROUNDS = 10;
    private static final int PASSES = 40;
    private static final int PARTS = 12;

    /** One pass: the question's time, and the longer of the neighbour's before and after. */
    private record Pass(double milliseconds, double neighbour) {}

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Neighbour neighbour = new Neighbour();
    private final Map<String, List<Pass>> passes = new LinkedHashMap<>();
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
                for (int pass = 0; pass < PASSES; pass++) {
                    ask("scan", counts, 1, () -> scanner.scan(panel, scan).rows());
                    ask("read", counts, 1, tiles::sum);
                    ask("copy", counts, 1, () -> tiles.copy(place));
                }
                for (int part = 0; part < PARTS; part++) {
                    int first = part * (market.symbols() / PARTS);
                    int end = first + market.symbols() / PARTS;
                    ask("talib", counts, PARTS, () -> {
                        for (int symbol = first; symbol < end; symbol++) {
                            taLib.series(market, symbol, values);
                        }
                        return values[0];
                    });
                    ask("talibLatest", counts, PARTS, () -> {
                        for (int symbol = first; symbol < end; symbol++) {
                            taLib.latest(market, symbol, values);
                        }
                        return values[0];
                    });
                }
            }
        }
        print();
    }

    private void ask(String question, boolean counts, int parts, DoubleSupplier work) {
        double before = neighbour.milliseconds();
        long start = threads.getCurrentThreadCpuTime();
        unused += work.getAsDouble();
        double milliseconds = parts * (threads.getCurrentThreadCpuTime() - start) / 1e6;
        double after = neighbour.milliseconds();
        if (counts) {
            passes.computeIfAbsent(question, q -> new ArrayList<>())
                    .add(new Pass(milliseconds, Math.max(before, after)));
        }
    }

    private void print() {
        double alone = passes.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Pass::neighbour)
                .min()
                .orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "%-12s %8s %8s %6s %8s %6s   ms of the thread%n",
                "",
                "least",
                "median",
                "passes",
                "alone",
                "passes");
        passes.forEach((question, all) -> {
            double[] every =
                    all.stream().mapToDouble(Pass::milliseconds).sorted().toArray();
            double[] quiet = all.stream()
                    .filter(pass -> Neighbour.absent(pass.neighbour(), alone))
                    .mapToDouble(Pass::milliseconds)
                    .sorted()
                    .toArray();
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %8.2f %8.2f %6d %8.2f %6d%n",
                    question,
                    every[0],
                    median(every),
                    every.length,
                    median(quiet),
                    quiet.length);
        });
        System.out.println(Double.isNaN(unused + neighbour.result()) ? "undefined" : "");
    }

    private static double median(double[] sorted) {
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
