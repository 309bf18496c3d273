package dev.technic.scanner;

import java.time.Duration;
import java.util.Optional;

/** How a scan runs, which never changes what it answers; immutable, every method gives changed options. */
public final class ScanOptions {

    private static final ScanOptions DEFAULTS =
            new ScanOptions(ProgressListener.NONE, new Cancellation(), Optional.empty());

    private final ProgressListener progress;
    private final Cancellation cancellation;
    private final Optional<Duration> deadline;

    private ScanOptions(ProgressListener progress, Cancellation cancellation, Optional<Duration> deadline) {
        this.progress = progress;
        this.cancellation = cancellation;
        this.deadline = deadline;
    }

    /** No listener, no deadline, never cancelled. */
    public static ScanOptions defaults() {
        return new ScanOptions(DEFAULTS.progress, new Cancellation(), DEFAULTS.deadline);
    }

    public ScanOptions progress(ProgressListener listener) {
        return new ScanOptions(listener, cancellation, deadline);
    }

    /** A switch that ends the scan with {@link ScanCancelledException}. */
    public ScanOptions cancellation(Cancellation by) {
        return new ScanOptions(progress, by, deadline);
    }

    /** Time from the start of the scan after which it ends with {@link ScanCancelledException}. */
    public ScanOptions deadline(Duration after) {
        return new ScanOptions(progress, cancellation, Optional.of(after));
    }

    public ProgressListener progress() {
        return progress;
    }

    public Cancellation cancellation() {
        return cancellation;
    }

    public Optional<Duration> deadline() {
        return deadline;
    }
}
