package dev.technic.scanner.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The questions of {@link LoadingBenchmark} on a machine that is not quiet: the processor time of the asking thread instead of the
 * clock's, all questions in turn, so that a neighbour troubles all of them alike. Prints the least and the median of each.
 *
 * <pre>
 * taskset -c 1 java -XX:+UseSerialGC -Xms1g -Xmx1g -cp scanner-bench/target/benchmarks.jar dev.technic.scanner.bench.LoadingTimes
 * </pre>
 *
 * <p>Pinned, for the library reads trees on as many threads as there are processors, and the work of other threads is not in it; the
 * collector's is, where it stops the asking thread's allocation.
 */
public final class LoadingTimes {

    private static final int WARM_UP = 2;
    private static final int ROUNDS = 7;
    private static final long PASS_BYTES = 20_000_000;
    private static final int MOST_PASSES = 200;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    private LoadingTimes() {}

    public static void main(String[] arguments) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%-12s %-12s %9s %9s %6s   microseconds of the thread%n",
                "",
                "",
                "least",
                "median",
                "passes");
        for (String size : List.of("8x200x4", "32x500x6", "128x1000x8")) {
            new LoadingTimes().run(size);
        }
    }

    private void run(String size) throws Exception {
        LoadingBenchmark benchmark = new LoadingBenchmark();
        benchmark.size = size;
        benchmark.format = "ubj";
        benchmark.write();
        try {
            Map<String, List<Double>> times = new LinkedHashMap<>();
            int passes = (int) Math.max(5, Math.min(MOST_PASSES, PASS_BYTES / benchmark.length()));
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                questions(benchmark).forEach((name, question) -> {
                    List<Double> all = times.computeIfAbsent(name, unused -> new ArrayList<>());
                    ask(question, passes, all);
                });
                if (round < 0) {
                    times.clear();
                }
            }
            times.forEach((name, all) -> print(size, name, all));
        } finally {
            benchmark.delete();
        }
    }

    private static Map<String, Callable<?>> questions(LoadingBenchmark benchmark) {
        Map<String, Callable<?>> questions = new LinkedHashMap<>();
        questions.put("java", benchmark::java);
        questions.put("javaFile", benchmark::javaFile);
        questions.put("javaReady", benchmark::javaReady);
        questions.put("hash", benchmark::hash);
        questions.put("xgboost", benchmark::xgboost);
        questions.put("xgboostReady", benchmark::xgboostReady);
        questions.put("xgboostFile", benchmark::xgboostFile);
        return questions;
    }

    private void ask(Callable<?> question, int passes, List<Double> times) {
        for (int pass = 0; pass < passes; pass++) {
            long before = threads.getCurrentThreadCpuTime();
            try {
                question.call();
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
            times.add((threads.getCurrentThreadCpuTime() - before) / 1e3);
        }
    }

    private static void print(String size, String name, List<Double> all) {
        Collections.sort(all);
        System.out.printf(
                Locale.ROOT,
                "%-12s %-12s %9.0f %9.0f %6d%n",
                size,
                name,
                all.get(0),
                all.get(all.size() / 2),
                all.size());
    }
}
