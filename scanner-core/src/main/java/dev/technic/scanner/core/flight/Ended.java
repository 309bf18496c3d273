package dev.technic.scanner.core.flight;

import dev.technic.scanner.ScanCancelledException;
import org.jspecify.annotations.Nullable;

/** How something ended, in the words of the events. */
final class Ended {

    static final String FINISHED = "finished";

    private static final String CANCELLED = "cancelled";
    private static final String FAILED = "failed";

    private Ended() {}

    /** {@code thrown} is null if it finished. */
    static String outcome(@Nullable Throwable thrown) {
        return thrown == null ? FINISHED : thrown instanceof ScanCancelledException ? CANCELLED : FAILED;
    }

    static String reason(@Nullable Throwable thrown) {
        return thrown == null ? "" : thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    }
}
