package dev.technic.scanner.examples.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.Outcome;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PluginException;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanOptions;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.Universe;
import dev.technic.scanner.examples.DemoMarket;
import dev.technic.scanner.examples.DemoScan;
import dev.technic.scanner.memory.InMemoryPrices;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The bytes of plan, batch and result are understood by a JVM that was not there when they were made: that of the runnable jar. */
@Timeout(120)
class OtherProcessIT {

    private static final String SHADED = Objects.requireNonNull(System.getProperty("scanner.jar"));
    private static final Path MODEL = Path.of("src/main/resources/dev/technic/scanner/examples/demo_alpha_5d.json");
    private static final String BACKEND = "the backend " + WorkerProcess.class.getName() + " (test-classes)";

    /** Four batches of 64 symbols at most. */
    private static final List<PriceHistory> MARKET = DemoMarket.histories(7, 200);

    private static final int BATCHES = 4;

    /** Where the version is, for whoever looks it up beside the engine's classes. */
    private static final String VERSION = "dev/technic/scanner/core/scan/version.txt";

    private static final ScanOptions BOUNDED = ScanOptions.defaults().deadline(Duration.ofSeconds(60));
    private static final List<WorkerProcess> PROCESSES = new ArrayList<>();

    @TempDir
    private static Path folder;

    private static final Scanner LOCAL = Scanner.create();
    private static final Panel WHOLE = LOCAL.load(InMemoryPrices.of(MARKET), LoadOptions.all());
    private static final Panel TILE = LOCAL.load(InMemoryPrices.of(MARKET.subList(0, 50)), LoadOptions.all());

    @AfterAll
    static void end() {
        LOCAL.close();
        PROCESSES.forEach(WorkerProcess::close);
    }

    private static WorkerProcess process(List<Integer> lives, String... before) throws URISyntaxException {
        List<String> path = new ArrayList<>(List.of(before));
        path.add(SHADED);
        path.add(Path.of(WorkerProgram.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString());
        WorkerProcess process = new WorkerProcess(String.join(java.io.File.pathSeparator, path), lives);
        PROCESSES.add(process);
        return process;
    }

    /** All that travels: indicators, numbers of a universe, other symbols' series, a model's features; and what stays here. */
    private static Scan scan() {
        Map<String, Integer> shares = new HashMap<>();
        Map<String, String> sectors = new HashMap<>();
        for (int i = 0; i < MARKET.size(); i++) {
            if (i % 9 != 0) {
                shares.put(MARKET.get(i).symbol(), 1_000 * i);
            }
            sectors.put(MARKET.get(i).symbol(), "sector " + i % 5);
        }
        Universe universe = Universe.of(
                        MARKET.stream().map(PriceHistory::symbol).toList())
                .number("shares", shares)
                .text("sector", sectors);
        String index = "of(\"" + MARKET.get(3).symbol() + "\", ";
        Scan.Builder scan = Scan.builder().universe(universe).where("close >= 2 and " + index + "close) > 0");
        DemoScan.features().forEach(scan::feature);
        return scan.feature("beta", "beta(roc(close, 1), " + index + "roc(close, 1)), 60)")
                .feature("ahead", "roc(close, 60) - " + index + "roc(close, 60))")
                .optionalFeature("worth", "shares * close")
                .optionalFeature("slow", "ema(close, 300, seed = first) / macd(close).signal")
                .model("alpha", MODEL)
                .column("alpha_rank", "rank(alpha)")
                .column("strength", "zscore(ahead, by = sector)")
                .build();
    }

    /** All that a result says, the bits of its numbers. */
    private static List<String> said(ScanResult result) {
        List<String> said = new ArrayList<>();
        for (int row = 0; row < result.rows(); row++) {
            StringBuilder line = new StringBuilder(result.symbol(row) + " " + result.sessionText(row));
            for (int column = 0; column < result.columns().size(); column++) {
                line.append(' ').append(Long.toHexString(Double.doubleToRawLongBits(result.value(row, column))));
            }
            said.add(line.toString());
        }
        result.outcomes().stream().map(Outcome::why).forEach(said::add);
        said.add(result.columns().toString());
        said.add(result.statistics().toString());
        said.add(result.provenance().toString());
        return said;
    }

    private static List<String> by(WorkerProcess process, Panel panel, Scan scan) {
        try (Scanner elsewhere = Scanner.builder().backend(process).build()) {
            return said(elsewhere.scan(panel, scan, BOUNDED));
        }
    }

    @Test
    void theAnswerIsTheLocalOneToTheBit() throws Exception {
        ScanResult here = LOCAL.scan(WHOLE, scan());
        assertThat(here.rows()).isBetween(MARKET.size() / 2, MARKET.size() - 1);
        WorkerProcess process = process(List.of());
        assertThat(by(process, WHOLE, scan())).isEqualTo(said(here));
        Scan other =
                Scan.builder().feature("x", "rsi(9)").column("r", "rank(x)").build();
        assertThat(by(process, WHOLE, other)).isEqualTo(said(LOCAL.scan(WHOLE, other)));
        assertThat(by(process, WHOLE, scan())).isEqualTo(said(here));
        assertThat(process.started()).isEqualTo(1);
        assertThat(process.answered()).isEqualTo(3 * BATCHES);
    }

    @Test
    void aProcessThatDiesInTheMiddleOfAnAnswerLosesOneBatchThatIsAskedForAgain() throws Exception {
        WorkerProcess process = process(List.of(BATCHES / 2));
        assertThat(by(process, WHOLE, scan())).isEqualTo(said(LOCAL.scan(WHOLE, scan())));
        assertThat(process.started()).isEqualTo(2);
        assertThat(process.answered()).isEqualTo(BATCHES);
    }

    @Test
    void processesThatAlwaysDieEndTheScan() throws Exception {
        WorkerProcess process = process(List.of(0, 0));
        assertThatThrownBy(() -> by(process, TILE, scan()))
                .isExactlyInstanceOf(PluginException.class)
                .hasMessage(BACKEND + " lost batch 0, asked for 2 times: its process ended with " + WorkerProgram.DEAD);
        assertThat(process.started()).isEqualTo(2);
    }

    @Test
    void aProcessWithAnotherVersionOfTheLibraryIsRefused() throws Exception {
        Path version = folder.resolve(VERSION);
        Files.createDirectories(Objects.requireNonNull(version.getParent()));
        Files.writeString(version, "0.0.9\n");
        WorkerProcess process = process(List.of(), folder.toString());
        String here = LOCAL.scan(TILE, scan()).provenance().engine();
        assertThat(here).matches("scanner \\d+\\.\\d+\\.\\d+\\S*").isNotEqualTo("scanner 0.0.9");
        assertThatThrownBy(() -> by(process, TILE, scan()))
                .isExactlyInstanceOf(PluginException.class)
                .hasMessage(BACKEND + " lost batch 0, asked for 2 times: the plan was made by " + here
                        + "; this worker has scanner 0.0.9; use the same library everywhere");
        assertThat(process.started()).isEqualTo(1);
        assertThat(process.answered()).isZero();
    }
}
