package dev.technic.scanner;

/** A model cannot be read, or does not fit the scan; the message names the model and where it came from. */
public final class ModelException extends ScannerException {

    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
