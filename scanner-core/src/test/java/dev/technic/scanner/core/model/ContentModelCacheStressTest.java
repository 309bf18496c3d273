package dev.technic.scanner.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ContentModelCacheStressTest {

    private static final int THREADS = 64;
    private static final int SCANS = 300;
    private static final int ROWS = 32;

    private final ModelCache cache = new ContentModelCache();
    private final CountingProvider provider = new CountingProvider();
    private final AtomicInteger written = new AtomicInteger();

    @TempDir
    private Path folder;

    @Test
    void noScanFailsOrMixesModelsWhileFilesAreReplacedAndModelsEvicted() throws Exception {
        Path file = folder.resolve("alpha.ubj");
        replace(file);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                SplittableRandom random = new SplittableRandom(i);
                all.add(threads.submit((Callable<?>) () -> scans(file, random)));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
        cache.evict();
        ModelCache.Counts counts = cache.counts();
        assertThat(provider.open).hasValue(0);
        assertThat(counts.models()).isZero();
        assertThat(counts.leases()).isZero();
        assertThat(counts.failures()).isZero();
        assertThat(counts.loads()).isEqualTo(provider.loads.get());
        assertThat(counts.loads() + counts.hits()).isEqualTo(THREADS * SCANS);
    }

    /** Each thread scans; now and then it replaces the file, as a deployment does, or evicts. */
    private Void scans(Path file, SplittableRandom random) throws Exception {
        for (int scan = 0; scan < SCANS; scan++) {
            int oldest = written.get();
            try (ModelCache.Lease lease = cache.lease(file, provider)) {
                Model model = lease.model();
                int number = score(model, new double[ROWS]);
                assertThat(number).isGreaterThanOrEqualTo(oldest);
                assertThat(model.hash())
                        .isEqualTo(CountingProvider.content(number).hash());
                if (random.nextInt(50) == 0) {
                    replace(file);
                }
                if (random.nextInt(50) == 0) {
                    cache.evict();
                }
                assertThat(score(model, new double[ROWS])).isEqualTo(number);
            }
        }
        return null;
    }

    private static int score(Model model, double[] out) {
        model.predict(new double[ROWS], ROWS, 1, out);
        assertThat(out).containsOnly(out[0]);
        return (int) out[0];
    }

    private synchronized void replace(Path file) throws Exception {
        int number = written.get() + 1;
        Path beside = folder.resolve("beside");
        Files.write(beside, CountingProvider.bytes(number));
        Files.setLastModifiedTime(beside, FileTime.fromMillis(1_700_000_000_000L + number));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        written.set(number);
    }
}
