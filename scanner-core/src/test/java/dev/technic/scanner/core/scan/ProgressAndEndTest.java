package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.Cancellation;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.ProgressListener;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.ScanOptions;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.Stage;
import dev.technic.scanner.core.watch.Telling;
import dev.technic.scanner.memory.InMemoryPrices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A scan says how far it is, ends when it is told to, and leaves nothing running. */
@Timeout(60)
final class ProgressAndEndTest {

    private static final List<PriceHistory> HISTORIES = Market.walks(new SplittableRandom(4), 400, 40);

    private static final Scan SCAN = Scan.builder()
            .feature("f", "average(close, 5)")
            .model("m", FakeModel.of((row, out) -> out[0] = row[0], "f"))
            .model("n", FakeModel.of((row, out) -> out[0] = row[0], "m"))
            .column("r", "rank(n)")
            .build();

    private record Said(Stage stage, long done, long total) {}

    @Test
    void progress_goes_up_one_by_one_to_the_total_of_each_stage() {
        List<Said> said = new ArrayList<>();
        AtomicInteger inside = new AtomicInteger();
        try (Scanner scanner = Market.builder().threads(4).build()) {
            Panel panel = Market.panel(scanner, HISTORIES);
            ScanResult result = scanner.scan(panel, SCAN, ScanOptions.defaults().progress((stage, done, total) -> {
                assertThat(inside.incrementAndGet()).isEqualTo(1);
                said.add(new Said(stage, done, total));
                inside.decrementAndGet();
            }));
            assertThat(result.timings().keySet())
                    .containsExactly(Stage.PLAN, Stage.FEATURES, Stage.MODELS, Stage.COLUMNS, Stage.RANKING);
            assertThat(result.timings().values()).allMatch(time -> !time.isNegative());
        }

        List<Said> expected = new ArrayList<>();
        for (int tile = 1; tile <= 7; tile++) {
            expected.add(new Said(Stage.FEATURES, tile, 7));
        }
        expected.add(new Said(Stage.MODELS, 1, 2));
        expected.add(new Said(Stage.MODELS, 2, 2));
        assertThat(said).isEqualTo(expected);
    }

    @Test
    void a_listener_that_throws_does_no_harm_and_is_logged_once() {
        List<LogRecord> logged = new CopyOnWriteArrayList<>();
        Logger log = Logger.getLogger(Telling.class.getName());
        log.setUseParentHandlers(false);
        log.setFilter(warning -> logged.add(warning) && false);
        try (Scanner scanner = Market.scanner()) {
            Panel panel = Market.panel(scanner, HISTORIES);
            List<String> expected = Market.bits(scanner.scan(panel, SCAN));
            ProgressListener unchecked = (stage, done, total) -> {
                throw new IllegalStateException("no terminal");
            };
            ProgressListener error = (stage, done, total) -> {
                throw new AssertionError("no terminal");
            };
            for (ProgressListener listener : List.of(unchecked, error)) {
                ScanOptions how = ScanOptions.defaults().progress(listener);
                assertThat(Market.bits(scanner.scan(panel, SCAN, how))).isEqualTo(expected);
            }
        } finally {
            log.setFilter(null);
            log.setUseParentHandlers(true);
        }
        assertThat(logged)
                .extracting(LogRecord::getMessage)
                .containsExactly("a progress listener threw", "a progress listener threw");
    }

    @Test
    void a_listener_may_ask_a_scan_of_its_own() {
        try (Scanner scanner = Market.builder().threads(3).build()) {
            Panel panel = Market.panel(scanner, HISTORIES);
            List<String> expected = Market.bits(scanner.scan(panel, SCAN));
            List<List<String>> inner = new ArrayList<>();
            ScanOptions how = ScanOptions.defaults()
                    .progress((stage, done, total) -> inner.add(Market.bits(scanner.scan(panel, SCAN))));

            assertThat(Market.bits(scanner.scan(panel, SCAN, how))).isEqualTo(expected);
            assertThat(inner).hasSize(9).allMatch(expected::equals);
        }
    }

    @Test
    void a_cancelled_scan_ends_before_and_during() {
        try (Scanner scanner = Market.scanner()) {
            Panel panel = Market.panel(scanner, HISTORIES);
            Cancellation before = new Cancellation();
            before.cancel();
            assertEnds(scanner, panel, ScanOptions.defaults().cancellation(before), "the scan was cancelled");
            for (Stage stage : List.of(Stage.FEATURES, Stage.MODELS)) {
                Cancellation during = new Cancellation();
                assertEnds(
                        scanner,
                        panel,
                        ScanOptions.defaults().cancellation(during).progress((at, done, total) -> {
                            if (at == stage && done == total) {
                                during.cancel();
                            }
                        }),
                        "the scan was cancelled");
            }
            assertThat(scanner.scan(panel, SCAN).rows()).isPositive();
        }
    }

    @Test
    void a_deadline_ends_a_scan_unless_it_is_far() {
        try (Scanner scanner = Market.scanner()) {
            Panel panel = Market.panel(scanner, HISTORIES);
            ScanOptions how = ScanOptions.defaults();
            assertEnds(scanner, panel, how.deadline(Duration.ZERO), "the scan ran past its deadline of PT0S");
            assertEnds(scanner, panel, how.deadline(Duration.ofDays(-1)), "the scan ran past its deadline of PT-24H");
            assertThat(scanner.scan(panel, SCAN, how.deadline(Duration.ofSeconds(Long.MAX_VALUE)))
                            .rows())
                    .isPositive();
        }
    }

    @Test
    void an_empty_panel_keeps_a_deadline_as_well() {
        try (Scanner scanner = Market.scanner()) {
            assertEnds(
                    scanner,
                    Market.panel(scanner),
                    ScanOptions.defaults().deadline(Duration.ZERO),
                    "the scan ran past its deadline of PT0S");
        }
    }

    private static void assertEnds(Scanner scanner, Panel panel, ScanOptions how, String message) {
        assertThatThrownBy(() -> scanner.scan(panel, SCAN, how))
                .isInstanceOf(ScanCancelledException.class)
                .hasMessage(message);
    }

    @Test
    void closing_ends_the_scans_under_way() {
        Scanner scanner = Market.scanner();
        Panel panel = Market.panel(scanner, HISTORIES);
        assertEnds(
                scanner,
                panel,
                ScanOptions.defaults().progress((stage, done, total) -> scanner.close()),
                "the scanner was closed during the scan");
        assertThat(panel.symbols()).hasSize(400);
    }

    @Test
    void a_closed_scanner_answers_nothing_more() {
        Scanner scanner = Market.scanner();
        Panel panel = Market.panel(scanner, HISTORIES);
        scanner.close();
        scanner.close();
        String message = "this scanner is closed; create another";

        assertThatThrownBy(() -> scanner.scan(panel, SCAN))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> scanner.scan(HISTORIES.get(0), SCAN)).hasMessage(message);
        assertThatThrownBy(() -> scanner.series(panel, List.of(NamedExpression.of("f", "close"))))
                .hasMessage(message);
        assertThatThrownBy(() -> scanner.load(InMemoryPrices.of(HISTORIES), LoadOptions.all()))
                .hasMessage(message);
    }

    @Test
    void its_threads_are_daemons_and_end_with_it() throws InterruptedException {
        List<Thread> workers = new ArrayList<>();
        CountDownLatch two = new CountDownLatch(2);
        try (Scanner scanner = Market.builder().threads(4).build()) {
            Panel panel = Market.panel(scanner, HISTORIES);
            for (int round = 0; two.getCount() > 0; round++) {
                scanner.scan(panel, SCAN, ScanOptions.defaults().progress((stage, done, total) -> {
                    Thread current = Thread.currentThread();
                    if (current.getName().startsWith("scanner-") && !workers.contains(current)) {
                        workers.add(current);
                        two.countDown();
                    }
                }));
                assertThat(round).isLessThan(10_000);
            }
        }
        assertThat(workers).allMatch(Thread::isDaemon);
        for (Thread worker : workers) {
            worker.join(20_000);
            assertThat(worker.isAlive()).as(worker.getName()).isFalse();
        }
    }

    @Test
    void a_panel_is_of_any_scanner_of_this_library_but_of_no_other() {
        try (Scanner one = Market.scanner();
                Scanner other = Market.scanner()) {
            Panel panel = Market.panel(one, HISTORIES);
            assertThat(Market.bits(other.scan(panel, SCAN))).isEqualTo(Market.bits(one.scan(panel, SCAN)));
            assertThatThrownBy(() -> one.scan(strange(), SCAN))
                    .isInstanceOf(InvalidScanException.class)
                    .hasMessage("this panel was not made by this library's Scanner.load; load it with that");
        }
    }

    private static Panel strange() {
        return (Panel) java.lang.reflect.Proxy.newProxyInstance(
                ProgressAndEndTest.class.getClassLoader(), new Class<?>[] {Panel.class}, (proxy, method, arguments) -> {
                    throw new AssertionError("nobody may ask it anything");
                });
    }
}
