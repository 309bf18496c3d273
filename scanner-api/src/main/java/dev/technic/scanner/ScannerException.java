package dev.technic.scanner;

/** What every error of this library is: unchecked, with a message that says what was asked, what is wrong and what would be accepted. */
public class ScannerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ScannerException(String message) {
        super(message);
    }

    public ScannerException(String message, Throwable cause) {
        super(message, cause);
    }
}
