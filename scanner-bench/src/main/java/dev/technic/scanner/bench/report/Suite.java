package dev.technic.scanner.bench.report;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/**
 * Runs the documented benchmarks, each by the command that the report shows beside its table, and writes one file with their results and
 * where they came about. Takes about a quarter of an hour on a machine that does nothing else, and 6 GB of memory.
 *
 * <pre>
 * java -cp scanner-bench/target/benchmarks.jar dev.technic.scanner.bench.report.Suite --out results.json
 * java -cp scanner-bench/target/benchmarks.jar dev.technic.scanner.bench.report.Suite --out results.json --only workers,inference
 * </pre>
 *
 * <p>A question of one thread is pinned to the last core that it may use with {@code taskset} where there is one; everything runs with the G1 collector, which a pinned
 * JVM would not choose by itself. The file is written anew after each question, so that a run that is broken off keeps what it has.
 */
@picocli.CommandLine.Command(
        name = "Suite",
        mixinStandardHelpOptions = true,
        description = "Runs the documented benchmarks and writes their results with machine, JDK and commit.",
        footer =
                "Exit status: 0; 1 if a benchmark failed; 2 for wrong arguments; 3 for a place or file that cannot be used.")
public final class Suite implements Callable<Integer> {

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the results go.")
    private Path out = Path.of("");

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "QUESTION",
            converter = QuestionConverter.class,
            description = "Some of them: ${COMPLETION-CANDIDATES}.",
            completionCandidates = QuestionConverter.class)
    private List<Question> only = List.of(Question.values());

    @Option(names = "--quick", description = "A glance at each, to see that all run; its figures are worth nothing.")
    private boolean quick;

    private Suite() {}

    public static void main(String[] arguments) {
        System.exit(Command.run(new Suite(), arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path jar = jar();
        Environment environment = EnvironmentProbe.look(jar, quick);
        OptionalInt core = core();
        List<Run> runs = new ArrayList<>();
        for (Question question : only) {
            System.err.println("== " + question.id() + ", " + (runs.size() + 1) + " of " + only.size());
            Optional<Run> run = run(question, jar, core);
            if (run.isEmpty()) {
                System.err.println(question.id() + " failed; the results before it are in " + out);
                return 1;
            }
            runs.add(run.get());
            new Results(Optional.of(environment), runs).write(out);
        }
        return 0;
    }

    private Optional<Run> run(Question question, Path jar, OptionalInt core) throws IOException, InterruptedException {
        Path lines = Files.createTempFile("results", ".json");
        try {
            QuestionCommand command = new QuestionCommand(question, jar, core, quick);
            long before = System.nanoTime();
            int status =
                    new ProcessBuilder(command.run(lines)).inheritIO().start().waitFor();
            double seconds = (System.nanoTime() - before) / 1e9;
            return status == 0
                    ? Optional.of(new Run(question.id(), command.shown(Path.of("")), seconds, Results.readLines(lines)))
                    : Optional.empty();
        } finally {
            Files.delete(lines);
        }
    }

    /** The core for questions of one thread: the last one this process may use, as the first one has the system's own work. */
    private static OptionalInt core() throws IOException {
        Path status = Path.of("/proc/self/status");
        return QuestionCommand.canPin() && Files.isReadable(status)
                ? QuestionCommand.lastAllowed(Files.readString(status))
                : OptionalInt.empty();
    }

    /** The jar that this class is in. */
    private static Path jar() {
        try {
            Path jar = Path.of(Suite.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (!Files.isRegularFile(jar)) {
                throw new UnreadableResultsException(
                        "the suite runs from " + jar + "; benchmarks.jar, as mvn package makes it, is accepted");
            }
            return jar;
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
