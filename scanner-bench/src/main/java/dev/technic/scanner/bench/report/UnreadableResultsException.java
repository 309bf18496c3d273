package dev.technic.scanner.bench.report;

/** A result file that is none; the message names it and says what would be accepted. */
final class UnreadableResultsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableResultsException(String message) {
        super(message);
    }
}
