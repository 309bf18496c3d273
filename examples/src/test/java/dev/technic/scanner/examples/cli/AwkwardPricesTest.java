package dev.technic.scanner.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Real files of the worst kind: each ends well or with one sentence, and nowhere with an infinity. */
final class AwkwardPricesTest {

    private static final Path FILES = Path.of(System.getProperty("scanner.shared", "none"), "data", "awkward");
    private static final List<String> FEATURES = List.of(
            "--feature", "rsi=rsi(14)",
            "--feature", "histogram=macd(12, 26, 9).histogram",
            "--feature", "width=bbands(20, 2).upper / close",
            "--feature", "atr=atr(14) / close",
            "--feature", "adx=adx(14)",
            "--feature", "mfi=mfi(14)",
            "--feature", "jump=log(close / ref(close, 1))");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> scanAndSeriesOfEveryFileEndWell() throws IOException {
        assumeThat(FILES).as("shared prices, by -Dscanner.shared").exists();
        List<Path> files;
        try (Stream<Path> all = Files.walk(FILES)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    endsWell("scan", file);
                    endsWell("series", file);
                }));
    }

    private void endsWell(String command, Path file) throws IOException {
        Path out = folder.resolve(command + "-" + file.getFileName());
        List<String> arguments = new java.util.ArrayList<>(
                List.of(command, "--prices", file.toString(), "--out", out.toString(), "--quiet"));
        arguments.addAll(FEATURES);
        Run run = Run.of(arguments);
        assertThat(run.out()).isEmpty();
        if (run.status() == 0) {
            assertThat(run.err()).isEmpty();
            assertThat(Files.readString(out)).startsWith("symbol,session,rsi").doesNotContainIgnoringCase("inf", "nan");
        } else {
            assertThat(run.status()).isIn(2, 3);
            assertThat(run.err()).startsWith("scanner: ").doesNotContain("Exception");
            assertThat(run.err().lines()).hasSize(1);
            assertThat(out).doesNotExist();
        }
    }
}
