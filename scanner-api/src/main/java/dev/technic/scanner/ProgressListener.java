package dev.technic.scanner;

/** Told how far a load or a scan is; called from the working threads, never twice at once, and harmless if it throws. */
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
