package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.Model;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scan;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.spi.ModelContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that is asked for by itself is the one that scans score by, chosen and refused by the same rules. */
final class ModelsAloneTest {

    @TempDir
    Path folder;

    private final ModelCache cache = ModelCache.create();
    private final Scanner scanner = Market.builder()
            .modelCache(cache)
            .plugin(new Reading("tree", 1))
            .plugin(new Reading("net", 2))
            .build();

    @AfterEach
    void close() {
        scanner.close();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("m.model"), text);
    }

    private static ModelContent content(String text) {
        return new ModelContent("bytes", text.getBytes(StandardCharsets.UTF_8));
    }

    private static double score(Model model, double x) {
        double[] out = new double[1];
        model.predict(new double[] {x}, 1, 1, out);
        return out[0];
    }

    @Test
    void isTheOneThatScansScoreBy() throws IOException {
        Path file = file("tree");
        Panel panel = Market.panel(scanner, Market.one("A", 3, 1));
        Scan scan = Scan.builder().feature("c", "close").model("m", file).build();
        try (ModelCache.Lease lease = scanner.model(file);
                ModelCache.Lease same = scanner.model(content("tree"));
                ModelCache.Lease named = scanner.model(file, "tree")) {
            assertThat(scanner.scan(panel, scan).column("m")).containsExactly(score(lease.model(), 3));
            assertThat(score(same.model(), 3)).isEqualTo(7);
            assertThat(score(named.model(), 3)).isEqualTo(7);
            assertThat(cache.counts().loads()).isOne();
            assertThat(cache.counts().leases()).isEqualTo(3);
        }
        assertThat(cache.counts().leases()).isZero();
    }

    @Test
    void isReadByTheEngineThatIsNamed() throws IOException {
        Path file = file("net");
        try (ModelCache.Lease lease = scanner.model(file, "tree")) {
            assertThat(score(lease.model(), 0)).isEqualTo(3);
        }
        assertThatThrownBy(() -> scanner.model(file, "forest"))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage("model " + file + ": no engine 'forest'; installed: [net, tree]");
    }

    @Test
    void aFileThatNobodyReadsIsRefusedByItsPath() throws IOException {
        Path strange = file("something else");
        assertThatThrownBy(() -> scanner.model(strange))
                .isInstanceOf(ModelException.class)
                .hasMessage("model " + strange + " is of no format that is read by any of [net, tree]");
        assertThatThrownBy(() -> scanner.model(content("something else")))
                .isInstanceOf(ModelException.class)
                .hasMessage("model bytes is of no format that is read by any of [net, tree]");
        assertThatThrownBy(() -> scanner.model(folder))
                .isInstanceOf(ModelException.class)
                .hasMessage("model " + folder + " cannot be read: it is a folder");
        Path gone = folder.resolve("gone");
        assertThatThrownBy(() -> scanner.model(gone))
                .isInstanceOf(ModelException.class)
                .hasMessage("model " + gone + " cannot be read: there is no such file");
        assertThatThrownBy(() -> scanner.model(gone, "net"))
                .isInstanceOf(ModelException.class)
                .hasMessage("model " + gone + " cannot be read: there is no such file");
    }

    @Test
    void withoutAnEngineItSaysWhatToAdd() throws IOException {
        Path file = file("tree");
        try (Scanner none = Market.scanner()) {
            assertThatThrownBy(() -> none.model(file))
                    .isInstanceOf(InvalidScanException.class)
                    .hasMessage("model " + file
                            + ": no model plugin is installed; add the module scanner-ml to the class path");
            assertThatThrownBy(() -> none.model(content("tree")))
                    .isInstanceOf(InvalidScanException.class)
                    .hasMessage(
                            "model bytes: no model plugin is installed; add the module scanner-ml to the class path");
        }
    }

    @Test
    void aClosedScannerGivesNone() throws IOException {
        Path file = file("tree");
        ModelCache.Lease before = scanner.model(file);
        scanner.close();
        assertThat(score(before.model(), 0)).isEqualTo(4);
        before.close();
        String closed = "this scanner is closed; create another";
        assertThatThrownBy(() -> scanner.model(file)).hasMessage(closed);
        assertThatThrownBy(() -> scanner.model(file, "tree")).hasMessage(closed);
        assertThatThrownBy(() -> scanner.model(content("tree"))).hasMessage(closed);
    }
}
