package dev.technic.scanner.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Real files of the worst kind: each ends well, nowhere with an infinity, and undefined just where the indicators' pages say so. */
final class AwkwardPricesTest {

    private static final Path FILES = Path.of(System.getProperty("scanner.shared", "none"), "data", "awkward");
    private static final double[] NOTHING = {};
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
        return files().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            endsWell("scan", file);
            endsWell("series", file);
        }));
    }

    private static Stream<Path> files() throws IOException {
        assumeThat(FILES).as("shared prices, by -Dscanner.shared").exists();
        try (Stream<Path> all = Files.walk(FILES)) {
            return all.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    private void endsWell(String command, Path file) throws IOException {
        Path out = folder.resolve(command + "-" + file.getFileName());
        List<String> arguments =
                new ArrayList<>(List.of(command, "--prices", file.toString(), "--out", out.toString(), "--quiet"));
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

    @TestFactory
    Stream<DynamicTest> everyFileIsUndefinedJustWhereItIsSaidToBe() throws IOException {
        return files().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> isUndefined(file)));
    }

    private void isUndefined(Path file) throws IOException {
        List<String> expressions = new ArrayList<>(List.of("high", "low", "close", "volume"));
        int fields = expressions.size();
        expressions.addAll(
                new Definedness(NOTHING, NOTHING, NOTHING, NOTHING).rules().keySet());
        List<String[]> series = rows("series", file, expressions);
        double[][] columns = new double[fields][series.size()];
        for (int bar = 0; bar < series.size(); bar++) {
            for (int field = 0; field < fields; field++) {
                columns[field][bar] = Double.parseDouble(series.get(bar)[2 + field]);
            }
        }
        List<IntPredicate> rules = List.copyOf(new Definedness(columns[0], columns[1], columns[2], columns[3])
                .rules()
                .values());
        for (int rule = 0; rule < rules.size(); rule++) {
            int cell = 2 + fields + rule;
            IntPredicate isSaid = rules.get(rule);
            assertThat(IntStream.range(0, series.size())
                            .filter(bar -> series.get(bar)[cell].isEmpty() == isSaid.test(bar)))
                    .as(
                            "bars where %s is undefined and should not be, or the other way",
                            expressions.get(fields + rule))
                    .isEmpty();
        }
        List<String[]> scanned = rows("scan", file, expressions);
        assertThat(scanned).hasSize(Math.min(series.size(), 1));
        if (!series.isEmpty()) {
            assertThat(scanned.get(0)).containsExactly(series.get(series.size() - 1));
        }
    }

    /** What a command writes of these expressions, all of them optional, below its header. */
    private List<String[]> rows(String command, Path file, List<String> expressions) throws IOException {
        Path out = folder.resolve("rows-" + command + "-" + file.getFileName());
        List<String> arguments =
                new ArrayList<>(List.of(command, "--prices", file.toString(), "--out", out.toString(), "--quiet"));
        for (int i = 0; i < expressions.size(); i++) {
            arguments.addAll(List.of("--feature", "x" + i + "=" + expressions.get(i)));
            if (command.equals("scan")) {
                arguments.addAll(List.of("--optional", "x" + i));
            }
        }
        assertThat(Run.of(arguments)).isEqualTo(new Run(0, "", ""));
        try (Stream<String> lines = Files.lines(out)) {
            return lines.skip(1).map(line -> line.split(",", -1)).toList();
        }
    }
}
