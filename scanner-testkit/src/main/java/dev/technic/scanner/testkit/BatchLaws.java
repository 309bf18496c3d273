package dev.technic.scanner.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.technic.scanner.Cancellation;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.ScanOptions;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.memory.InMemoryPrices;
import dev.technic.scanner.spi.ScanBackend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The contract of {@link ScanBackend}, checked on one. */
final class BatchLaws implements AutoCloseable {

    /** A backend that computes nothing. */
    static final class Nowhere implements ScanBackend {
        @Override
        public void run(byte[] plan, Batches batches, Answers answers) {
            // every batch is lost
        }

        @Override
        public void close() {
            // nothing is held
        }
    }

    private static final int SYMBOLS = 300;
    private static final int[] UNIVERSES = {1, 63, 64, 65, SYMBOLS};
    private static final int THREADS = 3;

    private static final Scan SCAN = Scan.builder()
            .feature("change", "close / ref(close, 1) - 1")
            .feature("reach", "max(high - close, close - low) / close")
            .optionalFeature("nothing", "(close - close) / (open - open)")
            .where("close >= 30 and not (volume < 5000)")
            .column("strength", "rank(change)")
            .build();

    private final ScanBackend backend;

    BatchLaws(ScanBackend backend) {
        this.backend = backend;
    }

    @Override
    public void close() {
        backend.close();
    }

    private static Panel panel(Scanner scanner, int symbols) {
        List<PriceHistory> histories = new ArrayList<>();
        for (int i = 0; i < symbols; i++) {
            histories.add(Bars.randomWalk(2 + i % 40, i).history(String.format(Locale.ROOT, "S%03d", i)));
        }
        return scanner.load(InMemoryPrices.of(histories), LoadOptions.all());
    }

    /** The batches of a scan, and what a worker makes of them. */
    private static RecordedScan recorded() {
        RecordedScan recorded = new RecordedScan();
        try (Scanner scanner = Scanner.builder().threads(1).backend(recorded).build()) {
            scanner.scan(panel(scanner, SYMBOLS), SCAN);
        }
        return recorded;
    }

    private RecordedScan.Run run(RecordedScan scan, List<Integer> numbers) {
        byte[] plan = scan.plan().clone();
        RecordedScan.Run run = scan.ask(numbers);
        backend.run(plan, run, run);
        assertThat(plan).as("the plan after the run").isEqualTo(scan.plan());
        return run;
    }

    private static void assertAnswered(RecordedScan scan, RecordedScan.Run run) {
        assertThat(run.failures()).as("batches that are said to be lost").isEmpty();
        assertThat(run.answered()).as("batches that are answered").containsExactlyElementsOf(run.numbers());
        for (int batch : run.numbers()) {
            assertThat(run.answers(batch))
                    .as("answers to batch %d", batch)
                    .allMatch(answer -> Arrays.equals(answer, scan.result(batch)));
        }
    }

    void answersEveryBatch() {
        RecordedScan scan = recorded();
        assertAnswered(scan, run(scan, scan.numbers()));
        assertAnswered(scan, run(scan, scan.numbers()));
    }

    void answersWhatIsAskedForAlone() {
        RecordedScan scan = recorded();
        for (List<Integer> some : List.of(List.of(1, 3), List.of(scan.numbers().size() - 1))) {
            assertAnswered(scan, run(scan, some));
        }
    }

    void answersRunsAtTheSameTime() throws Exception {
        RecordedScan scan = recorded();
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<RecordedScan.Run>> runs = new ArrayList<>();
            for (int i = 0; i < 2 * THREADS; i++) {
                List<Integer> numbers = i % 2 == 0 ? scan.numbers() : List.of(0, 2);
                runs.add(executor.submit(() -> run(scan, numbers)));
            }
            for (Future<RecordedScan.Run> run : runs) {
                assertAnswered(scan, run.get());
            }
        } finally {
            executor.shutdownNow();
        }
    }

    void tellsWhatWorkersRefuse() {
        RecordedScan scan = recorded();
        byte[] damaged = scan.plan().clone();
        damaged[damaged.length / 2] ^= 64;
        RecordedScan.Run run = scan.ask(scan.numbers());
        try {
            backend.run(damaged, run, run);
        } catch (RuntimeException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return;
        }
        assertThat(run.answered()).as("batches answered under a damaged plan").isEmpty();
        assertThat(run.failures().values()).as("reasons").allMatch(reason -> !reason.isBlank());
    }

    void endsWhenTheScanIsOver(Duration patience) throws Exception {
        RecordedScan scan = recorded();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            RecordedScan.Run run = scan.ask(scan.numbers());
            run.end();
            Future<?> ended = executor.submit(() -> {
                try {
                    backend.run(scan.plan().clone(), run, run);
                } catch (ScanCancelledException over) {
                    // as the batches said
                }
            });
            ended.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException hangs) {
            fail("a run that goes on for %s after its scan is over", patience);
        } finally {
            executor.shutdownNow();
        }
        assertAnswered(scan, run(scan, scan.numbers()));
    }

    void scansAsLocally() {
        try (Scanner local = Scanner.builder().threads(1).build();
                Scanner elsewhere =
                        Scanner.builder().threads(2).backend(backend).build()) {
            for (int symbols : UNIVERSES) {
                Panel panel = panel(local, symbols);
                assertThat(said(elsewhere.scan(panel, SCAN)))
                        .as("a scan of %d symbols", symbols)
                        .isEqualTo(said(local.scan(panel, SCAN)));
            }
        }
    }

    /** All that a result says: each symbol's outcome, and the bits of its values. */
    private static Map<String, String> said(ScanResult result) {
        Map<String, String> said = new TreeMap<>();
        result.outcomes().forEach(outcome -> said.put(outcome.symbol(), outcome.toString()));
        for (int row = 0; row < result.rows(); row++) {
            StringBuilder bits = new StringBuilder();
            for (int column = 0; column < result.columns().size(); column++) {
                bits.append(' ').append(Long.toHexString(Double.doubleToLongBits(result.value(row, column))));
            }
            said.merge(result.symbol(row), bits.toString(), String::concat);
        }
        return said;
    }

    void scansAfterACancelledOne() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        try (Scanner elsewhere = Scanner.builder().threads(2).backend(backend).build()) {
            Panel panel = panel(elsewhere, SYMBOLS);
            ScanOptions cancelled = ScanOptions.defaults().cancellation(cancellation);
            assertThatThrownBy(() -> elsewhere.scan(panel, SCAN, cancelled)).isInstanceOf(ScanCancelledException.class);
        }
        scansAsLocally();
    }
}
