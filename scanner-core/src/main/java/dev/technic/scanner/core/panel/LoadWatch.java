package dev.technic.scanner.core.panel;

import dev.technic.scanner.Cancellation;
import dev.technic.scanner.ProgressListener;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.ScanOptions;
import dev.technic.scanner.Stage;
import java.time.Duration;

/**
 * Stands between a source and the caller of a load: passes the progress on, one call at a time and never downwards, shields the source from a
 * listener that throws, and tells the source to stop when the caller cancels or the deadline is past.
 */
final class LoadWatch implements ProgressListener {

    private final ScanOptions how;
    private final long start = System.nanoTime();
    private final Cancellation stop = new Cancellation();
    private long done;

    LoadWatch(ScanOptions how) {
        this.how = how;
    }

    /** What the source looks at. */
    Cancellation stop() {
        return stop;
    }

    @Override
    public synchronized void progress(Stage stage, long now, long total) {
        if (isOver()) {
            stop.cancel();
        }
        done = Math.max(done, now);
        try {
            how.progress().progress(stage, done, total);
        } catch (RuntimeException e) {
            // A listener that throws does no harm.
        }
    }

    /** @throws ScanCancelledException if the load shall end */
    void check() {
        if (isOver()) {
            stop.cancel();
            throw new ScanCancelledException(
                    how.cancellation().isCancelled()
                            ? "load cancelled"
                            : "load past its deadline of " + how.deadline().orElseThrow());
        }
    }

    private boolean isOver() {
        return how.cancellation().isCancelled()
                || how.deadline()
                        .filter(deadline ->
                                Duration.ofNanos(System.nanoTime() - start).compareTo(deadline) >= 0)
                        .isPresent();
    }
}
