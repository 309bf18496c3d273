package dev.technic.scanner.core.scan;

import dev.technic.scanner.ProgressListener;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.ScanOptions;
import dev.technic.scanner.Stage;
import dev.technic.scanner.core.engine.Fatal;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Watches one scan: whether it must end, how far it is, and how long each stage took. */
final class Watch {

    private final ScanOptions how;
    private final BooleanSupplier closed;
    private final long begun = System.nanoTime();
    private final Map<Stage, Duration> timings = new EnumMap<>(Stage.class);
    private final Object telling = new Object();
    private long stageBegun = begun;
    private long done;
    private boolean complained;

    Watch(ScanOptions how, BooleanSupplier closed) {
        this.how = how;
        this.closed = closed;
    }

    /** Throws if the scan was cancelled, is past its deadline, or its scanner was closed. */
    void check() {
        if (how.cancellation().isCancelled()) {
            throw new ScanCancelledException("the scan was cancelled");
        }
        if (closed.getAsBoolean()) {
            throw new ScanCancelledException("the scanner was closed during the scan");
        }
        Duration deadline = how.deadline().orElse(null);
        if (deadline != null && Duration.ofNanos(System.nanoTime() - begun).compareTo(deadline) >= 0) {
            throw new ScanCancelledException("the scan ran past its deadline of " + deadline);
        }
    }

    /** One more step of a stage is done. */
    void step(Stage stage, long total) {
        ProgressListener listener = how.progress();
        if (listener == ProgressListener.NONE) {
            return;
        }
        synchronized (telling) {
            done++;
            try {
                listener.progress(stage, done, total);
            } catch (Throwable thrown) {
                Fatal.pass(thrown);
                complain(thrown);
            }
        }
    }

    /** Once per scan. */
    private void complain(Throwable thrown) {
        if (!complained) {
            complained = true;
            System.getLogger(Watch.class.getName())
                    .log(System.Logger.Level.WARNING, "a progress listener threw", thrown);
        }
    }

    void finished(Stage stage) {
        long now = System.nanoTime();
        timings.put(stage, Duration.ofNanos(now - stageBegun));
        stageBegun = now;
        synchronized (telling) {
            done = 0;
        }
    }

    /** Of the stages that are done, in their order. */
    Map<Stage, Duration> timings() {
        return Collections.unmodifiableMap(new EnumMap<>(timings));
    }
}
