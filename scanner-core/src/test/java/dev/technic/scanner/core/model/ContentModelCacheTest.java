package dev.technic.scanner.core.model;

import static dev.technic.scanner.core.model.CountingProvider.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.ModelCache.Lease;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.PluginException;
import dev.technic.scanner.Prediction;
import dev.technic.scanner.Rounds;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ContentModelCacheTest {

    private final ModelCache cache = new ContentModelCache();
    private final CountingProvider provider = new CountingProvider();

    @TempDir
    private Path folder;

    @Test
    void whoeverAsksForAContentGetsItsModel() {
        try (Lease one = cache.lease(content(1), provider);
                Lease two = cache.lease(content(2), provider);
                Lease again = cache.lease(content(1), provider)) {
            assertThat(score(one.model())).isEqualTo(1);
            assertThat(score(two.model())).isEqualTo(2);
            assertThat(score(again.model())).isEqualTo(1);
            assertThat(again.model().hash()).isEqualTo(content(1).hash());
            assertThat(again.model().toString()).isEqualTo("constant 1");
            assertCounts(2, 3, 2, 0, 1);
        }
        assertCounts(2, 0, 2, 0, 1);
        assertThat(provider.open).hasValue(2);
    }

    @Test
    void anotherProviderLoadsAnew() {
        CountingProvider other = new CountingProvider("other", () -> {});
        try (Lease one = cache.lease(content(1), provider);
                Lease two = cache.lease(content(1), other)) {
            assertThat(one.model().engine()).isEqualTo("counting");
            assertThat(two.model().engine()).isEqualTo("other");
        }
    }

    @Test
    void sixtyFourThreadsLoadOnce() throws Exception {
        CountDownLatch mayLoad = new CountDownLatch(1);
        CountingProvider slow = new CountingProvider("slow", () -> await(mayLoad));
        List<Asking> asking = ask(64, () -> scoreAndClose(cache.lease(content(7), slow)));
        awaitAllWaiting(asking);
        mayLoad.countDown();
        for (Asking one : asking) {
            assertThat(one.answer()).isEqualTo(7.0);
        }
        assertThat(slow.loads).hasValue(1);
        assertCounts(1, 0, 1, 0, 63);
        assertThat(cache.counts().loadNanos()).isPositive();
    }

    @Test
    void allWhoWaitGetTheSameFailureAndTheNextTriesAgain() throws Exception {
        CountDownLatch mayLoad = new CountDownLatch(1);
        CountingProvider slow = new CountingProvider("slow", () -> await(mayLoad));
        ModelContent damaged = new ModelContent("damaged", new byte[] {'?'});
        List<Asking> asking = ask(8, () -> scoreAndClose(cache.lease(damaged, slow)));
        awaitAllWaiting(asking);
        mayLoad.countDown();
        List<@Nullable Throwable> failures = new ArrayList<>();
        for (Asking one : asking) {
            failures.add(one.failure());
        }
        assertThat(failures)
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(ModelException.class)
                        .hasMessage("model damaged is not a number")
                        .isSameAs(failures.get(0)));
        assertCounts(0, 0, 0, 1, 0);

        assertThatThrownBy(() -> cache.lease(damaged, slow)).isNotSameAs(failures.get(0));
        assertThat(slow.loads).hasValue(2);
        assertCounts(0, 0, 0, 2, 0);
    }

    @Test
    void filesOfOneContentAreOneModelAndEachIsCalledByItsOwnName() throws IOException {
        Path first = Files.write(folder.resolve("a.txt"), CountingProvider.bytes(4));
        Path second = Files.write(folder.resolve("b.txt"), CountingProvider.bytes(4));
        for (Path file : List.of(first, second, first)) {
            try (Lease lease = cache.lease(file, provider)) {
                Model model = lease.model();
                assertNamed(file + " has no rounds", () -> model.ofRounds(Rounds.of(0, 1)));
                assertNamed(file + ": no leaves", () -> model.outputCount(Prediction.LEAF));
                assertNamed(file + ": -1 rows", () -> model.predict(new double[0], -1, 0, new double[0]));
                assertNamed(
                        file + ": no leaves", () -> model.predict(Prediction.LEAF, new double[0], 0, 0, new double[0]));
                lease.close();
                assertThatThrownBy(() -> score(model)).hasMessage("the lease on model " + file + " is closed");
            }
        }
        assertThat(provider.loads).hasValue(1);
    }

    @Test
    void aFileThatIsNeverTheSameIsNotReadAndNobodyIsToldHowToWriteIt() {
        Path changing = Path.of("/proc/version");
        assumeThat(changing).as("a file that has another size than it says").exists();
        assertThatThrownBy(() -> cache.lease(changing, provider))
                .isExactlyInstanceOf(ModelException.class)
                .hasMessage("model /proc/version changed during each of 5 readings;"
                        + " ask again when nobody writes or replaces it");
    }

    private static void assertNamed(String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable asked) {
        assertThatThrownBy(asked).isExactlyInstanceOf(ModelException.class).hasMessage("model " + message);
    }

    @Test
    void whoWaitsForAFailureOfAnotherIsToldOfItsOwnFile() throws Exception {
        CountDownLatch mayLoad = new CountDownLatch(1);
        CountingProvider slow = new CountingProvider("slow", () -> await(mayLoad));
        List<Asking> asking = new ArrayList<>();
        for (String origin : List.of("a/m", "b/m")) {
            asking.addAll(ask(1, () -> scoreAndClose(cache.lease(new ModelContent(origin, new byte[] {'?'}), slow))));
        }
        awaitAllWaiting(asking);
        mayLoad.countDown();
        assertThat(asking.get(0).failure()).hasMessage("model a/m is not a number");
        assertThat(asking.get(1).failure()).hasMessage("model b/m is not a number");
        assertThat(slow.loads).hasValue(1);
    }

    @Test
    void onlyAWholeNameAtTheBeginningIsReplaced() {
        OwnName name = new OwnName("m", "other");
        assertThat(name.in("model m: no")).isEqualTo("model other: no");
        assertThat(name.in("model m")).isEqualTo("model other");
        assertThat(name.in("model m.ubj is no model m")).isEqualTo("model m.ubj is no model m");
        assertThat(name.in("a model m")).isEqualTo("a model m");
    }

    @Test
    void aFileThatIsGreaterThanAnyModelIsRefusedUnread() throws IOException {
        Path huge = huge(folder.resolve("huge.ubj"));
        assertThatThrownBy(() -> cache.lease(huge, provider))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "model " + huge + " cannot be read: it has 3221225472 bytes; at most 1073741824 are accepted");
        assertThat(provider.loads).hasValue(0);
    }

    @Test
    void aDeviceWithoutEndIsRefusedUnread() {
        Path zeros = Path.of("/dev/zero");
        assumeThat(zeros).exists();
        assertThatThrownBy(() -> cache.lease(zeros, provider))
                .isInstanceOf(ModelException.class)
                .hasMessage("model /dev/zero cannot be read: it is no regular file");
    }

    /** 3 GiB that take no room where files may have holes. */
    private static Path huge(Path file) throws IOException {
        try (RandomAccessFile holes = new RandomAccessFile(file.toFile(), "rw")) {
            holes.setLength(3L << 30);
        }
        return file;
    }

    @Test
    void evictionDropsWhatNobodyLeases() {
        Lease leased = cache.lease(content(1), provider);
        cache.lease(content(2), provider).close();
        cache.lease(content(3), provider).close();
        assertThat(cache.evict()).isEqualTo(2);
        assertThat(provider.open).hasValue(1);
        assertThat(score(leased.model())).isEqualTo(1);

        Lease shared = cache.lease(content(1), provider);
        assertThat(provider.loads).hasValue(3);
        leased.close();
        assertThat(score(shared.model())).isEqualTo(1);
        shared.close();
        assertThat(provider.open).hasValue(0);
        assertCounts(0, 0, 3, 0, 1);

        cache.lease(content(1), provider).close();
        assertThat(provider.loads).hasValue(4);
    }

    @Test
    void aLeaseEndsOnceHoweverOftenItIsClosed() {
        Lease one = cache.lease(content(1), provider);
        Lease two = cache.lease(content(1), provider);
        one.close();
        one.close();
        one.model().close();
        assertThat(cache.counts().leases()).isEqualTo(1);
        cache.evict();
        assertThat(score(two.model())).isEqualTo(1);
        assertThatThrownBy(() -> score(one.model()))
                .isInstanceOf(ModelException.class)
                .hasMessage("the lease on model model-1 is closed");
        two.model().close();
        assertThat(provider.open).hasValue(0);
    }

    @Test
    void aFileIsReadAgainOnlyWhenItsSizeOrTimeDiffers() throws IOException {
        Path file = folder.resolve("alpha.ubj");
        FileTime time = FileTime.fromMillis(1_700_000_000_000L);
        write(file, 11, time);
        assertThat(scoreAndClose(cache.lease(file, provider))).isEqualTo(11);
        write(file, 12, time);
        assertThat(scoreAndClose(cache.lease(file, provider))).isEqualTo(11);
        write(file, 12, FileTime.fromMillis(1_700_000_001_000L));
        assertThat(scoreAndClose(cache.lease(file, provider))).isEqualTo(12);
        write(file, 123, FileTime.fromMillis(1_700_000_001_000L));
        assertThat(scoreAndClose(cache.lease(file, provider))).isEqualTo(123);
        assertThat(provider.loads).hasValue(3);
        assertThat(provider.open).hasValue(1);
    }

    @Test
    void aReplacedFilesModelStaysForThoseWhoHaveIt() throws IOException {
        Path file = folder.resolve("alpha.ubj");
        write(file, 1, FileTime.fromMillis(1_700_000_000_000L));
        Lease before = cache.lease(file, provider);
        write(file, 2, FileTime.fromMillis(1_700_000_001_000L));
        Lease after = cache.lease(file, provider);
        assertThat(score(before.model())).isEqualTo(1);
        assertThat(score(after.model())).isEqualTo(2);
        assertThat(cache.counts().models()).isEqualTo(2);
        before.close();
        assertThat(cache.counts().models()).isEqualTo(1);
        assertThat(provider.open).hasValue(1);
        after.close();
        assertThat(scoreAndClose(cache.lease(file, provider))).isEqualTo(2);
        assertThat(provider.loads).hasValue(2);
    }

    @Test
    void evictionForgetsFiles() throws IOException {
        Path file = folder.resolve("alpha.ubj");
        FileTime time = FileTime.fromMillis(1_700_000_000_000L);
        write(file, 1, time);
        assertThat(scoreAndClose(cache.lease(file, provider))).isEqualTo(1);
        assertThat(cache.evict()).isEqualTo(1);
        write(file, 2, time);
        assertThat(scoreAndClose(cache.lease(file, provider))).isEqualTo(2);
    }

    @Test
    void aMissingFileIsNamedAndNotRemembered() throws IOException {
        Path file = folder.resolve("alpha.ubj");
        assertThatThrownBy(() -> cache.lease(file, provider))
                .isInstanceOf(ModelException.class)
                .hasMessage("model " + file + " cannot be read: there is no such file");
        write(file, 1, FileTime.fromMillis(1_700_000_000_000L));
        assertThat(scoreAndClose(cache.lease(file, provider))).isEqualTo(1);
    }

    @Test
    void anInterruptedWaiterLeavesTheOthersAlone() throws Exception {
        CountDownLatch mayLoad = new CountDownLatch(1);
        CountingProvider slow = new CountingProvider("slow", () -> await(mayLoad));
        Asking loader =
                ask(1, () -> scoreAndClose(cache.lease(content(1), slow))).get(0);
        awaitAllWaiting(List.of(loader));
        Asking waiter = ask(1, () -> {
                    try {
                        return scoreAndClose(cache.lease(content(1), slow));
                    } finally {
                        assertThat(Thread.currentThread().isInterrupted()).isTrue();
                    }
                })
                .get(0);
        awaitAllWaiting(List.of(waiter));
        waiter.thread().interrupt();
        assertThat(waiter.failure())
                .isInstanceOf(ScanCancelledException.class)
                .hasMessage("interrupted while another thread was loading model model-1");
        mayLoad.countDown();
        assertThat(loader.answer()).isEqualTo(1.0);
        assertThat(cache.evict()).isEqualTo(1);
        assertThat(slow.open).hasValue(0);
    }

    @Test
    void aBrokenProviderIsNamed() {
        ModelProvider broken = new CountingProvider("broken", () -> {
            throw new IllegalStateException("oops");
        });
        assertThatThrownBy(() -> cache.lease(content(1), broken))
                .isInstanceOf(PluginException.class)
                .hasMessage("model model-1 cannot be loaded: the plugin " + CountingProvider.class.getName()
                        + " (test-classes) cannot be used: load() threw java.lang.IllegalStateException: oops");
        assertCounts(0, 0, 0, 1, 0);
    }

    private void assertCounts(int models, int leases, long loads, long failures, long hits) {
        ModelCache.Counts counts = cache.counts();
        assertThat(counts).isEqualTo(new ModelCache.Counts(models, leases, loads, failures, hits, counts.loadNanos()));
    }

    static void write(Path file, int number, FileTime time) throws IOException {
        Files.write(file, CountingProvider.bytes(number));
        Files.setLastModifiedTime(file, time);
    }

    static double score(Model model) {
        double[] out = new double[1];
        model.predict(new double[1], 1, 1, out);
        return out[0];
    }

    static double scoreAndClose(Lease lease) {
        try (lease) {
            return score(lease.model());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private record Asking(Thread thread, FutureTask<Double> task) {

        double answer() throws Exception {
            return task.get();
        }

        @Nullable
        Throwable failure() {
            return catchThrowableOfType(ExecutionException.class, task::get).getCause();
        }
    }

    private static List<Asking> ask(int threads, Callable<Double> question) {
        List<Asking> asking = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            FutureTask<Double> task = new FutureTask<>(question);
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            thread.start();
            asking.add(new Asking(thread, task));
        }
        return asking;
    }

    /** Until each thread waits: for the load that it does itself to be let go, or for another's. */
    private static void awaitAllWaiting(List<Asking> asking) {
        for (Asking one : asking) {
            while (one.thread().getState() != Thread.State.WAITING) {
                Thread.yield();
            }
        }
    }
}
