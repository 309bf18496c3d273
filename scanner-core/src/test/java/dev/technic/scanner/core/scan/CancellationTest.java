package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.Cancellation;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.PriceSource;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.ScanOptions;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.csv.CsvPrices;
import dev.technic.scanner.memory.InMemoryPrices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How much is still done after a load or a scan is told to end, counted in bars, batches and symbols; no clock is looked at. */
@Timeout(60)
final class CancellationTest {

    private static final int WORKERS = 3;

    /** Bars of one tile between two looks. */
    private static final int LOOK = 16;

    private static final List<PriceHistory> LONG = histories(400, 300);

    private static List<PriceHistory> histories(int symbols, int bars) {
        SplittableRandom random = new SplittableRandom(3);
        List<PriceHistory> histories = new ArrayList<>();
        for (int symbol = 0; symbol < symbols; symbol++) {
            histories.add(Market.closes(
                    "S" + (10_000 + symbol),
                    0,
                    random.doubles(bars, 5, 6)
                            .map(price -> Math.floor(4 * price))
                            .toArray()));
        }
        return histories;
    }

    @Test
    void each_worker_leaves_its_tile_within_a_few_bars_whatever_ends_the_scan() {
        List<Ending> endings = List.of(
                new Ending("the scan was cancelled", (how, scanner, cancellation) -> cancellation.cancel()),
                new Ending("the scanner was closed during the scan", (how, scanner, cancellation) -> scanner.close()));
        for (Ending ending : endings) {
            Cancellation cancellation = new Cancellation();
            List<Scanner> open = new ArrayList<>();
            AtomicInteger after = new AtomicInteger();
            AtomicInteger bars = new AtomicInteger();
            AtomicBoolean told = new AtomicBoolean();
            Probe probe = new Probe(() -> {
                if (told.get()) {
                    after.incrementAndGet();
                }
                if (bars.incrementAndGet() == 50) {
                    ending.by.end(ScanOptions.defaults(), open.get(0), cancellation);
                    told.set(true); // only now: the others go on while this thread waits for its turn to tell
                }
            });
            try (Scanner scanner =
                    Market.builder().plugin(probe).threads(WORKERS).build()) {
                open.add(scanner);
                Panel panel = Market.panel(scanner, LONG);
                assertThatThrownBy(() -> scanner.scan(
                                panel,
                                Scan.builder().feature("f", "probe()").build(),
                                ScanOptions.defaults().cancellation(cancellation)))
                        .isInstanceOf(ScanCancelledException.class)
                        .hasMessage(ending.message);
                assertThat(after.get()).isLessThan(WORKERS * LOOK);
            }
        }
    }

    private interface By {
        void end(ScanOptions how, Scanner scanner, Cancellation cancellation);
    }

    private record Ending(String message, By by) {}

    @Test
    void a_deadline_ends_a_scan_in_the_middle_of_a_tile() {
        Duration deadline = Duration.ofMillis(200);
        AtomicBoolean first = new AtomicBoolean(true);
        Probe probe = new Probe(() -> {
            long begun = System.nanoTime();
            while (first.get() && System.nanoTime() - begun < deadline.toNanos()) {
                Thread.onSpinWait(); // a bar that takes all the time there is
            }
            first.set(false);
        });
        try (Scanner scanner = Market.builder().plugin(probe).threads(1).build()) {
            Panel panel = Market.panel(scanner, LONG);
            assertThatThrownBy(() -> scanner.scan(
                            panel,
                            Scan.builder().feature("f", "probe()").build(),
                            ScanOptions.defaults().deadline(deadline)))
                    .isInstanceOf(ScanCancelledException.class)
                    .hasMessage("the scan ran past its deadline of PT0.2S");
            assertThat(probe.bars.get()).isLessThanOrEqualTo(LOOK);
        }
    }

    @Test
    void series_and_other_symbols_series_end_as_scans_do() {
        AtomicInteger bars = new AtomicInteger();
        List<Scanner> open = new ArrayList<>();
        Probe probe = new Probe(() -> {
            if (bars.incrementAndGet() == 20) {
                open.get(0).close();
            }
        });
        for (String expression : List.of("probe()", "of(\"S10000\", probe())")) {
            bars.set(0);
            try (Scanner scanner = Market.builder().plugin(probe).threads(1).build()) {
                open.add(0, scanner);
                Panel panel = Market.panel(scanner, LONG);
                assertThatThrownBy(() -> scanner.series(panel, List.of(NamedExpression.of("f", expression))))
                        .isInstanceOf(ScanCancelledException.class)
                        .hasMessage("the scanner was closed during the scan");
                assertThat(bars.get()).isLessThan(20 + LOOK);
            }
        }
    }

    @Test
    void a_model_is_asked_in_batches_of_which_none_begins_after_the_end() {
        Cancellation cancellation = new Cancellation();
        AtomicInteger rows = new AtomicInteger();
        FakeModel model = FakeModel.of(
                (row, out) -> {
                    if (rows.incrementAndGet() == 1_500) {
                        cancellation.cancel();
                    }
                    out[0] = row[0];
                },
                "f");
        Scan scan = Scan.builder().feature("f", "close").model("m", model).build();
        try (Scanner scanner = Market.scanner()) {
            Panel panel = Market.panel(scanner, histories(3_000, 1));
            ScanOptions how = ScanOptions.defaults().cancellation(cancellation);
            assertThatThrownBy(() -> scanner.scan(panel, scan, how))
                    .isInstanceOf(ScanCancelledException.class)
                    .hasMessage("the scan was cancelled");
            assertThat(model.batches).extracting(List::size).containsExactly(1_024, 1_024);

            model.batches.clear();
            assertThat(scanner.scan(panel, scan).rows()).isEqualTo(3_000);
            assertThat(model.batches).extracting(List::size).containsExactly(1_024, 1_024, 952);
        }
    }

    @Test
    void the_scores_of_many_batches_are_those_of_one_row_each() {
        FakeModel model = new FakeModel(List.of("f"), 1, 2, (row, out) -> {
            out[0] = 3 * row[0];
            out[1] = -row[0];
        });
        try (Scanner scanner = Market.scanner()) {
            Panel panel = Market.panel(scanner, histories(2_500, 1));
            var result = scanner.scan(
                    panel,
                    Scan.builder().feature("f", "close").model("m", model).build());
            assertThat(result.rows()).isEqualTo(2_500);
            for (int row = 0; row < result.rows(); row++) {
                assertThat(result.value(row, 1)).isEqualTo(3 * result.value(row, 0));
                assertThat(result.value(row, 2)).isEqualTo(-result.value(row, 0));
            }
        }
    }

    @Test
    void a_load_ends_before_the_next_symbol_or_chunk(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("prices.csv"), csv());
        for (PriceSource source : List.of(InMemoryPrices.of(LONG), CsvPrices.of(file))) {
            Cancellation cancellation = new Cancellation();
            AtomicInteger heard = new AtomicInteger();
            ExecutorService pool = Executors.newFixedThreadPool(WORKERS - 1);
            try (Scanner scanner =
                    Market.builder().executor(pool).threads(WORKERS).build()) {
                ScanOptions how = ScanOptions.defaults()
                        .cancellation(cancellation)
                        .progress((stage, done, total) -> {
                            heard.incrementAndGet();
                            cancellation.cancel();
                        });
                assertThatThrownBy(() -> scanner.load(source, LoadOptions.all(), how))
                        .isInstanceOf(ScanCancelledException.class)
                        .hasMessage("the load was cancelled");
                assertThat(heard.get()).isLessThanOrEqualTo(2 * WORKERS);
            } finally {
                pool.shutdown();
            }
        }
    }

    @Test
    void closing_the_scanner_ends_a_load(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("prices.csv"), csv());
        for (PriceSource source : List.of(InMemoryPrices.of(LONG), CsvPrices.of(file))) {
            Scanner scanner = Market.scanner();
            ScanOptions how = ScanOptions.defaults().progress((stage, done, total) -> scanner.close());
            assertThatThrownBy(() -> scanner.load(source, LoadOptions.all(), how))
                    .isInstanceOf(ScanCancelledException.class)
                    .hasMessage("the scanner was closed during the load");
        }
    }

    @Test
    void interrupting_the_thread_that_asks_ends_loads_and_scans_and_is_not_forgotten(@TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("prices.csv"), csv());
        Thread asking = Thread.currentThread();
        AtomicInteger bars = new AtomicInteger();
        Probe probe = new Probe(() -> {
            if (bars.incrementAndGet() == 20) {
                asking.interrupt();
            }
        });
        try (Scanner scanner = Market.builder().plugin(probe).threads(2).build()) {
            Panel panel = Market.panel(scanner, LONG);
            assertThatThrownBy(() -> scanner.scan(
                            panel, Scan.builder().feature("f", "probe()").build()))
                    .isInstanceOf(ScanCancelledException.class)
                    .hasMessage("the thread that asked for the scan was interrupted");
            assertThat(asking.isInterrupted()).isTrue();
            for (PriceSource source : List.of(InMemoryPrices.of(LONG), CsvPrices.of(file), CsvPrices.of(folder))) {
                assertThatThrownBy(() -> scanner.load(source, LoadOptions.all()))
                        .isInstanceOf(ScanCancelledException.class)
                        .hasMessage("the thread that asked for the load was interrupted");
            }
            assertThat(Thread.interrupted()).isTrue();
            assertThat(scanner.load(CsvPrices.of(file), LoadOptions.all()).bars())
                    .isEqualTo(LONG.size() * 300L);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void closing_from_another_thread_ends_the_scan_and_leaves_no_thread() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        List<Thread> workers = new java.util.concurrent.CopyOnWriteArrayList<>();
        Probe probe = new Probe(() -> {
            workers.add(Thread.currentThread());
            begun.countDown();
            try {
                closed.await();
            } catch (InterruptedException unexpected) {
                throw new IllegalStateException(unexpected);
            }
        });
        Scanner scanner = Market.builder().plugin(probe).threads(WORKERS).build();
        Panel panel = Market.panel(scanner, LONG);
        Thread closing = new Thread(() -> {
            try {
                begun.await();
            } catch (InterruptedException unexpected) {
                throw new IllegalStateException(unexpected);
            }
            scanner.close();
            scanner.close();
            closed.countDown();
        });
        closing.start();
        assertThatThrownBy(() -> scanner.scan(
                        panel, Scan.builder().feature("f", "probe()").build()))
                .isInstanceOf(ScanCancelledException.class)
                .hasMessage("the scanner was closed during the scan");
        closing.join();
        for (Thread worker : workers) {
            if (worker != Thread.currentThread()) {
                worker.join(20_000);
                assertThat(worker.isAlive()).isFalse();
            }
        }
        assertThat(panel.history("S10000").bars()).isEqualTo(300);
        try (Scanner other = Market.scanner()) {
            assertThat(other.scan(panel, Scan.builder().feature("f", "close").build())
                            .rows())
                    .isEqualTo(LONG.size());
        }
    }

    private static String csv() {
        StringBuilder text = new StringBuilder("symbol,date,open,high,low,close,volume\n");
        for (PriceHistory history : LONG) {
            for (int bar = 0; bar < history.bars(); bar++) {
                double close = history.close(bar);
                text.append(history.symbol())
                        .append(',')
                        .append(Market.day(bar))
                        .append(',');
                text.append(close)
                        .append(',')
                        .append(close)
                        .append(',')
                        .append(close)
                        .append(',');
                text.append(close).append(",1000\n");
            }
        }
        return text.toString();
    }
}
