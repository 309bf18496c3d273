package dev.technic.scanner.bench.report;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Parameters;

/**
 * Compares two result files and says what became slower or faster beyond both intervals of error.
 *
 * <pre>{@code java -cp scanner-bench/target/benchmarks.jar dev.technic.scanner.bench.report.Compare BEFORE.json AFTER.json}</pre>
 */
@picocli.CommandLine.Command(
        name = "Compare",
        mixinStandardHelpOptions = true,
        description = "Joins two result files by benchmark and parameters.",
        footer =
                "Exit status: 0; 1 if something is slower; 2 for wrong arguments; 3 for files that cannot be compared.")
public final class Compare implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "BEFORE.json", description = "Of the suite, or of JMH's with -rf json.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "AFTER.json")
    private Path after = Path.of("");

    private Compare() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return Command.run(new Compare(), arguments);
    }

    @Override
    public Integer call() throws Exception {
        Comparison comparison = new Comparison(
                Results.read(before).measurements(), Results.read(after).measurements());
        System.out.print(comparison.table());
        return comparison.count(Comparison.Verdict.SLOWER) > 0 ? 1 : 0;
    }
}
