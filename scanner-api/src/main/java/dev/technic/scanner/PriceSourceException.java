package dev.technic.scanner;

/** Prices cannot be read; the message names the source and, in a file, the line. */
public final class PriceSourceException extends ScannerException {

    private static final long serialVersionUID = 1L;

    public PriceSourceException(String message) {
        super(message);
    }

    public PriceSourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
