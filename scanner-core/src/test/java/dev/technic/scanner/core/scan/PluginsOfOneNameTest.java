package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.ModelReference;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PluginException;
import dev.technic.scanner.PriceSource;
import dev.technic.scanner.PriceSourceException;
import dev.technic.scanner.Scan;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.spi.ModelProvider;
import dev.technic.scanner.spi.PriceSourceProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that are chosen by a name, and what is said where two jars bring one. */
@Timeout(60)
final class PluginsOfOneNameTest {

    private static final String SPI = "import dev.technic.scanner.*; import dev.technic.scanner.spi.*; ";

    @TempDir
    Path folder;

    private Path models(String jar, String type, int preference) throws IOException {
        return new PluginJar(folder.resolve(jar))
                .source(
                        "acme." + type,
                        "package acme; " + SPI + "public class " + type + " implements ModelProvider {"
                                + " public String name() { return \"forest\"; }"
                                + " public int preference() { return " + preference + "; }"
                                + " public boolean reads(ModelContent c) { return true; }"
                                + " public Model load(ModelContent c) { throw new ModelException(\"read by " + type
                                + "\"); } }")
                .lists(ModelProvider.class, "acme." + type)
                .write();
    }

    private Path prices(String jar, String type, String scheme, String opens) throws IOException {
        return new PluginJar(folder.resolve(jar))
                .source(
                        "acme." + type,
                        "package acme; " + SPI + "public class " + type + " implements PriceSourceProvider {"
                                + " public String scheme() { return \"" + scheme + "\"; }"
                                + " public PriceSource open(java.net.URI a, java.util.Map<String, String> o) { " + opens
                                + " } }")
                .lists(PriceSourceProvider.class, "acme." + type)
                .write();
    }

    private static Scanner scanner(ClassLoader loader) {
        return Scanner.builder()
                .classLoader(loader)
                .modelCache(ModelCache.create())
                .threads(1)
                .build();
    }

    @Test
    void a_model_engine_of_two_jars_is_never_chosen_between() throws IOException {
        Path file = Files.write(folder.resolve("m.bin"), new byte[] {1});
        Scan.Builder unnamed = Scan.builder().feature("c", "close").model("m", file);
        Scan.Builder named = Scan.builder()
                .feature("c", "close")
                .model(new Scan.ModelColumn("m", new ModelReference.File(file), false, Optional.of("forest")));
        Path one = models("one.jar", "Forest", 1);
        Path two = models("two.jar", "Woods", 2);
        try (URLClassLoader both = PluginJar.loader(one, two);
                Scanner scanner = scanner(both)) {
            Panel panel = Market.panel(scanner, Market.flat("A", 2, 1, 3));
            for (Scan.Builder scan : List.of(unnamed, named)) {
                assertThatThrownBy(() -> scanner.scan(panel, scan.build()))
                        .isExactlyInstanceOf(InvalidScanException.class)
                        .hasMessage("model m: engine 'forest' is defined by both acme.Forest (one.jar) and acme.Woods"
                                + " (two.jar); leave all but one of them out");
            }
            assertThatThrownBy(() -> scanner.model(file, "forest"))
                    .isExactlyInstanceOf(InvalidScanException.class)
                    .hasMessage("model " + file + ": engine 'forest' is defined by both acme.Forest (one.jar) and"
                            + " acme.Woods (two.jar); leave all but one of them out");
            assertThat(scanner.scan(panel, Scan.builder().feature("c", "close").build())
                            .value(0, 0))
                    .isEqualTo(3);
        }
        try (URLClassLoader alone = PluginJar.loader(two);
                Scanner scanner = scanner(alone)) {
            Panel panel = Market.panel(scanner, Market.flat("A", 2, 1, 3));
            assertThatThrownBy(() -> scanner.scan(panel, named.build())).hasMessageContaining("read by Woods");
        }
    }

    @Test
    void two_copies_of_a_jar_are_told_apart_by_their_folders() throws IOException {
        Path first = Files.createDirectories(folder.resolve("first")).resolve("acme.jar");
        Path second = Files.createDirectories(folder.resolve("second")).resolve("acme.jar");
        new PluginJar(first)
                .source(
                        "acme.Acme",
                        "package acme; " + SPI + "public class Acme implements IndicatorProvider {"
                                + " public String name() { return \"acme\"; }"
                                + " public java.util.List<Indicator> indicators() { return java.util.List.of("
                                + "Indicator.named(\"thing\").composed(\"2 * close\")); } }")
                .lists(IndicatorProvider.class, "acme.Acme")
                .write();
        Files.copy(first, second);
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        try (URLClassLoader one = PluginJar.loader(first);
                URLClassLoader other = PluginJar.loader(second);
                URLClassLoader again = PluginJar.loader(first)) {
            IndicatorProvider copy = java.util.ServiceLoader.load(IndicatorProvider.class, other)
                    .iterator()
                    .next();
            IndicatorProvider same = java.util.ServiceLoader.load(IndicatorProvider.class, again)
                    .iterator()
                    .next();
            current.setContextClassLoader(one);
            try (Scanner scanner = Scanner.builder().plugin(same).build()) {
                assertThat(value(scanner)).isEqualTo(6);
            }
            try (Scanner scanner = Scanner.builder().plugin(copy).build()) {
                assertThatThrownBy(() -> value(scanner))
                        .isExactlyInstanceOf(InvalidScanException.class)
                        .hasMessage("f: indicator 'thing' at 1:1 is defined by both acme ("
                                + first.toUri().toURL() + ") and acme ("
                                + second.toUri().toURL() + "); leave all but one of them out");
            }
        } finally {
            current.setContextClassLoader(before);
        }
    }

    private static double value(Scanner scanner) {
        Panel panel = Market.panel(scanner, Market.flat("A", 2, 1, 3));
        return scanner.scan(panel, Scan.builder().feature("f", "thing()").build())
                .value(0, 0);
    }

    @Test
    void a_price_source_is_opened_by_the_plugin_of_its_scheme() throws IOException {
        String empty = "return new PriceSource() { public String describe() { return a + \" \" + o; }"
                + " public void read(PriceRequest r, PriceSink s) { s.failed(\"A\", \"closed today\"); } };";
        String refusing = "throw new PriceSourceException(a + \" has no table\");";
        try (URLClassLoader loader = PluginJar.loader(
                        prices("acme.jar", "Acme", "Acme", empty),
                        prices("no.jar", "Refusing", "no", refusing),
                        prices("null.jar", "Nothing", "nothing", "return null;"),
                        prices("upset.jar", "Upset", "upset", "throw new IllegalStateException(\"no driver\");"),
                        prices("one.jar", "One", "two", empty),
                        prices("two.jar", "Two", "TWO", empty));
                Scanner scanner = scanner(loader)) {
            PriceSource source = scanner.source(URI.create("ACME://prices"), Map.of("user", "me"));
            assertThat(source.describe()).isEqualTo("ACME://prices {user=me}");
            assertThat(scanner.load(source, LoadOptions.all().symbols(Set.of("A")))
                            .report()
                            .symbols()
                            .get(0)
                            .rejected())
                    .contains("closed today");
            assertRefused(scanner, "no://prices", PriceSourceException.class, "no://prices has no table");
            assertRefused(
                    scanner,
                    "nothing://prices",
                    PluginException.class,
                    "the plugin acme.Nothing (null.jar) cannot be used: open() gave null");
            assertRefused(
                    scanner,
                    "upset://prices",
                    PluginException.class,
                    "the plugin acme.Upset (upset.jar) cannot be used: open() threw java.lang.IllegalStateException: no driver");
            assertRefused(
                    scanner,
                    "two://prices",
                    InvalidScanException.class,
                    "price source for 'two' is defined by both acme.One (one.jar) and acme.Two (two.jar); leave all but one"
                            + " of them out");
            assertRefused(
                    scanner,
                    "jdbc:h2:mem",
                    InvalidScanException.class,
                    "no price source for 'jdbc'; installed: [acme, no, nothing, two, upset]");
            assertRefused(
                    scanner,
                    "prices.csv",
                    InvalidScanException.class,
                    "the address 'prices.csv' has no scheme; write one as in jdbc:…");
        }
    }

    private static void assertRefused(
            Scanner scanner, String address, Class<? extends RuntimeException> type, String message) {
        assertThatThrownBy(() -> scanner.source(URI.create(address), Map.of()))
                .isExactlyInstanceOf(type)
                .hasMessage(message);
    }
}
