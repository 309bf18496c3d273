package dev.technic.scanner.examples.cli;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.PriceSourceException;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.ScannerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * An error as the user sees it: a sentence and an exit status.
 *
 * @param sentence empty if there is nothing to say
 */
record Failure(int status, String sentence) {

    /** A plugin or the program itself is at fault. */
    static final int INTERNAL = 1;

    /** The question is wrong. */
    static final int QUESTION = 2;

    /** Data or a model cannot be read, or a result not written. */
    static final int DATA = 3;

    /** As shells count a program that was interrupted. */
    static final int INTERRUPTED = 130;

    static Failure of(Throwable error) {
        if (error instanceof ParameterException wrong) {
            return usage(wrong);
        }
        if (error instanceof InvalidScanException) {
            return new Failure(QUESTION, oneLine(error.getMessage()));
        }
        if (error instanceof ModelException || error instanceof PriceSourceException) {
            return new Failure(DATA, oneLine(error.getMessage()));
        }
        if (error instanceof ScanCancelledException) {
            return new Failure(INTERRUPTED, oneLine(error.getMessage()));
        }
        if (error instanceof UncheckedIOException && error.getCause() instanceof IOException failed) {
            return input(failed);
        }
        if (error instanceof IOException failed) {
            return input(failed);
        }
        if (error instanceof OutOfMemoryError) {
            return new Failure(
                    DATA,
                    "not enough memory: " + Runtime.getRuntime().maxMemory() / (1 << 20)
                            + " MB are allowed; allow more with java -Xmx, or load fewer bars with --lookback");
        }
        return new Failure(
                INTERNAL, oneLine(error instanceof ScannerException ? error.getMessage() : "unexpected " + error));
    }

    private static Failure usage(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        String what = wrong instanceof UnmatchedArgumentException unmatched
                ? unmatched(unmatched, command)
                : oneLine(wrong.getMessage());
        return new Failure(
                QUESTION,
                what.substring(0, 1).toLowerCase(Locale.ROOT) + what.substring(1) + " ("
                        + command.getCommandSpec().qualifiedName() + " --help says what is accepted)");
    }

    private static String unmatched(UnmatchedArgumentException wrong, CommandLine command) {
        String argument = wrong.getUnmatched().get(0);
        String kind = wrong.isUnknownOption()
                ? "no option '"
                : command.getSubcommands().isEmpty() ? "nothing is accepted at '" : "no command '";
        List<String> likely = wrong.getSuggestions();
        return kind + argument + "'" + (likely.isEmpty() ? "" : "; did you mean " + String.join(" or ", likely) + "?");
    }

    /** A reader that left, as {@code head} does, is no error. */
    private static Failure input(IOException failed) {
        String message = failed.getMessage();
        if (message != null && (message.contains("Broken pipe") || message.contains("pipe is being closed"))) {
            return new Failure(0, "");
        }
        return new Failure(DATA, oneLine(reason(failed)));
    }

    /** What went wrong, in words, as the file system's own exceptions say a path only. */
    static String reason(IOException failed) {
        if (failed instanceof FileSystemException of && of.getReason() == null) {
            return of.getFile() + " "
                    + (of instanceof NoSuchFileException
                            ? "does not exist"
                            : of instanceof AccessDeniedException
                                    ? "may not be accessed"
                                    : of instanceof FileAlreadyExistsException
                                            ? "exists already"
                                            : "cannot be accessed");
        }
        String message = failed.getMessage();
        return message == null ? failed.toString() : message;
    }

    private static String oneLine(@Nullable String message) {
        return message == null ? "" : message.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
