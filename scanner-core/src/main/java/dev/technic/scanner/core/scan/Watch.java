package dev.technic.scanner.core.scan;

import dev.technic.scanner.ScanOptions;
import dev.technic.scanner.Stage;
import dev.technic.scanner.core.flight.Flight;
import dev.technic.scanner.core.watch.Ending;
import dev.technic.scanner.core.watch.Telling;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Watches one scan: whether it must end, how far it is, and how long each stage took. */
final class Watch {

    private final Ending ending;
    private final Telling telling;
    private final Map<Stage, Duration> timings = new EnumMap<>(Stage.class);
    private long stageBegun = System.nanoTime();
    private Flight.Stage event = Flight.Stage.UNRECORDED;

    /** In the thread that asks for the scan. */
    Watch(ScanOptions how, BooleanSupplier closed) {
        this.ending = Ending.ofScan(how, closed);
        this.telling = new Telling(how.progress());
    }

    Ending ending() {
        return ending;
    }

    /** Throws if the scan must end. */
    void check() {
        ending.check();
    }

    /** One more step of a stage is done. */
    void step(Stage stage, long total) {
        telling.step(stage, total);
    }

    void begin(Stage stage) {
        stageBegun = System.nanoTime();
        event = Flight.stage(stage);
        telling.nextStage();
    }

    void finished(Stage stage) {
        timings.put(stage, Duration.ofNanos(System.nanoTime() - stageBegun));
        close(null);
    }

    /** The scan is over, by an exception unless {@code thrown} is null: nobody hears of it any more. */
    void ended(@Nullable Throwable thrown) {
        telling.end();
        close(thrown);
    }

    private void close(@Nullable Throwable thrown) {
        event.ended(thrown);
        event = Flight.Stage.UNRECORDED;
    }

    /** Of the stages that are done, in their order. */
    Map<Stage, Duration> timings() {
        return Collections.unmodifiableMap(new EnumMap<>(timings));
    }
}
