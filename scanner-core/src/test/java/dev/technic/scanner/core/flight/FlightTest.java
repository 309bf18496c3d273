package dev.technic.scanner.core.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.Cancellation;
import dev.technic.scanner.Model;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.ScanOptions;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jdk.jfr.EventType;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightTest {

    @TempDir
    private Path folder;

    private interface Work {
        void run() throws Exception;
    }

    /** The events of a kind in the order of their ends. */
    private List<RecordedEvent> recorded(String kind, Work work) throws Exception {
        Path file = folder.resolve("scanner.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = new ArrayList<>(RecordingFile.readAllEvents(file));
        events.removeIf(event -> !event.getEventType().getName().equals("dev.technic.scanner." + kind));
        events.sort(Comparator.comparing(RecordedEvent::getEndTime));
        return events;
    }

    private static List<Object> values(RecordedEvent event, String... fields) {
        List<Object> values = new ArrayList<>();
        for (String field : fields) {
            values.add(event.getValue(field));
        }
        return values;
    }

    @Test
    void aLoadIsAnEvent() throws Exception {
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        List<RecordedEvent> loads = recorded("Load", () -> {
            SmallScan.answer();
            try (Scanner scanner = SmallScan.scanner()) {
                assertThatThrownBy(() ->
                                SmallScan.panel(scanner, ScanOptions.defaults().cancellation(cancelled)))
                        .isInstanceOf(ScanCancelledException.class);
            }
        });
        assertThat(loads)
                .extracting(
                        load -> values(load, "source", "symbols", "rejected", "bars", "threads", "outcome", "reason"))
                .containsExactly(
                        List.of("prices in memory", 3, 0, 6L, 2, "finished", ""),
                        List.of("prices in memory", 0, 0, 0L, 2, "cancelled", "the load was cancelled"));
    }

    @Test
    void aScanIsAnEvent() throws Exception {
        List<RecordedEvent> scans = recorded("Scan", () -> {
            try (Scanner scanner = SmallScan.scanner()) {
                Panel panel = SmallScan.panel(scanner, ScanOptions.defaults());
                scanner.scan(panel, SmallScan.SCAN);
                assertThatThrownBy(() -> scanner.scan(
                                panel, Scan.builder().feature("f", "closed").build()))
                        .isInstanceOf(RuntimeException.class);
            }
        });
        assertThat(scans).hasSize(2);
        assertThat(values(
                        scans.get(0),
                        "asOf",
                        "symbols",
                        "kept",
                        "rejected",
                        "failed",
                        "bars",
                        "models",
                        "threads",
                        "engine",
                        "outcome",
                        "reason"))
                .containsExactly("2024-03-19", 3, 2, 1, 0, 6L, "{}", 2, "local", "finished", "");
        assertThat(values(scans.get(1), "outcome", "reason"))
                .containsExactly(
                        "failed",
                        "f: no name 'closed' at 1:1; did you mean 'close'? known here: [close, high, low, open, raw_close,"
                                + " volume]");
    }

    @Test
    void eachStageOfAScanIsAnEventAndTheLastOfOneThatEndsSaysSo() throws Exception {
        List<RecordedEvent> stages = recorded("Stage", () -> {
            try (Scanner scanner = SmallScan.scanner()) {
                Panel panel = SmallScan.panel(scanner, ScanOptions.defaults());
                scanner.scan(panel, SmallScan.SCAN);
                ScanOptions how = ScanOptions.defaults().progress((stage, done, total) -> scanner.close());
                assertThatThrownBy(() -> scanner.scan(panel, SmallScan.SCAN, how))
                        .isInstanceOf(ScanCancelledException.class);
            }
        });
        assertThat(stages)
                .extracting(stage -> stage.getString("stage") + " " + stage.getString("outcome"))
                .containsExactly(
                        "plan finished",
                        "features finished",
                        "models finished",
                        "columns finished",
                        "ranking finished",
                        "plan finished",
                        "features cancelled");
    }

    @Test
    void aLoadOfAModelIsAnEventAndALeaseOfALoadedOneIsNone() throws Exception {
        ModelContent good = new ModelContent("good", new byte[] {1});
        ModelContent bad = new ModelContent("bad", new byte[] {2, 3});
        List<RecordedEvent> loads = recorded("ModelLoad", () -> {
            ModelCache cache = ModelCache.create();
            cache.lease(good, new OneByte()).close();
            cache.lease(good, new OneByte()).close();
            assertThatThrownBy(() -> cache.lease(bad, new OneByte())).isInstanceOf(ModelException.class);
        });
        assertThat(loads)
                .extracting(load -> values(load, "origin", "hash", "size", "provider", "engine", "outcome", "reason"))
                .containsExactly(
                        List.of("good", good.hash(), 1L, "one", "one 1.0", "finished", ""),
                        List.of("bad", bad.hash(), 2L, "one", "", "failed", "bad has 2 bytes"));
    }

    private static final class OneByte implements ModelProvider {

        @Override
        public String name() {
            return "one";
        }

        @Override
        public boolean reads(ModelContent content) {
            return true;
        }

        @Override
        public Model load(ModelContent content) {
            if (content.bytes().length != 1) {
                throw new ModelException(content.origin() + " has " + content.bytes().length + " bytes");
            }
            return (Model) Proxy.newProxyInstance(
                    FlightTest.class.getClassLoader(),
                    new Class<?>[] {Model.class},
                    (proxy, method, arguments) -> method.getName().equals("engine") ? "one 1.0" : null);
        }
    }

    @Test
    void everyEventAndFieldHasALabelAndACategory() {
        for (Class<? extends jdk.jfr.Event> event :
                List.of(LoadEvent.class, ScanEvent.class, StageEvent.class, ModelLoadEvent.class)) {
            EventType type = EventType.getEventType(event);
            assertThat(type.getCategoryNames()).containsExactly("Scanner");
            assertThat(type.getLabel()).isNotBlank();
            assertThat(type.getDescription()).isNotBlank();
            assertThat(type.getFields())
                    .allSatisfy(field -> assertThat(field.getLabel()).isNotBlank());
        }
    }

    @Test
    void unlessSomebodyRecordsThereIsOneObjectForAll() {
        assertThat(Flight.load()).isSameAs(Flight.Load.UNRECORDED);
        assertThat(Flight.scan()).isSameAs(Flight.Scan.UNRECORDED);
        assertThat(Flight.stage(dev.technic.scanner.Stage.PLAN)).isSameAs(Flight.Stage.UNRECORDED);
        assertThat(Flight.modelLoad()).isSameAs(Flight.ModelLoad.UNRECORDED);
    }

    @Test
    void aRuntimeWithoutTheRecorderScansAsEver() throws IOException, InterruptedException {
        Path rows = folder.resolve("rows");
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--limit-modules",
                        "java.base,java.logging",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallScan.class.getName(),
                        rows.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        assertThat(rows).hasContent(SmallScan.answer().toTable());
    }
}
