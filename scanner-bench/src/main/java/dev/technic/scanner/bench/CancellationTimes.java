package dev.technic.scanner.bench;

import dev.technic.scanner.Cancellation;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.ModelReference;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Order;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.ScanOptions;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.csv.CsvPrices;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * How much processor time do the workers still spend after a load or a scan was told to end? Each is ended at many moments of its way; for
 * every thread that works for it, the processor time between the call that ends it and the thread's last instruction is taken.
 *
 * <pre>
 * java -Xmx2g -cp scanner-bench/target/benchmarks.jar dev.technic.scanner.bench.CancellationTimes
 * </pre>
 *
 * <p>Exit status 1 if any thread spent more than 50 ms. Two whole runs come before; much of the code is compiled only while it is ended.
 */
public final class CancellationTimes {

    private static final double LIMIT_MILLIS = 50;
    private static final int MOMENTS = 10;
    private static final int WORKERS = 2;

    /** What is ended; by the options' cancellation or, since series have no options, by closing its scanner. */
    @FunctionalInterface
    private interface Work {
        void run(Scanner scanner, ScanOptions how);
    }

    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            WORKERS - 1, WORKERS - 1, 1, TimeUnit.HOURS, new LinkedBlockingQueue<>(), this::thread);
    private boolean within = true;

    private CancellationTimes() {}

    public static void main(String[] arguments) throws Exception {
        CancellationTimes times = new CancellationTimes();
        times.run();
        System.exit(times.within ? 0 : 1);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "worker");
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    private void run() throws Exception {
        Path folder = Files.createTempDirectory("cancellation");
        System.out.printf(
                Locale.ROOT,
                "%-34s %9s %6s %8s %8s   ms%n",
                "after it is told to end",
                "whole",
                "ended",
                "median",
                "most");
        RandomMarket market = RandomMarket.of(RandomMarket.SYMBOLS, RandomMarket.BARS);
        PriceFile file = PriceFile.generated(2_000);
        measure(
                "load of a CSV file",
                (scanner, how) -> scanner.load(CsvPrices.of(file.path()), LoadOptions.all(), how));
        file.discard();
        try (Scanner loader = scanner()) {
            Panel panel = loader.load(market.prices(), LoadOptions.all());
            measure("load from memory", (scanner, how) -> scanner.load(market.prices(), LoadOptions.all(), how));
            measure("scan, 22 outputs", (scanner, how) -> scanner.scan(panel, Output.scan(), how));
            Scan slow = Scan.builder()
                    .feature("q", "rolling_quantile(close, 250, 0.9)")
                    .build();
            measure("scan, one slow kernel", (scanner, how) -> scanner.scan(panel, slow, how));
            List<NamedExpression> features = Arrays.stream(Output.values())
                    .map(output -> NamedExpression.of(output.column(), output.expression()))
                    .toList();
            measure("series, 22 outputs", (scanner, how) -> scanner.series(panel, features));
            Panel wide = loader.load(RandomMarket.of(60_000, 1).prices(), LoadOptions.all());
            Scan scored = scored(folder);
            measure("60,000 rows, 1,000 trees", (scanner, how) -> scanner.scan(wide, scored, how));
            measure("60,000 rows, ranks and order", (scanner, how) -> scanner.scan(wide, ranked(), how));
        }
        pool.shutdown();
    }

    private Scanner scanner() {
        return Scanner.builder().executor(pool).threads(WORKERS).build();
    }

    private static Scan scored(Path folder) throws IOException {
        Path model = folder.resolve("model.json");
        SplittableRandom random = new SplittableRandom(1);
        FeatureRows rows = FeatureRows.normal(1, 3, random);
        Files.write(model, SeededModel.of("3x1000x6", rows, random).json().bytes());
        return Scan.builder()
                .feature("a", "close / open - 1")
                .feature("b", "high / low - 1")
                .feature("c", "volume / 1e6 - 1")
                .model(new Scan.ModelColumn("m", new ModelReference.File(model), true, java.util.Optional.empty()))
                .build();
    }

    private static Scan ranked() {
        return Scan.builder()
                .feature("a", "close / open - 1")
                .column("r", "rank(a)")
                .column("z", "zscore(high / low)")
                .column("q", "quantile(volume, 10)")
                .column("d", "rank(a - demean(volume)) + rank(close) + rank(open) + rank(low)")
                .having("r > 0.1")
                .orderBy("d", Order.Direction.DESCENDING)
                .limit(30_000)
                .build();
    }

    private void measure(String what, Work work) throws InterruptedException {
        ended(work, Long.MAX_VALUE); // to its end; loads the classes
        long start = System.nanoTime();
        ended(work, Long.MAX_VALUE);
        long whole = System.nanoTime() - start;
        List<Double> after = new ArrayList<>();
        for (int moment = 1; moment < MOMENTS; moment++) {
            double most = ended(work, whole * moment / MOMENTS);
            if (!Double.isNaN(most)) {
                after.add(most);
            }
        }
        double[] sorted = after.stream().mapToDouble(d -> d).sorted().toArray();
        double most = sorted.length == 0 ? Double.NaN : sorted[sorted.length - 1];
        within &= !(most > LIMIT_MILLIS);
        System.out.printf(
                Locale.ROOT,
                "%-34s %9.1f %6d %8.2f %8.2f%n",
                what,
                whole / 1e6,
                sorted.length,
                sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2],
                most);
    }

    /** Milliseconds of the thread that spent most after the end; NaN if the work was done before. */
    private double ended(Work work, long nanos) throws InterruptedException {
        Cancellation cancellation = new Cancellation();
        Scanner scanner = scanner();
        Asking asking =
                new Asking(() -> work.run(scanner, ScanOptions.defaults().cancellation(cancellation)));
        asking.start();
        asking.over.await(nanos, TimeUnit.NANOSECONDS);
        List<Thread> working = new ArrayList<>(threads);
        working.add(asking);
        double[] before = working.stream().mapToDouble(this::millis).toArray();
        cancellation.cancel();
        scanner.close();
        asking.over.await();
        while (pool.getActiveCount() > 0 || !pool.getQueue().isEmpty()) {
            Thread.sleep(1);
        }
        double most = 0;
        for (int i = 0; i < before.length; i++) {
            most = Math.max(most, millis(working.get(i)) - before[i]);
        }
        asking.looked.countDown();
        asking.join();
        return asking.cancelled ? most : Double.NaN;
    }

    private double millis(Thread thread) {
        return clock.getThreadCpuTime(thread.getId()) / 1e6;
    }

    /** The thread that asks; it stays alive until its time has been read. */
    private static final class Asking extends Thread {

        private final CountDownLatch over = new CountDownLatch(1);
        private final CountDownLatch looked = new CountDownLatch(1);
        private final Runnable work;
        private volatile boolean cancelled;

        Asking(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                work.run();
            } catch (ScanCancelledException asked) {
                cancelled = true;
            } catch (InvalidScanException closedBefore) {
                cancelled = false;
            } finally {
                over.countDown();
            }
            try {
                looked.await();
            } catch (InterruptedException unexpected) {
                throw new IllegalStateException(unexpected);
            }
        }
    }
}
