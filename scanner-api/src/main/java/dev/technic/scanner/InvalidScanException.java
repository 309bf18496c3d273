package dev.technic.scanner;

/** The caller's question is wrong: an expression that does not parse, a name nobody defines, an option out of range. */
public final class InvalidScanException extends ScannerException {

    private static final long serialVersionUID = 1L;

    public InvalidScanException(String message) {
        super(message);
    }

    public InvalidScanException(String message, Throwable cause) {
        super(message, cause);
    }
}
