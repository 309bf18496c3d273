package dev.technic.scanner.core.flight;

import dev.technic.scanner.Model;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceSource;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.spi.ModelContent;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/**
 * What JDK Flight Recorder is told: events, begun here and ended by whoever began them. Unless somebody records one, nothing is allocated for it
 * and the recorder is not even initialized; a Java runtime without the module {@code jdk.jfr} has no events.
 */
public final class Flight {

    /** A load that has begun. */
    @FunctionalInterface
    public interface Load {
        Load UNRECORDED = (source, threads, panel, thrown) -> {};

        /** {@code panel} is null, and {@code thrown} is not, if it did not finish. */
        void ended(PriceSource source, int threads, @Nullable Panel panel, @Nullable Throwable thrown);
    }

    /** A scan that has begun. */
    @FunctionalInterface
    public interface Scan {
        Scan UNRECORDED = (engine, threads, result, thrown) -> {};

        /** {@code result} is null, and {@code thrown} is not, if it did not finish. */
        void ended(String engine, int threads, @Nullable ScanResult result, @Nullable Throwable thrown);
    }

    /** A stage of a scan that has begun. */
    @FunctionalInterface
    public interface Stage {
        Stage UNRECORDED = thrown -> {};

        /** {@code thrown} is null if it finished. */
        void ended(@Nullable Throwable thrown);
    }

    /** A load of a model that has begun. */
    @FunctionalInterface
    public interface ModelLoad {
        ModelLoad UNRECORDED = (content, provider, model, thrown) -> {};

        /** {@code model} is null, and {@code thrown} is not, if it was not loaded. */
        void ended(ModelContent content, String provider, @Nullable Model model, @Nullable Throwable thrown);
    }

    /** Touched only while somebody records something. */
    private static final class Types {
        static final EventType LOAD = EventType.getEventType(LoadEvent.class);
        static final EventType SCAN = EventType.getEventType(ScanEvent.class);
        static final EventType STAGE = EventType.getEventType(StageEvent.class);
        static final EventType MODEL_LOAD = EventType.getEventType(ModelLoadEvent.class);
    }

    private static final boolean INSTALLED = isInstalled();

    private Flight() {}

    public static Load load() {
        return isRecording() && Types.LOAD.isEnabled() ? new LoadEvent() : Load.UNRECORDED;
    }

    public static Scan scan() {
        return isRecording() && Types.SCAN.isEnabled() ? new ScanEvent() : Scan.UNRECORDED;
    }

    public static Stage stage(dev.technic.scanner.Stage stage) {
        return isRecording() && Types.STAGE.isEnabled() ? new StageEvent(stage) : Stage.UNRECORDED;
    }

    public static ModelLoad modelLoad() {
        return isRecording() && Types.MODEL_LOAD.isEnabled() ? new ModelLoadEvent() : ModelLoad.UNRECORDED;
    }

    private static boolean isRecording() {
        return INSTALLED && FlightRecorder.isInitialized();
    }

    private static boolean isInstalled() {
        try {
            return FlightRecorder.isAvailable();
        } catch (LinkageError absent) {
            return false;
        }
    }
}
