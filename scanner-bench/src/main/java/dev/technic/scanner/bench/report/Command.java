package dev.technic.scanner.bench.report;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Runs one of this package's programs: what is wrong is one sentence on stderr, and the exit status 2. */
final class Command {

    /** For arguments or files that cannot be used. */
    static final int WRONG = 2;

    private Command() {}

    static int run(Callable<Integer> program, String[] arguments) {
        return new CommandLine(program)
                .setParameterExceptionHandler((wrong, given) -> {
                    System.err.println(wrong.getMessage() + "; --help says more");
                    return WRONG;
                })
                .setExecutionExceptionHandler((thrown, command, parsed) -> {
                    if (thrown instanceof UnreadableResultsException || thrown instanceof IOException) {
                        System.err.println(thrown.getMessage());
                        return WRONG;
                    }
                    throw thrown;
                })
                .execute(arguments);
    }
}
