package dev.technic.scanner.core.watch;

import dev.technic.scanner.Cancellation;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.ScanOptions;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a load or a scan must end before it is done: it was cancelled, its scanner was closed, the thread that asked for it was
 * interrupted, or it is past its deadline. Any thread may look, often: it takes a few nanoseconds.
 */
public final class Ending {

    private final String what;
    private final Cancellation cancellation;
    private final BooleanSupplier closed;
    private final @Nullable Duration deadline;
    private final Thread asking = Thread.currentThread();
    private final long begun = System.nanoTime();
    private final long nanos;

    private Ending(String what, ScanOptions how, BooleanSupplier closed) {
        this.what = what;
        this.cancellation = how.cancellation();
        this.closed = closed;
        this.deadline = how.deadline().orElse(null);
        this.nanos = deadline == null || deadline.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0
                ? Long.MAX_VALUE
                : deadline.isNegative() ? 0 : deadline.toNanos();
    }

    /** Of a scan that begins now, in the thread that asks for it. */
    public static Ending ofScan(ScanOptions how, BooleanSupplier closed) {
        return new Ending("scan", how, closed);
    }

    /** Of a load that begins now, in the thread that asks for it. */
    public static Ending ofLoad(ScanOptions how, BooleanSupplier closed) {
        return new Ending("load", how, closed);
    }

    public boolean isDue() {
        return cancellation.isCancelled() || closed.getAsBoolean() || asking.isInterrupted() || isLate();
    }

    private boolean isLate() {
        return deadline != null && System.nanoTime() - begun >= nanos;
    }

    /** @throws ScanCancelledException that says why, if it must end */
    public void check() {
        if (cancellation.isCancelled()) {
            throw new ScanCancelledException("the " + what + " was cancelled");
        }
        if (closed.getAsBoolean()) {
            throw new ScanCancelledException("the scanner was closed during the " + what);
        }
        if (asking.isInterrupted()) {
            throw new ScanCancelledException("the thread that asked for the " + what + " was interrupted");
        }
        if (isLate()) {
            throw new ScanCancelledException("the " + what + " ran past its deadline of " + deadline);
        }
    }
}
