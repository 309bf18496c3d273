package dev.technic.scanner.examples.cli;

import java.io.IOException;

/** Whether a person looks at standard error. Java 17 can only say whether input and output are both a terminal's, which a redirect hides. */
final class Terminal {

    private Terminal() {}

    /** Asks the system's {@code test -t 2}, which inherits the stream; where there is none, there is no terminal to draw on. */
    static boolean isStandardError() {
        try {
            return new ProcessBuilder("test", "-t", "2")
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
