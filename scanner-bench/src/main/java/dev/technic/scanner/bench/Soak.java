package dev.technic.scanner.bench;

import dev.technic.scanner.ModelCache;
import dev.technic.scanner.ml.engine.JavaModelProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Whether a process that scores for ever, while its model is replaced under it, stays as large as it is: 100 million rows through a
 * {@link ModelCache}, and after each million another model in the same file. Prints the resident memory after each tenth, and exits with 1
 * if after the first tenth it grew by more than {@value #MOST_GROWTH_MB} MB, or if the cache keeps a model that nobody leases any more.
 *
 * <pre>
 * java -Xms256m -Xmx256m -XX:+AlwaysPreTouch -cp scanner-bench/target/benchmarks.jar dev.technic.scanner.bench.Soak
 * java -Xms256m -Xmx256m -XX:+AlwaysPreTouch -cp scanner-bench/target/benchmarks.jar dev.technic.scanner.bench.Soak 5000000
 * </pre>
 *
 * <p>The heap is touched whole before the start, so that resident memory shows what leaks outside of it; inside it, the heap after a collection
 * does. Threads, open files and leases are held too ({@link Resources}).
 */
public final class Soak {

    private static final long ROWS = 100_000_000;
    private static final int BATCH = 10_000;
    private static final int RELOADS = 100;
    private static final int TENTHS = 10;
    private static final int MOST_GROWTH_MB = 32;
    private static final String SIZE = "8x50x4";
    private static final int COLUMNS = SeededModel.features(SIZE);
    private static final Resources.Bounds BOUNDS = new Resources.Bounds(4, MOST_GROWTH_MB, 0, 0, 0);

    private final JavaModelProvider provider = new JavaModelProvider();
    private final FeatureRows rows;
    private final double[] batch;
    private final double[] scores = new double[BATCH];

    private Soak() {
        rows = FeatureRows.normal(BATCH, SeededModel.features(SIZE), new SplittableRandom(1));
        batch = rows.values();
    }

    /** @param arguments how many rows instead of 100 million */
    public static void main(String[] arguments) throws IOException {
        long rows = arguments.length == 0 ? ROWS : Long.parseLong(arguments[0]);
        System.exit(new Soak().run(rows) ? 0 : 1);
    }

    private boolean run(long rows) throws IOException {
        Path folder = Files.createTempDirectory("soak");
        Path file = folder.resolve("model.json");
        List<Resources> looks = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        ModelCache cache = ModelCache.create();
        try {
            for (int reload = 0; reload < RELOADS; reload++) {
                replace(file, reload);
                score(cache, file, rows / RELOADS);
                if ((reload + 1) % (RELOADS / TENTHS) == 0) {
                    ModelCache.Counts counts = cache.counts();
                    Resources now = Resources.now(counts.leases());
                    looks.add(now);
                    broken.addAll(BOUNDS.broken(looks.get(0), now));
                    System.out.printf(
                            Locale.ROOT,
                            "%,13d rows, %3d loads, %d models held: %,.1f MB resident, heap %,.1f MB%n",
                            rows / RELOADS * (reload + 1),
                            counts.loads(),
                            counts.models(),
                            now.residentMegabytes(),
                            now.heapMegabytes());
                }
            }
            if (cache.counts().models() != 1) {
                broken.add("the cache holds " + cache.counts().models() + " models; nobody leases any but the last");
            }
            System.out.println(broken.isEmpty() ? "flat since the first tenth" : String.join("\n", broken));
            return broken.isEmpty();
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    /** Another model each time, moved into place as a whole. */
    private void replace(Path file, int seed) throws IOException {
        Path beside = file.resolveSibling("beside.json");
        Files.write(
                beside,
                SeededModel.of(SIZE, rows, new SplittableRandom(seed)).json().bytes());
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private void score(ModelCache cache, Path file, long rows) {
        for (long done = 0; done < rows; done += BATCH) {
            int now = (int) Math.min(BATCH, rows - done);
            double[] some = now == BATCH ? batch : Arrays.copyOf(batch, now * COLUMNS);
            double[] out = now == BATCH ? scores : new double[now];
            try (ModelCache.Lease lease = cache.lease(file, provider)) {
                lease.model().predict(some, now, COLUMNS, out);
            }
        }
    }
}
