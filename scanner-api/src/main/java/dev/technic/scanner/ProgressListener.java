package dev.technic.scanner;

/**
 * Told how far a load or a scan is; called from the working threads, never twice at once. It may throw, cancel, close the scanner or scan itself. While
 * it does not return, the thread that called it waits, and no other: those words come later, and if it is not the thread that asked, a scan that
 * must end ends without it.
 */
@FunctionalInterface
public interface ProgressListener {

    /** A listener that does nothing. */
    ProgressListener NONE = (stage, done, total) -> {};

    /**
     * @param done never goes down within a stage
     * @param total 0 when it is not known
     */
    void progress(Stage stage, long done, long total);
}
