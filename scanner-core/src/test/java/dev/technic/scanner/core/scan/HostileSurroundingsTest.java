package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.Cancellation;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.PriceSourceException;
import dev.technic.scanner.ProgressListener;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.ScanOptions;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.ScannerException;
import dev.technic.scanner.csv.CsvPrices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Listeners that do not return, and executors that do anything but run what they are given. */
@Timeout(60)
final class HostileSurroundingsTest {

    private static final List<PriceHistory> HISTORIES = Market.walks(new SplittableRandom(4), 400, 40);
    private static final int TILES = 7;
    private static final Scan SCAN = Scan.builder().feature("f", "probe()").build();

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void a_listener_that_blocks_stops_no_other_worker_and_hears_all_when_it_returns() {
        CountDownLatch others = new CountDownLatch(TILES);
        Probe probe = new Probe(() -> {});
        List<Long> heard = new ArrayList<>();
        try (Scanner scanner = Market.builder().plugin(probe).threads(2).build()) {
            Panel panel = Market.panel(scanner, HISTORIES);
            List<String> expected = Market.bits(scanner.scan(panel, SCAN));
            probe.tiles.set(0);
            ScanOptions how = ScanOptions.defaults().progress((stage, done, total) -> {
                while (probe.tiles.get() < TILES) {
                    Thread.onSpinWait(); // until the other worker has begun all the others
                }
                heard.add(done);
                others.countDown();
            });
            assertThat(Market.bits(scanner.scan(panel, SCAN, how))).isEqualTo(expected);
        }
        assertThat(others.getCount()).isZero();
        assertThat(heard).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void a_scan_that_is_cancelled_does_not_wait_for_a_listener_that_blocks_another_thread() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(1);
        Cancellation cancellation = new Cancellation();
        AtomicInteger heard = new AtomicInteger();
        Thread asking = Thread.currentThread();
        Probe probe = new Probe(() -> {
            if (Thread.currentThread() == asking) {
                await(blocked); // so that it is the other worker that is first to tell
            }
        });
        ProgressListener listener = (stage, done, total) -> {
            heard.incrementAndGet();
            blocked.countDown();
            if (Thread.currentThread() != asking) {
                cancellation.cancel();
                await(never);
            }
        };
        ExecutorService pool = Executors.newFixedThreadPool(1);
        try (Scanner scanner =
                Market.builder().plugin(probe).threads(2).executor(pool).build()) {
            Panel panel = Market.panel(scanner, HISTORIES);
            assertThatThrownBy(() -> scanner.scan(
                            panel,
                            SCAN,
                            ScanOptions.defaults().progress(listener).cancellation(cancellation)))
                    .isInstanceOf(ScanCancelledException.class)
                    .hasMessage("the scan was cancelled");
            assertThat(heard).hasValue(1);
            assertThat(scanner.scan(panel, SCAN).rows()).isPositive();

            never.countDown();
            pool.submit(() -> {}).get();
            assertThat(heard).as("nothing is said after the end").hasValue(1);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void any_executor_gives_the_same_answer() {
        List<Runnable> later = new ArrayList<>();
        AtomicInteger taken = new AtomicInteger();
        Executor dropping = work -> {};
        Executor refusing = work -> {
            throw new RejectedExecutionException("full");
        };
        Executor fullSoon = work -> {
            if (taken.getAndIncrement() % 2 == 1) {
                throw new RejectedExecutionException("full");
            }
            work.run();
        };
        List<String> expected = null;
        for (Executor executor : List.of(Runnable::run, dropping, refusing, fullSoon, later::add)) {
            try (Scanner scanner = Market.builder()
                    .plugin(new Probe(() -> {}))
                    .executor(executor)
                    .threads(4)
                    .build()) {
                Panel panel = Market.panel(scanner, HISTORIES);
                List<String> answer = Market.bits(scanner.scan(panel, SCAN));
                expected = expected == null ? answer : expected;
                assertThat(answer).isEqualTo(expected);
            }
        }
        assertThat(later).isNotEmpty();
        later.forEach(Runnable::run);
    }

    @Test
    void an_executor_that_is_shut_down_in_the_middle_of_a_scan_costs_speed_alone() {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        Probe probe = new Probe(() -> {});
        try (Scanner scanner =
                Market.builder().plugin(probe).executor(pool).threads(4).build()) {
            Panel panel = Market.panel(scanner, HISTORIES);
            List<String> expected = Market.bits(scanner.scan(panel, SCAN));
            ScanOptions how = ScanOptions.defaults().progress((stage, done, total) -> pool.shutdownNow());
            assertThat(Market.bits(scanner.scan(panel, SCAN, how))).isEqualTo(expected);
            assertThat(Market.bits(scanner.scan(panel, SCAN))).isEqualTo(expected);
        }
    }

    @Test
    void an_executor_that_throws_is_said(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("prices.csv"), "symbol,date,open,high,low,close,volume\nA,2024-03-01,1,1,1,1,1\n");
        Executor broken = work -> {
            throw new IllegalStateException("no threads left");
        };
        String said = "the executor cannot take work: java.lang.IllegalStateException: no threads left";
        try (Scanner scanner = Market.builder()
                        .plugin(new Probe(() -> {}))
                        .executor(broken)
                        .threads(2)
                        .build();
                Scanner sound = Market.scanner()) {
            Panel panel = Market.panel(sound, HISTORIES);
            assertThatThrownBy(() -> scanner.scan(panel, SCAN))
                    .isExactlyInstanceOf(ScannerException.class)
                    .hasMessage(said);
            assertThatThrownBy(() -> scanner.load(CsvPrices.of(file), LoadOptions.all()))
                    .isExactlyInstanceOf(PriceSourceException.class)
                    .hasMessage(said);
        }
    }
}
