package dev.technic.scanner.bench.report;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * <p>A question of one thread is pinned to one core with {@code taskset} where there is one; everything runs with the G1 collector, which a pinned
 * JVM would not choose by itself. The file is written anew after each question, so that a run that is broken off keeps what it has.
 */
@picocli.CommandLine.Command(
        name = "Suite",
        mixinStandardHelpOptions = true,
        description = "Runs the documented benchmarks and writes their results with machine, JDK and commit.",
        footer = "Exit status: 0; 1 if a benchmark failed; 2 for wrong arguments.")
public final class Suite implements Callable<Integer> {

    private static final List<String> PINNED = List.of("taskset", "-c", "1");
    private static final List<String> QUICK = List.of("-f", "1", "-wi", "1", "-i", "2", "-w", "200ms", "-r", "200ms");

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
        Environment environment = EnvironmentProbe.look(jar);
        List<Run> runs = new ArrayList<>();
        for (Question question : only) {
            System.err.println("== " + question.id() + ", " + (runs.size() + 1) + " of " + only.size());
            Optional<Run> run = run(question, jar);
            if (run.isEmpty()) {
                System.err.println(question.id() + " failed; the results before it are in " + out);
                return 1;
            }
            runs.add(run.get());
            new Results(Optional.of(environment), runs).write(out);
        }
        return 0;
    }

    private Optional<Run> run(Question question, Path jar) throws IOException, InterruptedException {
        Path lines = Files.createTempFile("results", ".json");
        try {
            List<String> command = command(question, jar);
            List<String> whole = new ArrayList<>(command);
            whole.set(
                    whole.indexOf("java"),
                    Path.of(System.getProperty("java.home"), "bin", "java").toString());
            whole.addAll(List.of("-foe", "true", "-rf", "json", "-rff", lines.toString()));
            long before = System.nanoTime();
            int status = new ProcessBuilder(whole).inheritIO().start().waitFor();
            double seconds = (System.nanoTime() - before) / 1e9;
            return status == 0
                    ? Optional.of(new Run(question.id(), words(command), seconds, Results.readLines(lines)))
                    : Optional.empty();
        } finally {
            Files.delete(lines);
        }
    }

    /** What a user would type, but for the JVM's place and the result file. */
    private List<String> command(Question question, Path jar) {
        List<String> command = new ArrayList<>();
        if (question.pinned() && canPin()) {
            command.addAll(PINNED);
        }
        command.addAll(List.of("java", "-XX:+UseG1GC", "-jar", jar.toString()));
        command.addAll(question.arguments());
        if (quick) {
            command.addAll(QUICK);
        }
        return command;
    }

    private static boolean canPin() {
        String path = System.getenv("PATH");
        return path != null
                && Runtime.getRuntime().availableProcessors() > 1
                && Stream.of(path.split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, PINNED.get(0))));
    }

    private static String words(List<String> command) {
        return command.stream()
                .map(word -> word.matches("[\\w./:=,+-]+") ? word : '"' + word + '"')
                .collect(Collectors.joining(" "));
    }

    /** The jar that this class is in, as seen from the working directory. */
    private static Path jar() {
        try {
            Path jar = Path.of(Suite.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path here = Path.of("").toAbsolutePath();
            if (!Files.isRegularFile(jar)) {
                throw new UnreadableResultsException(
                        "the suite runs from " + jar + "; benchmarks.jar, as mvn package makes it, is accepted");
            }
            return jar.startsWith(here) ? here.relativize(jar) : jar;
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
