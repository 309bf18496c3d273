package dev.technic.scanner;

/** A load or a scan was cancelled, ran past its deadline, or lost its scanner or its thread; no partial answer is given. */
public final class ScanCancelledException extends ScannerException {

    private static final long serialVersionUID = 1L;

    public ScanCancelledException(String message) {
        super(message);
    }

    public ScanCancelledException(String message, Throwable cause) {
        super(message, cause);
    }
}
