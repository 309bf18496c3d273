package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.Cancellation;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PluginException;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.ScanOptions;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.ScannerException;
import dev.technic.scanner.core.engine.RandomSeries;
import dev.technic.scanner.spi.ScanBackend;
import dev.technic.scanner.spi.ScanBackendProvider;
import dev.technic.scanner.spi.ScanWorker;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However a backend carries the batches, the answer is the local one to the bit; or the scan ends, and says why. */
@Timeout(120)
final class BackendTest {

    private static final List<PriceHistory> HISTORIES = Market.walks(new SplittableRandom(91), 700, 60);

    private static final Scan SCAN = Scan.builder()
            .feature("f", "average(close / 3, 4)")
            .feature("p", "blocks(volume, 3)")
            .column("r", "rank(f)")
            .build();

    @TempDir
    Path folder;

    /** What a test has a backend do. */
    private interface Carrying {
        void run(byte[] plan, ScanBackend.Batches batches, ScanBackend.Answers answers) throws InterruptedException;
    }

    private record Scripted(Carrying carrying) implements ScanBackend {
        @Override
        public void run(byte[] plan, Batches batches, Answers answers) {
            try {
                carrying.run(plan, batches, answers);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            throw new AssertionError("not the scanner's to close");
        }
    }

    private static final String SCRIPTED = "the backend " + Scripted.class.getName() + " (test-classes)";

    private static Scanner.Builder builder() {
        return Market.builder().plugin(new HostileIndicators()).threads(2);
    }

    private static Scanner scanner(Carrying carrying) {
        return builder().backend(new Scripted(carrying)).build();
    }

    private static List<String> local(Scan scan, List<PriceHistory> histories) {
        try (Scanner scanner = builder().build()) {
            return Market.bits(scanner.scan(Market.panel(scanner, histories), scan));
        }
    }

    private static List<String> by(ScanBackend backend, Scan scan, List<PriceHistory> histories) {
        try (Scanner scanner = builder().backend(backend).build()) {
            return Market.bits(scanner.scan(Market.panel(scanner, histories), scan));
        }
    }

    private static Scan randomScan(SplittableRandom random) {
        RandomSeries texts = new RandomSeries(random);
        Scan.Builder scan = Scan.builder().maxStale(random.nextInt(20));
        int features = random.nextInt(1, 5);
        for (int f = 0; f < features; f++) {
            scan.optionalFeature("f" + f, texts.next(random.nextInt(4)));
        }
        if (random.nextBoolean()) {
            scan.where("close > " + texts.next(1));
        }
        if (random.nextBoolean()) {
            scan.optionalFeature("picky", "picky(close * " + random.nextInt(30, 200) + ")");
        }
        scan.optionalColumn("c", "rank(f0 + " + texts.next(1) + ")").having("c > 0.2 or volume > 300");
        if (random.nextBoolean()) {
            scan.asOf(Market.day(random.nextInt(60)));
        }
        return scan.build();
    }

    @Test
    void the_answer_is_the_local_one_however_the_bytes_travel() {
        SplittableRandom random = new SplittableRandom(92);
        for (int round = 0; round < 25; round++) {
            Scan scan = randomScan(random);
            List<PriceHistory> some = HISTORIES.subList(0, random.nextInt(1, HISTORIES.size()));
            BytesAloneBackend backend = new BytesAloneBackend(round, round % 11);
            assertThat(by(backend, scan, some)).as(scan.toString()).isEqualTo(local(scan, some));
            assertThat(backend.calls()).isBetween(0, 2);
        }
    }

    @Test
    void a_symbol_that_fails_elsewhere_fails_as_it_does_here() {
        List<PriceHistory> some = new ArrayList<>(HISTORIES.subList(0, 100));
        some.add(Market.flat("Z", 30, 59, 666));
        for (String expression : List.of("picky(close)", "never()", "unlinked()", "unsure()", "mute()", "wide()")) {
            Scan scan = Scan.builder().feature("f", expression).build();
            List<String> here = local(scan, some);
            assertThat(here.toString()).contains("Z failed in features: ");
            assertThat(by(new BytesAloneBackend(5, 0), scan, some)).isEqualTo(here);
        }
    }

    @Test
    void the_progress_is_the_local_one() {
        List<String> heard = new ArrayList<>();
        List<String> here = new ArrayList<>();
        try (Scanner scanner = builder().backend(new BytesAloneBackend(3, 5)).build();
                Scanner other = builder().threads(1).build()) {
            Panel panel = Market.panel(scanner, HISTORIES);
            scanner.scan(
                    panel,
                    SCAN,
                    ScanOptions.defaults()
                            .progress((stage, done, total) -> heard.add(stage + " " + done + "/" + total)));
            other.scan(
                    panel,
                    SCAN,
                    ScanOptions.defaults()
                            .progress((stage, done, total) -> here.add(stage + " " + done + "/" + total)));
        }
        assertThat(heard).isEqualTo(here).hasSize(11);
    }

    @Test
    void one_history_alone_and_series_stay_here() {
        try (Scanner scanner = scanner((plan, batches, answers) -> {
            throw new AssertionError("not asked");
        })) {
            assertThat(scanner.scan(Market.flat("A", 9, 8, 2), SCAN).rows()).isEqualTo(1);
            Panel panel = Market.panel(scanner, Market.flat("A", 9, 8, 2));
            assertThat(scanner.series(panel, SCAN.features()).values("A", "p")).hasSize(9);
        }
    }

    @Test
    void a_backend_that_hangs_ends_with_the_deadline() {
        CountDownLatch never = new CountDownLatch(1);
        try (Scanner scanner = scanner((plan, batches, answers) -> never.await())) {
            Panel panel = Market.panel(scanner, HISTORIES);
            for (int again = 0; again < 3; again++) {
                assertThatThrownBy(() ->
                                scanner.scan(panel, SCAN, ScanOptions.defaults().deadline(Duration.ofMillis(40))))
                        .isExactlyInstanceOf(ScanCancelledException.class)
                        .hasMessage("the scan ran past its deadline of PT0.04S");
            }
        }
    }

    @Test
    void a_backend_that_hangs_can_be_cancelled() {
        Cancellation cancellation = new Cancellation();
        CountDownLatch never = new CountDownLatch(1);
        try (Scanner scanner = scanner((plan, batches, answers) -> {
            cancellation.cancel();
            never.await();
        })) {
            Panel panel = Market.panel(scanner, HISTORIES);
            assertThatThrownBy(() ->
                            scanner.scan(panel, SCAN, ScanOptions.defaults().cancellation(cancellation)))
                    .isExactlyInstanceOf(ScanCancelledException.class)
                    .hasMessage("the scan was cancelled");
        }
    }

    @Test
    void a_backend_that_hangs_can_be_left_by_interrupting_the_waiting_thread() {
        CountDownLatch never = new CountDownLatch(1);
        Thread waiting = Thread.currentThread();
        try (Scanner scanner = scanner((plan, batches, answers) -> {
            waiting.interrupt();
            never.await();
        })) {
            Panel panel = Market.panel(scanner, HISTORIES);
            assertThatThrownBy(() -> scanner.scan(panel, SCAN))
                    .isExactlyInstanceOf(ScanCancelledException.class)
                    .hasMessage("the thread that asked for the scan was interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void closing_the_scanner_ends_its_scan_and_its_own_call() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Scanner scanner = scanner((plan, batches, answers) -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.countDown();
            }
        });
        Panel panel = Market.panel(scanner, HISTORIES);
        Thread closing = new Thread(() -> {
            try {
                begun.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            scanner.close();
        });
        closing.start();

        assertThatThrownBy(() -> scanner.scan(panel, SCAN)).hasMessage("the scanner was closed during the scan");
        interrupted.await();
        closing.join();
    }

    @Test
    void a_scan_does_not_wait_for_a_backend_that_has_answered_all_and_hangs() {
        ScanWorker worker = BytesAloneBackend.worker();
        List<ScanBackend.Answers> sinks = new ArrayList<>();
        List<ScanBackend.Batches> sources = new ArrayList<>();
        List<byte[]> results = new ArrayList<>();
        try (Scanner scanner = scanner((plan, batches, answers) -> {
            sinks.add(answers);
            sources.add(batches);
            for (int batch : batches.numbers()) {
                results.add(worker.run(plan, batches.bytes(batch)));
                answers.answer(batch, results.get(batch));
            }
            new CountDownLatch(1).await();
        })) {
            ScanResult result = scanner.scan(Market.panel(scanner, HISTORIES), SCAN);
            List<String> before = Market.bits(result);
            assertThat(before).isEqualTo(local(SCAN, HISTORIES));
            assertThat(sinks.get(0).isOver()).isTrue();
            sinks.get(0).answer(0, results.get(0));
            sinks.get(0).answer(0, new byte[9]);
            sinks.get(0).failed(1, "late");
            assertThat(Market.bits(result)).isEqualTo(before);
            assertThatThrownBy(() -> sources.get(0).bytes(0))
                    .isExactlyInstanceOf(ScanCancelledException.class)
                    .hasMessage("the scan is over");
        }
    }

    @Test
    void an_answer_to_the_first_call_counts_during_the_second() {
        ScanWorker worker = BytesAloneBackend.worker();
        List<ScanBackend.Answers> sinks = new ArrayList<>();
        Carrying carrying = (plan, batches, answers) -> {
            sinks.add(answers);
            for (int batch : batches.numbers()) {
                byte[] result = worker.run(plan, batches.bytes(batch));
                sinks.get(0).failed(batch, "not yet");
                if (sinks.size() == 2) {
                    sinks.get(0).answer(batch, result);
                }
            }
        };
        assertThat(by(new Scripted(carrying), SCAN, HISTORIES)).isEqualTo(local(SCAN, HISTORIES));
        assertThat(sinks).hasSize(2);
    }

    @Test
    void what_is_lost_twice_ends_the_scan_and_names_the_backend() {
        assertEnds(
                (plan, batches, answers) ->
                        batches.numbers().forEach(batch -> answers.failed(batch, "node " + batch + " is down")),
                SCRIPTED + " lost batch 0 and 10 more, asked for 2 times: node 0 is down");
        assertEnds(
                (plan, batches, answers) -> {
                    throw new IllegalStateException("no cluster");
                },
                SCRIPTED + " lost batch 0 and 10 more, asked for 2 times: it threw java.lang.IllegalStateException:"
                        + " no cluster");
        ScanWorker worker = BytesAloneBackend.worker();
        assertEnds(
                (plan, batches, answers) -> {
                    for (int batch : batches.numbers()) {
                        if (batch != 4) {
                            answers.answer(batch, worker.run(plan, batches.bytes(batch)));
                        }
                    }
                },
                SCRIPTED + " lost batch 4, asked for 2 times: it returned without an answer");
        assertEnds(
                (plan, batches, answers) -> batches.numbers().forEach(batch -> answers.answer(batch, new byte[2])),
                SCRIPTED + " lost batch 0 and 10 more, asked for 2 times: these 2 bytes are no result");
        assertEnds(
                (plan, batches, answers) -> {
                    byte[] first = worker.run(plan, batches.bytes(0));
                    batches.numbers().forEach(batch -> answers.answer(batch, first));
                },
                SCRIPTED + " lost batch 1 and 9 more, asked for 2 times: it threw dev.technic.scanner.ScannerException:"
                        + " there is no batch 0; there are [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]");
    }

    private static void assertEnds(Carrying carrying, String message) {
        try (Scanner scanner = scanner(carrying)) {
            Panel panel = Market.panel(scanner, HISTORIES);
            assertThatThrownBy(() -> scanner.scan(panel, SCAN))
                    .isExactlyInstanceOf(PluginException.class)
                    .hasMessage(message);
        }
    }

    @Test
    void an_executor_that_is_full_is_said() {
        try (Scanner scanner = builder()
                .backend(new BytesAloneBackend(1, 0))
                .executor(work -> {
                    throw new RejectedExecutionException("full");
                })
                .build()) {
            Panel panel = Market.panel(scanner, HISTORIES);
            assertThatThrownBy(() -> scanner.scan(panel, SCAN))
                    .isExactlyInstanceOf(ScannerException.class)
                    .hasMessage("the backend " + BytesAloneBackend.class.getName()
                            + " (test-classes) cannot be called: the executor takes no more work");
        }
    }

    @Test
    void a_worker_refuses_bytes_that_do_not_belong_together() {
        List<byte[]> plans = new ArrayList<>();
        List<byte[]> batches = new ArrayList<>();
        record(SCAN, plans, batches);
        record(Scan.builder().feature("g", "total()").build(), plans, batches);
        ScanWorker worker = BytesAloneBackend.worker();

        assertThatThrownBy(() -> worker.run(plans.get(1), batches.get(0)))
                .isExactlyInstanceOf(ScannerException.class)
                .hasMessageMatching("batch 0 is for the plan [0-9a-f]{64}; the one that came with it is [0-9a-f]{64}");
        assertThatThrownBy(() -> worker.run(batches.get(0), plans.get(0)))
                .hasMessageMatching("these \\d+ bytes are no batch");
        assertThat(worker.run(plans.get(0), batches.get(0))).isEqualTo(worker.run(plans.get(0), batches.get(0)));
        assertThatThrownBy(() -> ScanWorker.create().run(plans.get(0), batches.get(0)))
                .hasMessageStartingWith("this worker cannot make the plan: f: no indicator 'average' at 1:1; ");
    }

    @Test
    void a_worker_given_made_up_bytes_answers_or_refuses() {
        List<byte[]> plans = new ArrayList<>();
        List<byte[]> batches = new ArrayList<>();
        record(SCAN, plans, batches);
        SplittableRandom random = new SplittableRandom(93);
        ScanWorker worker = BytesAloneBackend.worker();
        for (int round = 0; round < 400; round++) {
            byte[] batch = batches.get(0).clone();
            int at = 12 + random.nextInt(random.nextBoolean() ? 300 : batch.length - 16);
            batch[at] = (byte) random.nextInt();
            CRC32C crc = new CRC32C();
            crc.update(batch, 0, batch.length - 4);
            ByteBuffer.wrap(batch).putInt(batch.length - 4, (int) crc.getValue());
            try {
                assertThat(worker.run(plans.get(0), batch)).isNotEmpty();
            } catch (ScannerException clear) {
                assertThat(clear.getMessage()).isNotBlank();
            }
        }
    }

    private static void record(Scan scan, List<byte[]> plans, List<byte[]> batches) {
        try (Scanner scanner = scanner((plan, all, answers) -> {
            plans.add(plan);
            batches.add(all.bytes(0));
            all.numbers().forEach(batch -> answers.failed(batch, "recorded"));
        })) {
            Panel panel = Market.panel(scanner, HISTORIES);
            assertThatThrownBy(() -> scanner.scan(panel, scan)).isInstanceOf(PluginException.class);
        }
        plans.remove(plans.size() - 1);
        batches.remove(batches.size() - 1);
    }

    /** Found by the service loader. */
    public static class Found implements ScanBackendProvider {
        @Override
        public String name() {
            return "found";
        }

        @Override
        public ScanBackend open(Map<String, String> options) {
            if (!options.isEmpty()) {
                throw new InvalidScanException("backend found takes no options");
            }
            return new BytesAloneBackend(7, 3);
        }
    }

    /** Another of the same name. */
    public static final class FoundToo extends Found {}

    /** Opens nothing. */
    public static final class Unopened implements ScanBackendProvider {
        @Override
        public String name() {
            return "unopened";
        }

        @Override
        public ScanBackend open(Map<String, String> options) {
            throw new IllegalStateException("no cluster");
        }
    }

    private Scanner.Builder with(Class<?>... providers) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        List<String> names =
                java.util.Arrays.stream(providers).map(Class::getName).toList();
        Files.writeString(services.resolve(ScanBackendProvider.class.getName()), String.join("\n", names));
        URL[] urls = {folder.toUri().toURL()};
        return builder().classLoader(new URLClassLoader(urls, BackendTest.class.getClassLoader()));
    }

    @Test
    void a_backend_is_found_by_its_name() throws IOException {
        try (Scanner scanner =
                with(Found.class, Unopened.class).backend("found", Map.of()).build()) {
            assertThat(Market.bits(scanner.scan(Market.panel(scanner, HISTORIES), SCAN)))
                    .isEqualTo(local(SCAN, HISTORIES));
        }
    }

    @Test
    void a_backend_that_cannot_be_had_is_said_when_the_scanner_is_built() throws IOException {
        Scanner.Builder one = with(Found.class, Unopened.class);
        assertThatThrownBy(() -> one.backend("fuond", Map.of()).build())
                .isExactlyInstanceOf(InvalidScanException.class)
                .hasMessage("no backend 'fuond'; installed: [found, unopened]");
        assertThatThrownBy(() -> one.backend("found", Map.of("a", "b")).build())
                .isExactlyInstanceOf(InvalidScanException.class)
                .hasMessage("backend found takes no options");
        assertThatThrownBy(() -> one.backend("unopened", Map.of()).build())
                .isExactlyInstanceOf(PluginException.class)
                .hasMessageMatching("the plugin \\S+\\$Unopened \\(\\S+\\) cannot be used:"
                        + " open\\(\\) threw java.lang.IllegalStateException: no cluster");
        Scanner.Builder two = with(Found.class, FoundToo.class).backend("found", Map.of());
        assertThatThrownBy(two::build)
                .isExactlyInstanceOf(InvalidScanException.class)
                .hasMessageMatching(
                        "backend 'found' is defined by both \\S+\\$Found \\(\\S+\\) and \\S+\\$FoundToo \\(\\S+\\);"
                                + " leave all but one of them out");
    }
}
