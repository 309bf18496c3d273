package dev.technic.scanner.core.scan;

import dev.technic.scanner.PluginException;
import dev.technic.scanner.ScannerException;
import dev.technic.scanner.core.engine.Fatal;
import dev.technic.scanner.core.plugin.Blame;
import dev.technic.scanner.core.plugin.Origin;
import dev.technic.scanner.spi.ScanBackend;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A scanner's backend, and the threads that call it: the embedder's executor, else threads of the scanner's own, as many as there are
 * calls, since a call that hangs must not stop the next.
 */
final class Backend {

    private final String name;
    private final ScanBackend carrier;
    private final boolean opened;
    private final @Nullable OwnThreads own;
    private final Executor executor;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Backend(String name, ScanBackend carrier, boolean opened, @Nullable Executor executor) {
        this.name = name;
        this.carrier = carrier;
        this.opened = opened;
        if (executor == null) {
            own = OwnThreads.asNeeded();
            this.executor = own;
        } else {
            own = null;
            this.executor = executor;
        }
    }

    /** The embedder's, who closes it. */
    static Backend of(ScanBackend carrier, @Nullable Executor executor) {
        return new Backend(carrier.getClass().getName(), carrier, false, executor);
    }

    /** A plugin's, which the scanner opened and closes. */
    static Backend opened(String name, ScanBackend carrier, @Nullable Executor executor) {
        return new Backend(name, carrier, true, executor);
    }

    String name() {
        return name;
    }

    ScanBackend carrier() {
        return carrier;
    }

    /** Runs a call beside the calling thread. */
    void execute(Runnable call) {
        try {
            executor.execute(call);
        } catch (RejectedExecutionException full) {
            throw new ScannerException(this + " cannot be called: the executor takes no more work", full);
        } catch (RuntimeException broken) {
            throw new ScannerException(this + " cannot be called: the executor threw " + broken, broken);
        }
    }

    void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        if (own != null) {
            own.closeNow();
        }
        if (opened) {
            try {
                carrier.close();
            } catch (ScannerException clear) {
                throw clear;
            } catch (Throwable thrown) {
                Fatal.pass(thrown);
                throw new PluginException(this + " cannot be closed: " + Blame.words("it", thrown), thrown);
            }
        }
    }

    /** As messages call it. */
    @Override
    public String toString() {
        return "the backend " + name + " (" + Origin.of(carrier.getClass()) + ")";
    }
}
