package dev.technic.scanner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.ModelCache;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.ml.engine.JavaModelProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scan follows scan, and nothing stays; and if something did, it would be seen. */
@Timeout(300)
class EnduranceTest {

    private static final int SCANS = 300;
    private static final int BETWEEN = 100;

    /** Of a virtual machine that still warms up nothing is said of the resident memory; it opens a jar when it first needs a class of it. */
    private static final Resources.Bounds BOUNDS = new Resources.Bounds(4, 1_000, 0, 4, 0);

    @TempDir
    private Path folder;

    private List<String> broken(int scans, Endurance.Leak leak) throws IOException {
        return Endurance.broken(new Endurance(scans, scans / 3, 130, folder, leak).run(false), BOUNDS);
    }

    @Test
    void threads_files_leases_and_heap_are_where_they_were() throws IOException {
        List<Resources> looks = new Endurance(SCANS, BETWEEN, 130, folder, (result, cache, model) -> {}).run(false);
        assertThat(looks).hasSize(SCANS / BETWEEN);
        assertThat(looks).extracting(Resources::leases).containsOnly(0);
        assertThat(Endurance.broken(looks, BOUNDS)).isEmpty();
    }

    @Test
    void results_that_are_kept_are_seen() throws IOException {
        List<Object> kept = new ArrayList<>();
        List<String> broken = broken(30, (result, cache, model) -> {
            kept.add(result);
            kept.add(new byte[1 << 19]);
        });
        assertThat(broken).hasSize(2).allMatch(sentence -> sentence.startsWith("heap after collection, MB: "));
        assertThat(kept).isNotEmpty();
    }

    @Test
    void a_lease_that_is_not_closed_is_seen() throws IOException {
        assertThat(broken(30, EnduranceTest::leaseAndForget))
                .containsExactly(
                        "leases of models: 9.0, then 18.0; may grow by 0.0",
                        "leases of models: 9.0, then 26.0; may grow by 0.0");
    }

    private static void leaseAndForget(ScanResult result, ModelCache cache, Path model) {
        cache.lease(model, new JavaModelProvider());
    }

    @Test
    void a_thread_that_does_not_end_is_seen() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try {
            List<String> broken = broken(30, (result, cache, model) -> {
                Thread idle = new Thread(() -> {
                    try {
                        never.await();
                    } catch (InterruptedException end) {
                        // It was to end.
                    }
                });
                idle.setDaemon(true);
                idle.start();
            });
            assertThat(broken).hasSize(2).allMatch(sentence -> sentence.startsWith("threads: "));
        } finally {
            never.countDown();
        }
    }

    @Test
    void a_file_that_is_not_closed_is_seen_where_files_can_be_counted() throws IOException {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                Files.exists(Path.of("/proc/self/fd")), "open files are counted in /proc/self/fd, which is not here");
        List<InputStream> open = new ArrayList<>();
        List<String> broken = broken(30, (result, cache, model) -> {
            try {
                open.add(Files.newInputStream(model));
            } catch (IOException unexpected) {
                throw new UncheckedIOException(unexpected);
            }
        });
        for (InputStream each : open) {
            each.close();
        }
        assertThat(broken).hasSize(2).allMatch(sentence -> sentence.startsWith("open files: "));
    }
}
