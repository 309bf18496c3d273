package dev.technic.scanner.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Turns result files into a page with tables and charts, and its headline into a document.
 *
 * <pre>
 * java -cp scanner-bench/target/benchmarks.jar dev.technic.scanner.bench.report.Report \
 *     RESULTS.json --out docs/benchmarks --readme README.md
 * </pre>
 */
@picocli.CommandLine.Command(
        name = "Report",
        mixinStandardHelpOptions = true,
        description = "Writes README.md and a chart for each question.",
        footer = "Exit status: 0; 2 for wrong arguments; 3 for files that cannot be read or written.")
public final class Report implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "RESULTS.json",
            description =
                    "Of the suite: a chapter for each machine, JDK and jar; the first one's figures are the headline's.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "Where README.md and charts go.")
    private Path out = Path.of("");

    @Option(
            names = "--readme",
            paramLabel = "FILE",
            description = "A document between whose marks the headline's table is written.")
    private @Nullable Path readme;

    private Report() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return Command.run(new Report(), arguments);
    }

    @Override
    public Integer call() throws IOException {
        List<Results> all = new ArrayList<>();
        for (Path file : files) {
            all.add(Results.read(file));
        }
        List<Results> chapters = Chapter.of(all);
        if (readme != null
                && chapters.get(0).environment().filter(Environment::quick).isPresent()) {
            throw new UnreadableResultsException(
                    files.get(0)
                            + " is of a glance (--quick), whose figures are worth nothing; for --readme a file of the suite without --quick is accepted");
        }
        Page page = new Page(chapters);
        Files.createDirectories(out);
        Files.writeString(out.resolve("README.md"), page.markdown());
        for (Map.Entry<String, String> chart : page.charts().entrySet()) {
            Files.writeString(out.resolve(chart.getKey()), chart.getValue());
        }
        if (readme != null) {
            Files.writeString(readme, new Headline(chapters.get(0)).into(Files.readString(readme)));
        }
        return 0;
    }
}
