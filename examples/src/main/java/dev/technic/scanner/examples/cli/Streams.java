package dev.technic.scanner.examples.cli;

import dev.technic.scanner.Cancellation;
import dev.technic.scanner.ScanCancelledException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where one run of the program writes, and what stops it.
 *
 * @param out results and nothing else; its errors reach the writer, unlike a {@link PrintStream}'s
 * @param err what is said about the results
 * @param showsProgress whether {@code err} is a terminal, where a line can be drawn over
 * @param cancellation thrown when the user interrupts
 */
record Streams(OutputStream out, PrintStream err, boolean showsProgress, Cancellation cancellation) {

    /** Writes text to {@link #out}. */
    void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** For loops that the library does not see. */
    void throwIfCancelled() {
        if (cancellation.isCancelled()) {
            throw new ScanCancelledException("cancelled");
        }
    }
}
