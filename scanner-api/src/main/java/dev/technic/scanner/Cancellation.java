package dev.technic.scanner;

/** A switch, thrown once: whoever works for a load or a scan looks at it now and then, and stops. */
public final class Cancellation {

    private volatile boolean cancelled;

    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }
}
