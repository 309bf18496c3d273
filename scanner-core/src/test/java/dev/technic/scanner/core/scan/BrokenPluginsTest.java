package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PluginException;
import dev.technic.scanner.Scan;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.spi.ModelProvider;
import dev.technic.scanner.spi.PriceSourceProvider;
import dev.technic.scanner.spi.ScanBackendProvider;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which a plugin's jar can be wrong is one sentence that names class and jar, and harms no scan that does not use it. */
@Timeout(120)
final class BrokenPluginsTest {

    private static final String SPI = "dev.technic.scanner.spi.";
    private static final String NO_INDICATORS = "return java.util.List.of();";
    private static final String GOOD =
            "return java.util.List.of(Indicator.named(\"thing\").input(\"x\", \"close\").composed(\"2 * x\"));";

    @TempDir
    Path folder;

    /** A jar that is wrong, and what is said of it after {@code the plugin acme.Bad (bad.jar) cannot be used: }. */
    private record Wrong(String what, UnaryOperator<PluginJar> jar, String said) {
        @Override
        public String toString() {
            return what;
        }
    }

    /** The source of a provider. */
    private static String provider(String type, String members, String name, String indicators) {
        return "package acme; import dev.technic.scanner.spi.*; " + type + " { " + members
                + " public String name() { " + name + " } public java.util.List<Indicator> indicators() { " + indicators
                + " } }";
    }

    private static String members(String members) {
        return provider("public class Bad implements IndicatorProvider", members, "return \"bad\";", NO_INDICATORS);
    }

    private static String named(String name) {
        return provider("public class Bad implements IndicatorProvider", "", name, NO_INDICATORS);
    }

    private static String bringing(String indicators) {
        return provider("public class Bad implements IndicatorProvider", "", "return \"bad\";", indicators);
    }

    private static Wrong source(String what, String source, String said) {
        return new Wrong(what, jar -> jar.source("acme.Bad", source), said);
    }

    static Stream<Wrong> jars() {
        return Stream.of(
                source(
                        "the constructor throws",
                        members("public Bad() { throw new IllegalStateException(\"no licence\"); }"),
                        "its constructor threw java.lang.IllegalStateException: no licence"),
                source(
                        "a static initialiser throws",
                        members("static { if (true) { throw new IllegalStateException(\"no table\"); } }"),
                        "a static initialiser threw java.lang.IllegalStateException: no table"),
                new Wrong("the class is not in the jar", jar -> jar, "there is no such class"),
                new Wrong(
                        "the class needs another to be loaded",
                        jar -> jar.compiledAgainst("acme.Parent", "package acme; public class Parent {}")
                                .source(
                                        "acme.Bad",
                                        provider(
                                                "public class Bad extends Parent implements IndicatorProvider",
                                                "",
                                                "return \"bad\";",
                                                NO_INDICATORS)),
                        "it needs the class acme.Parent, which is not there"),
                new Wrong(
                        "the class needs another when it is asked",
                        jar -> jar.compiledAgainst(
                                        "acme.Table",
                                        "package acme; public class Table { public static void read() {} }")
                                .source("acme.Bad", bringing("Table.read(); " + NO_INDICATORS)),
                        "it needs the class acme.Table, which is not there"),
                new Wrong(
                        "the class is of another kind",
                        jar -> jar.source("acme.Bad", "package acme; public class Bad {}"),
                        "it does not implement dev.technic.scanner.spi.IndicatorProvider"),
                source(
                        "the class is not public",
                        provider(
                                "class Bad implements IndicatorProvider",
                                "public Bad() {}",
                                "return \"bad\";",
                                NO_INDICATORS),
                        "its class is not public"),
                source(
                        "the class is abstract",
                        provider(
                                "public abstract class Bad implements IndicatorProvider",
                                "",
                                "return \"bad\";",
                                NO_INDICATORS),
                        "its class is abstract"),
                source(
                        "the constructor wants something",
                        members("public Bad(int licence) {}"),
                        "it has no public constructor without parameters"),
                new Wrong(
                        "the class is compiled for a newer Java",
                        jar -> jar.source("acme.Bad", members("")).classFileVersion(100),
                        "it was compiled for Java 56, and this is Java "
                                + Runtime.version().feature()),
                new Wrong(
                        "the class implements what only a newer API has",
                        jar -> jar.compiledAgainst(
                                        SPI + "Streaming",
                                        "package dev.technic.scanner.spi; public interface Streaming {}")
                                .source(
                                        "acme.Bad",
                                        provider(
                                                "public class Bad implements IndicatorProvider, Streaming",
                                                "",
                                                "return \"bad\";",
                                                NO_INDICATORS)),
                        "it needs the class dev.technic.scanner.spi.Streaming, which is not there"),
                new Wrong(
                        "the class calls what only a newer API has",
                        jar -> jar.compiledAgainst(
                                        SPI + "Indicator",
                                        "package dev.technic.scanner.spi; public final class Indicator {"
                                                + " public static Indicator coarser(String bars) { return null; } }")
                                .source(
                                        "acme.Bad",
                                        bringing("return java.util.List.of(Indicator.coarser(\"weekly\"));")),
                        "indicators() was compiled against another version of what it calls: java.lang.NoSuchMethodError:"
                                + " 'dev.technic.scanner.spi.Indicator"
                                + " dev.technic.scanner.spi.Indicator.coarser(java.lang.String)'"),
                new Wrong(
                        "the class lacks what a newer API asks for",
                        jar -> jar.compiledAgainst(
                                        SPI + "IndicatorProvider",
                                        "package dev.technic.scanner.spi; public interface IndicatorProvider {}")
                                .source(
                                        "acme.Bad",
                                        "package acme; public class Bad implements " + SPI + "IndicatorProvider {}"),
                        "name() comes to a method that is not there; it was compiled against another scanner-api"),
                source("the name is null", named("return null;"), "name() gave null"),
                source("the name is blank", named("return \" \";"), "name() gave ' '"),
                source(
                        "the name is none",
                        named("return \"Acme & Sons\";"),
                        "name() gave 'Acme & Sons', which is not a name; letters, digits and underscores are, not a digit first"),
                source(
                        "the name throws",
                        named("throw new IllegalStateException(\"who?\");"),
                        "name() threw java.lang.IllegalStateException: who?"),
                source("the list is null", bringing("return null;"), "indicators() gave null"),
                source(
                        "the list has a hole",
                        bringing("return java.util.Collections.singletonList(null);"),
                        "indicators() gave null at index 0"),
                source(
                        "the list never ends",
                        bringing("return indicators();"),
                        "indicators() threw java.lang.StackOverflowError"),
                source(
                        "an indicator is declared wrongly",
                        bringing("return java.util.List.of(Indicator.named(\"RSI\").composed(\"1\"));"),
                        "indicators() threw java.lang.IllegalArgumentException: 'RSI' is not a name; lower-case letters,"
                                + " digits and underscores are, a letter first"));
    }

    private PluginJar jar(String name) {
        return new PluginJar(folder.resolve(name)).lists(IndicatorProvider.class, "acme.Bad");
    }

    private Path good() throws IOException {
        return new PluginJar(folder.resolve("good.jar"))
                .source(
                        "fine.Good",
                        provider("public class Good implements IndicatorProvider", "", "return \"fine\";", GOOD)
                                .replace("package acme", "package fine"))
                .lists(IndicatorProvider.class, "fine.Good")
                .write();
    }

    private static Scanner scanner(ClassLoader loader) {
        return Scanner.builder()
                .classLoader(loader)
                .modelCache(ModelCache.create())
                .threads(1)
                .build();
    }

    private static double value(Scanner scanner, String expression) {
        Panel panel = Market.panel(scanner, Market.flat("A", 2, 1, 3));
        return scanner.scan(panel, Scan.builder().feature("f", expression).build())
                .value(0, 0);
    }

    @ParameterizedTest
    @MethodSource("jars")
    void a_plugin_that_cannot_be_used_is_one_sentence_and_the_search_goes_on(Wrong wrong) throws IOException {
        String sentence = "the plugin acme.Bad (bad.jar) cannot be used: " + wrong.said;
        try (URLClassLoader loader =
                        PluginJar.loader(wrong.jar.apply(jar("bad.jar")).write(), good());
                Scanner scanner = scanner(loader)) {
            assertThat(scanner.brokenPlugins()).containsExactly(sentence);
            assertThat(value(scanner, "thing()")).isEqualTo(6);
            assertThatThrownBy(() -> value(scanner, "streak()"))
                    .isExactlyInstanceOf(InvalidScanException.class)
                    .hasMessage("f: no indicator 'streak' at 1:1; installed: [thing]; " + sentence);
        }
    }

    @Test
    void a_class_that_failed_before_says_so() throws IOException {
        Path jar = jar("bad.jar")
                .source("acme.Bad", members("static { if (true) { throw new IllegalStateException(\"no table\"); } }"))
                .write();
        try (URLClassLoader loader = PluginJar.loader(jar)) {
            scanner(loader).close();
            try (Scanner again = scanner(loader)) {
                assertThat(again.brokenPlugins())
                        .containsExactly("the plugin acme.Bad (bad.jar) cannot be used: the class acme.Bad could not be"
                                + " initialised, as was said when it was first tried");
            }
        }
    }

    @Test
    void plugins_are_sought_where_the_scanner_was_made() throws IOException {
        Path jar =
                jar("bad.jar").lists(PriceSourceProvider.class, "acme.Prices").write();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = PluginJar.loader(jar)) {
            thread.setContextClassLoader(loader);
            Scanner made = Scanner.create();
            thread.setContextClassLoader(before);
            try (Scanner scanner = made) {
                assertThat(scanner.brokenPlugins())
                        .contains("the plugin acme.Prices (bad.jar) cannot be used: there is no such class");
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void plugins_of_every_kind_are_told_of() throws IOException {
        Path jar = jar("bad.jar")
                .lists(PriceSourceProvider.class, "acme.Prices")
                .lists(ScanBackendProvider.class, "acme.Cluster")
                .lists(ModelProvider.class, "acme.Models")
                .write();
        try (URLClassLoader loader = PluginJar.loader(jar, good());
                Scanner scanner = scanner(loader)) {
            String wrong = " (bad.jar) cannot be used: there is no such class";
            assertThat(scanner.brokenPlugins())
                    .containsExactly(
                            "the plugin acme.Bad" + wrong,
                            "the plugin acme.Models" + wrong,
                            "the plugin acme.Prices" + wrong,
                            "the plugin acme.Cluster" + wrong);
        }
    }

    @Test
    void a_list_of_plugins_that_is_none_is_told_with_its_line() throws IOException {
        Path jar = jar("bad jar.jar")
                .lists(IndicatorProvider.class, "# ours", "acme.Bad # the first", "and acme.More")
                .write();
        try (URLClassLoader loader = PluginJar.loader(jar, good());
                Scanner scanner = scanner(loader)) {
            assertThat(value(scanner, "thing()")).isEqualTo(6);
            assertThat(scanner.brokenPlugins())
                    .containsExactly(
                            "bad jar.jar lists plugins in META-INF/services/dev.technic.scanner.spi.IndicatorProvider,"
                                    + " and line 3 is no name of a class: 'and acme.More'; none of them can be used");
        }
    }

    @Test
    void a_plugin_is_asked_once_what_it_brings() throws IOException {
        Path jar = jar("bad.jar")
                .source(
                        "acme.Bad",
                        provider(
                                "public class Bad implements IndicatorProvider",
                                "static int asked;",
                                "return \"bad\";",
                                "return java.util.List.of(Indicator.named(\"n\" + ++asked).composed(\"close\"));"))
                .write();
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        try (URLClassLoader loader = PluginJar.loader(jar)) {
            current.setContextClassLoader(loader);
            try (Scanner scanner =
                    Scanner.builder().modelCache(ModelCache.create()).build()) {
                assertThat(scanner.indicators().entries())
                        .extracting(entry -> entry.indicator().name())
                        .containsExactly("n1");
            }
        } finally {
            current.setContextClassLoader(before);
        }
    }

    @Test
    void a_kernel_that_needs_a_newer_api_to_be_made_fails_the_scan_that_uses_it() throws IOException {
        Path jar = jar("bad.jar")
                .compiledAgainst(
                        SPI + "Arguments",
                        "package dev.technic.scanner.spi; public final class Arguments { public long day(String p) { return 0; } }")
                .source(
                        "acme.Bad",
                        bringing("return java.util.List.of(Indicator.named(\"late\").input(\"x\", \"close\")"
                                + ".kernel(a -> { a.day(\"from\"); return null; }));"))
                .write();
        try (URLClassLoader loader = PluginJar.loader(jar, good());
                Scanner scanner = scanner(loader)) {
            assertThat(scanner.brokenPlugins()).isEmpty();
            assertThat(value(scanner, "thing()")).isEqualTo(6);
            assertThatThrownBy(() -> value(scanner, "late()"))
                    .isExactlyInstanceOf(PluginException.class)
                    .hasMessage("indicator 'bad:late' (bad.jar) cannot be made with {}: it was compiled against another"
                            + " version of what it calls: java.lang.NoSuchMethodError:"
                            + " 'long dev.technic.scanner.spi.Arguments.day(java.lang.String)'");
        }
    }

    @Test
    void a_kernel_that_lacks_what_a_newer_api_asks_for_fails_its_symbols() throws IOException {
        Path jar = jar("bad.jar")
                .compiledAgainst(
                        SPI + "Kernel",
                        "package dev.technic.scanner.spi; public interface Kernel { int lookback();"
                                + " void advance(int bar, double[][] in, double[][] state); }")
                .source(
                        "acme.Silent",
                        "package acme; public class Silent implements dev.technic.scanner.spi.Kernel {"
                                + " public int lookback() { return 0; }"
                                + " public void advance(int bar, double[][] in, double[][] state) {} }")
                .source(
                        "acme.Bad",
                        bringing("return java.util.List.of(Indicator.named(\"silent\").input(\"x\", \"close\")"
                                + ".kernel(a -> new Silent()));"))
                .write();
        try (URLClassLoader loader = PluginJar.loader(jar, good());
                Scanner scanner = scanner(loader)) {
            Panel panel = Market.panel(scanner, Market.flat("A", 2, 1, 3));
            assertThat(Market.whys(scanner.scan(
                            panel, Scan.builder().feature("f", "silent()").build())))
                    .isEqualTo(
                            List.of("A failed in features: AbstractMethodError: it comes to a method that is not there;"
                                    + " it was compiled against another scanner-api"));
        }
    }
}
