package dev.technic.scanner.examples.cli;

import dev.technic.scanner.Cancellation;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program {@code scanner}. */
@Command(
        name = "scanner",
        description = "Turns a universe of price histories into ranked, explained rows.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit status: 0; 2 for a wrong question; 3 for data or a model that cannot be read, or a result that cannot be written.",
            "Results go to stdout and to the files named, everything else to stderr."
        })
public final class ScannerCommand implements Runnable {

    private static final int SECONDS_TO_TIDY_UP = 10;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Says this.")
    private boolean help;

    private ScannerCommand() {}

    /** Runs the program and ends the JVM with its exit status. */
    public static void main(String[] arguments) {
        Cancellation cancellation = new Cancellation();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupt(cancellation, ended)));
        OutputStream out = new NamedOutputStream("stdout", new FileOutputStream(FileDescriptor.out));
        int status = run(arguments, new Streams(out, System.err, Terminal.isStandardError(), cancellation));
        ended.countDown();
        System.exit(status);
    }

    /** On an interrupt, lets the command tidy up before the JVM ends. */
    private static void interrupt(Cancellation cancellation, CountDownLatch ended) {
        cancellation.cancel();
        try {
            ended.await(SECONDS_TO_TIDY_UP, TimeUnit.SECONDS);
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Runs the program within another.
     *
     * @return the exit status
     */
    public static int run(String[] arguments, OutputStream out, PrintStream err) {
        return run(arguments, new Streams(out, err, false, new Cancellation()));
    }

    static int run(String[] arguments, Streams streams) {
        CommandLine commands = new CommandLine(new ScannerCommand())
                .addSubcommand(new DemoCommand(streams))
                .addSubcommand(new ScanCommand(streams))
                .addSubcommand(new SeriesCommand(streams))
                .addSubcommand(new ScoreCommand(streams))
                .addSubcommand(new ModelCommand(streams))
                .addSubcommand(new IndicatorsCommand(streams))
                .setExpandAtFiles(false)
                .setOut(new PrintWriter(new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8), true))
                .setParameterExceptionHandler((wrong, all) -> report(wrong, streams))
                .setExecutionExceptionHandler((failed, command, parsed) -> report(failed, streams));
        try {
            return commands.execute(arguments);
        } catch (Error broken) {
            return report(broken, streams);
        }
    }

    private static int report(Throwable error, Streams streams) {
        Failure failure = Failure.of(error);
        if (!failure.sentence().isEmpty()) {
            streams.err().println("scanner: " + failure.sentence());
        }
        return failure.status();
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing; one of " + spec.subcommands().keySet() + " is accepted");
    }
}
