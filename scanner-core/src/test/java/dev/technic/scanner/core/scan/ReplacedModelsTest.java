package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many threads scan one panel while the files of its models are replaced again and again: each scan is one of the models that its
 * provenance names, to the bit, and none fails.
 *
 * <p>More of the same: {@code mvn -pl scanner-core -am test -Dtest=ReplacedModelsTest -Dscanner.scans=100000}
 */
@Timeout(600)
final class ReplacedModelsTest {

    private static final int THREADS = 64;
    private static final int SCANS = Integer.getInteger("scanner.scans", 1_280);
    private static final int VERSIONS = 5;

    @TempDir
    private Path folder;

    private final LineProvider provider = new LineProvider();
    private final ModelCache cache = ModelCache.create();

    @Test
    void every_scan_is_of_the_models_that_it_names_and_none_fails() throws Exception {
        List<Path> files = List.of(folder.resolve("m.line"), folder.resolve("n.line"));
        for (Path file : files) {
            replace(file, 0);
        }
        Scan scan = scan(files);
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger replaced = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
        try (Scanner scanner = scanner()) {
            Panel panel = Market.panel(scanner, Market.walks(new SplittableRandom(9), 150, 30));
            Map<List<String>, List<String>> expected = expected(scanner, panel, scan);
            Future<?> replacing = threads.submit((Callable<?>) () -> {
                SplittableRandom random = new SplittableRandom(10);
                while (!over.get()) {
                    replace(files.get(random.nextInt(2)), random.nextInt(VERSIONS));
                    replaced.incrementAndGet();
                }
                return null;
            });
            List<Future<ScanResult>> scans = new ArrayList<>();
            for (int i = 0; i < SCANS; i++) {
                scans.add(threads.submit(() -> scanner.scan(panel, scan)));
            }
            for (Future<ScanResult> each : scans) {
                ScanResult result = each.get();
                assertThat(Market.bits(result)).isEqualTo(expected.get(hashes(result)));
            }
            over.set(true);
            replacing.get();
        } finally {
            over.set(true);
            threads.shutdown();
        }
        assertThat(replaced).hasPositiveValue();
        assertNothingLeft();
    }

    @Test
    void a_file_half_written_is_refused_in_a_sentence_and_harms_no_scan_under_way() throws Exception {
        Path file = folder.resolve("m.line");
        replace(file, 1);
        Scan scan = scan(List.of(file, file));
        try (Scanner scanner = scanner()) {
            Panel panel = Market.panel(scanner, Market.walks(new SplittableRandom(9), 150, 30));
            List<String> whole = Market.bits(scanner.scan(panel, scan));
            AtomicInteger broken = new AtomicInteger();
            List<String> during = Market.bits(scanner.scan(
                    panel, scan, dev.technic.scanner.ScanOptions.defaults().progress((stage, done, total) -> {
                        if (broken.getAndIncrement() == 0) {
                            write(file, "line 1.5");
                        }
                    })));

            assertThat(during).isEqualTo(whole);
            assertThatThrownBy(() -> scanner.scan(panel, scan))
                    .isExactlyInstanceOf(ModelException.class)
                    .hasMessage("model " + file + " is no line: it ends after 'line 1.5'");
            replace(file, 1);
            assertThat(Market.bits(scanner.scan(panel, scan))).isEqualTo(whole);
        }
        assertNothingLeft();
    }

    private void assertNothingLeft() {
        assertThat(cache.counts().leases()).isZero();
        assertThat(provider.open).hasValue(cache.counts().models());
        assertThat(cache.counts().models()).isLessThanOrEqualTo(2);
        cache.evict();
        assertThat(provider.open).hasValue(0);
    }

    private Scanner scanner() {
        return Scanner.builder()
                .plugin(new dev.technic.scanner.core.engine.SampleIndicators())
                .plugin(provider)
                .modelCache(cache)
                .threads(2)
                .build();
    }

    private static Scan scan(List<Path> files) {
        return Scan.builder()
                .feature("f", "average(close, 5)")
                .model("m", files.get(0))
                .model("n", files.get(1))
                .column("r", "rank(m - n)")
                .orderBy("m", dev.technic.scanner.Order.Direction.DESCENDING)
                .build();
    }

    /** The answers by the hashes of the two models, each scanned while nothing else happens. */
    private Map<List<String>, List<String>> expected(Scanner scanner, Panel panel, Scan scan) throws IOException {
        Map<List<String>, List<String>> expected = new java.util.HashMap<>();
        for (int m = 0; m < VERSIONS; m++) {
            for (int n = 0; n < VERSIONS; n++) {
                replace(folder.resolve("m.line"), m);
                replace(folder.resolve("n.line"), n);
                ScanResult result = scanner.scan(panel, scan);
                expected.put(hashes(result), Market.bits(result));
            }
        }
        assertThat(expected).hasSize(VERSIONS * VERSIONS);
        return expected;
    }

    private static List<String> hashes(ScanResult result) {
        return result.provenance().models().entrySet().stream()
                .map(Object::toString)
                .collect(Collectors.toList());
    }

    private static String text(int version) {
        return "line " + (1.5 + version) + " " + " ".repeat(version) + "end";
    }

    private void replace(Path file, int version) throws IOException {
        Path beside = folder.resolve("beside");
        Files.writeString(beside, text(version));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException unexpected) {
            throw new java.io.UncheckedIOException(unexpected);
        }
    }

    /** Models of the form {@code line 1.5 end}, whose score is a feature times the number; counts those that are open. */
    private static final class LineProvider implements ModelProvider {

        private final AtomicInteger open = new AtomicInteger();

        @Override
        public String name() {
            return "line";
        }

        @Override
        public boolean reads(ModelContent content) {
            return true;
        }

        @Override
        public Model load(ModelContent content) {
            String text = new String(content.bytes(), StandardCharsets.UTF_8);
            if (!text.matches("line [0-9.]+ +end")) {
                throw new ModelException("model " + content.origin() + " is no line: it ends after '" + text + "'");
            }
            open.incrementAndGet();
            return new Line(Double.parseDouble(text.split(" +")[1]), content.hash(), open);
        }
    }

    private static final class Line implements Model {

        private final double slope;
        private final String hash;
        private final AtomicInteger open;
        private final AtomicBoolean closed = new AtomicBoolean();

        Line(double slope, String hash, AtomicInteger open) {
            this.slope = slope;
            this.hash = hash;
            this.open = open;
        }

        @Override
        public List<String> features() {
            return List.of("f");
        }

        @Override
        public int featureCount() {
            return 1;
        }

        @Override
        public int outputCount() {
            return 1;
        }

        @Override
        public String objective() {
            return "line";
        }

        @Override
        public String hash() {
            return hash;
        }

        @Override
        public String engine() {
            return "line";
        }

        @Override
        public void predict(double[] rowMajor, int rows, int columns, double[] out) {
            for (int row = 0; row < rows; row++) {
                out[row] = slope * rowMajor[row];
            }
            if (closed.get()) {
                throw new ModelException("scored after it was closed");
            }
        }

        @Override
        public void close() {
            if (!closed.compareAndSet(false, true)) {
                throw new IllegalStateException("closed twice");
            }
            open.decrementAndGet();
        }
    }
}
