package dev.technic.scanner.bench;

import dev.technic.scanner.Panel;
import java.util.Arrays;
import java.util.Locale;

/**
 * Does a universe of ten times the symbols take ten times the time? The question of {@link UniverseSizeBenchmark} on a machine that is not quiet:
 * each scan of 60,000 symbols stands between five and five of 6,000, in one JVM, so that what troubles one troubles the other, and is
 * compared with these ten alone.
 *
 * <pre>
 * taskset -c 1 java -XX:+UseG1GC -Xms5g -Xmx5g -XX:+AlwaysPreTouch -cp scanner-bench/target/benchmarks.jar dev.technic.scanner.bench.ProportionTimes
 * taskset -c 1 java -XX:+UseSerialGC -Xms5g -Xmx5g -XX:+AlwaysPreTouch -cp scanner-bench/target/benchmarks.jar dev.technic.scanner.bench.ProportionTimes
 * </pre>
 *
 * <p>Prints the median of these ratios and, from the order of the ratios alone, the interval that holds the true median in 999 of 1,000 runs; then
 * the median time of either scan. 1 is proportion.
 */
public final class ProportionTimes {

    private static final int SYMBOLS = 6_000;
    private static final int TIMES = 10;
    private static final int WARM_UP = 10;
    private static final int ROUNDS = 81;

    /** Of {@link #ROUNDS} ordered ratios, how many stand on either side of an interval of 99.9 % for their median. */
    private static final int OUTSIDE = 25;

    private ProportionTimes() {}

    public static void main(String[] arguments) {
        double[] ratios = new double[ROUNDS];
        double[] small = new double[ROUNDS];
        double[] large = new double[ROUNDS];
        try (WholeScan scan = new WholeScan()) {
            Panel few = scan.panel(SYMBOLS);
            Panel many = scan.panel(TIMES * SYMBOLS);
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                double before = milliseconds(scan, few, TIMES / 2);
                double whole = milliseconds(scan, many, 1);
                double after = milliseconds(scan, few, TIMES - TIMES / 2);
                if (round >= 0) {
                    ratios[round] = whole / (before + after);
                    small[round] = (before + after) / TIMES;
                    large[round] = whole;
                }
            }
        }
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "%,d symbols took %.3f times the time of %d scans of %,d (%.3f to %.3f)%n",
                TIMES * SYMBOLS,
                median(ratios),
                TIMES,
                SYMBOLS,
                ratios[OUTSIDE],
                ratios[ROUNDS - 1 - OUTSIDE]);
        System.out.printf(Locale.ROOT, "%,7d symbols: %.1f ms%n", SYMBOLS, median(small));
        System.out.printf(Locale.ROOT, "%,7d symbols: %.1f ms%n", TIMES * SYMBOLS, median(large));
    }

    private static double milliseconds(WholeScan scan, Panel panel, int scans) {
        long start = System.nanoTime();
        int rows = 0;
        for (int i = 0; i < scans; i++) {
            rows += scan.of(panel).rows();
        }
        double milliseconds = (System.nanoTime() - start) / 1e6;
        if (rows == 0) {
            throw new IllegalStateException("no row of " + scans + " scans");
        }
        return milliseconds;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
