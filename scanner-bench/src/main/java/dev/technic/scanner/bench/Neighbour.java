package dev.technic.scanner.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * Tells whether somebody else's work shares the core: a fixed calculation in the nearest cache, bound by how many instructions a core takes
 * in. Alone it always takes the same time; beside a neighbour on the core's other hardware thread it takes up to twice as long, and so
 * does a scan, which is bound in the same way. The time is the processor's, so being waited for by the scheduler is not in it.
 */
final class Neighbour {

    /** A calculation this much above the least is not alone. */
    private static final double QUIET = 1.08;

    private static final int SWEEPS = 3_000;

    /** Not timed: what was asked before has left the nearest cache to others' values. */
    private static final int WARM_SWEEPS = 300;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final double[] x = new double[256];
    private final double[] y = new double[256];

    Neighbour() {
        Arrays.setAll(x, i -> i / 256.0);
    }

    /** Processor time of one calculation, milliseconds. */
    double milliseconds() {
        sweep(WARM_SWEEPS);
        long before = threads.getCurrentThreadCpuTime();
        sweep(SWEEPS);
        return (threads.getCurrentThreadCpuTime() - before) / 1e6;
    }

    /** Whether a calculation that took this long had the core for itself, where {@code least} is the shortest of many. */
    static boolean absent(double milliseconds, double least) {
        return milliseconds <= QUIET * least;
    }

    /** Stays in [0, 2): y halves and takes x in. */
    private void sweep(int times) {
        for (int sweep = 0; sweep < times; sweep++) {
            for (int i = 0; i < x.length; i++) {
                double a = x[i];
                double b = y[i];
                double c = a * b + 0.25 * a;
                double d = a * a + 0.25 * b;
                y[i] = 0.5 * b + 0.25 * c * d + 0.125 * a;
            }
        }
    }

    /** What was calculated, so that it must be. */
    double result() {
        return y[y.length - 1];
    }
}
