package dev.technic.scanner;

/** A scan was cancelled, or ran past its deadline; no partial answer is given. */
public final class ScanCancelledException extends ScannerException {

    private static final long serialVersionUID = 1L;

    public ScanCancelledException(String message) {
        super(message);
    }

    public ScanCancelledException(String message, Throwable cause) {
        super(message, cause);
    }
}
