package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PluginException;
import dev.technic.scanner.PriceSource;
import dev.technic.scanner.PriceSourceException;
import dev.technic.scanner.Scan;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.spi.ModelProvider;
import dev.technic.scanner.spi.PriceSourceProvider;
import dev.technic.scanner.spi.ScanBackendProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What plugins do wrong that were found and chosen is one sentence that names class and jar, while they work as well. */
@Timeout(60)
final class PluginsAtWorkTest {

    @TempDir
    Path folder;

    /** What a method does, and what is said of it; {@code METHOD} stands for how the method is called in it. */
    private record Wrong(String what, String body, String said) {
        @Override
        public String toString() {
            return what;
        }

        String said(String method) {
            return said.replace("METHOD", method);
        }
    }

    static Stream<Wrong> wrongs() {
        return Stream.of(
                new Wrong(
                        "it throws",
                        "throw new IllegalStateException(\"no licence\");",
                        "METHOD threw java.lang.IllegalStateException: no licence"),
                new Wrong(
                        "it throws an error",
                        "throw new AssertionError(\"no table\");",
                        "METHOD threw java.lang.AssertionError: no table"),
                new Wrong(
                        "it needs another class",
                        "throw Table.read();",
                        "it needs the class acme.Table, which is not there"),
                new Wrong(
                        "it calls what only a newer API has",
                        "throw Defect.newest();",
                        "METHOD was compiled against another version of what it calls: java.lang.NoSuchMethodError:"
                                + " 'java.lang.RuntimeException dev.technic.scanner.Defect.newest()'"),
                new Wrong(
                        "it lacks what a newer API asks for",
                        "throw new AbstractMethodError(\"as the virtual machine throws it\");",
                        "METHOD comes to a method that is not there; it was compiled against another scanner-api"));
    }

    /** A jar whose provider has these members. */
    private URLClassLoader plugin(Class<?> kind, String members) throws IOException {
        return PluginJar.loader(new PluginJar(folder.resolve("acme.jar"))
                .compiledAgainst(
                        "acme.Table",
                        "package acme; public class Table { public static RuntimeException read() { return null; } }")
                .compiledAgainst(
                        "dev.technic.scanner.Defect",
                        "package dev.technic.scanner; public class Defect {"
                                + " public static RuntimeException newest() { return null; } }")
                .source(
                        "acme.Acme",
                        "package acme; import dev.technic.scanner.*; import dev.technic.scanner.spi.*;"
                                + " public class Acme implements " + kind.getSimpleName() + " { " + members + " }")
                .lists(kind, "acme.Acme")
                .write());
    }

    private static Scanner.Builder builder(ClassLoader loader) {
        return Scanner.builder()
                .classLoader(loader)
                .modelCache(ModelCache.create())
                .threads(1);
    }

    private static void scan(Scanner scanner, Scan.Builder scan) {
        Panel panel = Market.panel(scanner, Market.flat("A", 2, 1, 3));
        scanner.scan(panel, scan.feature("c", "close").build());
    }

    private static String modelProvider(String load) {
        return "public String name() { return \"acme\"; } public boolean reads(ModelContent c) { return true; }"
                + " public Model load(ModelContent c) { " + load + " }";
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void a_provider_that_cannot_load_a_model(Wrong wrong) throws IOException {
        Path file = Files.write(folder.resolve("m.bin"), new byte[] {1});
        try (URLClassLoader loader = plugin(ModelProvider.class, modelProvider(wrong.body));
                Scanner scanner = builder(loader).build()) {
            assertThatThrownBy(() -> scan(scanner, Scan.builder().model("m", file)))
                    .isExactlyInstanceOf(PluginException.class)
                    .hasMessage("model " + file + " cannot be loaded: the plugin acme.Acme (acme.jar) cannot be used: "
                            + wrong.said("load()"));
        }
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void a_model_that_cannot_score(Wrong wrong) throws IOException {
        Path file = Files.write(folder.resolve("m.bin"), new byte[] {1});
        String model = " public static class Sum implements Model {"
                + " public java.util.List<String> features() { return java.util.List.of(\"c\"); }"
                + " public int featureCount() { return 1; } public int outputCount() { return 1; }"
                + " public String objective() { return \"sum\"; } public String hash() { return \"7\"; }"
                + " public String engine() { return \"sum 1.0\"; } public void close() {}"
                + " public void predict(double[] in, int rows, int columns, double[] out) { " + wrong.body + " } }";
        try (URLClassLoader loader = plugin(ModelProvider.class, modelProvider("return new Sum();") + model);
                Scanner scanner = builder(loader).build()) {
            assertThatThrownBy(() -> scan(scanner, Scan.builder().model("m", file)))
                    .isExactlyInstanceOf(ModelException.class)
                    .hasMessage("model m (sum 1.0) cannot score: the plugin acme.Acme$Sum (acme.jar) cannot be used: "
                            + wrong.said("predict()"));
        }
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void a_price_source_that_cannot_be_read(Wrong wrong) throws IOException {
        String source = "public String scheme() { return \"acme\"; }"
                + " public PriceSource open(java.net.URI a, java.util.Map<String, String> o) { return new Source(); }"
                + " public static class Source implements PriceSource {"
                + " public String describe() { return \"acme's prices\"; }"
                + " public void read(PriceRequest r, PriceSink s) { " + wrong.body + " } }";
        try (URLClassLoader loader = plugin(PriceSourceProvider.class, source);
                Scanner scanner = builder(loader).build()) {
            PriceSource prices = scanner.source(URI.create("acme://prices"), Map.of());
            assertThatThrownBy(() -> scanner.load(prices, LoadOptions.all()))
                    .isExactlyInstanceOf(PriceSourceException.class)
                    .hasMessage("acme's prices cannot be read: the plugin acme.Acme$Source (acme.jar) cannot be used: "
                            + wrong.said("read()"));
        }
    }

    @Test
    void a_price_source_that_cannot_even_say_what_it_is() throws IOException {
        String source = "public String scheme() { return \"acme\"; }"
                + " public PriceSource open(java.net.URI a, java.util.Map<String, String> o) { return new Source(); }"
                + " public static class Source implements PriceSource {"
                + " public String describe() { throw Table.read(); }"
                + " public void read(PriceRequest r, PriceSink s) { throw new IllegalStateException(); } }";
        try (URLClassLoader loader = plugin(PriceSourceProvider.class, source);
                Scanner scanner = builder(loader).build()) {
            PriceSource prices = scanner.source(URI.create("acme://prices"), Map.of());
            assertThatThrownBy(() -> scanner.load(prices, LoadOptions.all()))
                    .isExactlyInstanceOf(PriceSourceException.class)
                    .hasMessage(
                            "acme.Acme$Source cannot be read: the plugin acme.Acme$Source (acme.jar) cannot be used:"
                                    + " read() threw java.lang.IllegalStateException");
        }
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void a_backend_that_cannot_run(Wrong wrong) throws IOException {
        String backend = "public String name() { return \"acme\"; }"
                + " public ScanBackend open(java.util.Map<String, String> o) { return new Cluster(); }"
                + " public static class Cluster implements ScanBackend { public void close() {}"
                + " public void run(byte[] p, Batches b, Answers a) { " + wrong.body + " } }";
        try (URLClassLoader loader = plugin(ScanBackendProvider.class, backend);
                Scanner scanner = builder(loader).backend("acme", Map.of()).build()) {
            assertThatThrownBy(() -> scan(scanner, Scan.builder()))
                    .isExactlyInstanceOf(PluginException.class)
                    .hasMessage("the backend acme (acme.jar) lost batch 0, asked for 2 times: " + wrong.said("it"));
        }
    }
}
