package dev.technic.scanner.bench.report;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/**
 * Runs one of this package's programs: what is wrong is one sentence on stderr, and the exit status 2 or 3. Status 1 is the programs' own answer, and
 * nothing that they did not foresee ends with it.
 */
final class Command {

    /** For arguments that cannot be used. */
    private static final int WRONG_ARGUMENTS = 2;

    /** For files that cannot be read or written, and for whatever else leaves no answer. */
    private static final int NO_ANSWER = 3;

    private Command() {}

    static int run(Callable<Integer> program, String[] arguments) {
        CommandLine command = new CommandLine(program)
                .setParameterExceptionHandler((wrong, given) -> {
                    System.err.println(wrong.getMessage() + "; --help says more");
                    return WRONG_ARGUMENTS;
                })
                .setExecutionExceptionHandler((thrown, line, parsed) -> {
                    if (thrown instanceof UnreadableResultsException || thrown instanceof IOException) {
                        System.err.println(thrown.getMessage());
                        return NO_ANSWER;
                    }
                    throw thrown;
                });
        command.getCommandSpec().exitCodeOnExecutionException(NO_ANSWER);
        try {
            return command.execute(arguments);
        } catch (RuntimeException | Error unexpected) {
            unexpected.printStackTrace();
            return NO_ANSWER;
        }
    }
}
