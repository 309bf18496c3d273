package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.IndicatorCatalogue.Entry;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scan;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.core.engine.SampleIndicators;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.spi.ModelProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Plugins are found where the embedder says; a broken one breaks nothing, and two of one name are never mixed up. */
@Timeout(60)
final class PluginsTest {

    @TempDir
    Path folder;

    private static List<Indicator> twice(String name) {
        return List.of(Indicator.named(name).input("x", "close").composed("2 * x"));
    }

    /** One indicator, declared two times. */
    private record Repeating(List<Indicator> indicators) implements IndicatorProvider {
        @Override
        public String name() {
            return "repeating";
        }
    }

    /** Of the plugins to be found, has those in its folders alone. */
    private static final class FolderFirst extends URLClassLoader {
        FolderFirst(List<Path> folders) throws IOException {
            super(urls(folders), PluginsTest.class.getClassLoader());
        }

        private static URL[] urls(List<Path> folders) throws IOException {
            URL[] urls = new URL[folders.size()];
            for (int i = 0; i < urls.length; i++) {
                urls[i] = folders.get(i).toUri().toURL();
            }
            return urls;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(FoundPlugins.class.getName() + "$")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
        }
    }

    /** A folder with these classes and a service file that names them, and more. */
    private Path plugin(String name, Class<?> service, List<Class<?>> classes, String... more) throws IOException {
        Path home = folder.resolve(name);
        List<String> names = new ArrayList<>();
        for (Class<?> type : classes) {
            String file = type.getName().replace('.', '/') + ".class";
            Path target = home.resolve(file);
            Files.createDirectories(target.getParent());
            try (InputStream code = PluginsTest.class.getClassLoader().getResourceAsStream(file)) {
                Files.copy(java.util.Objects.requireNonNull(code), target);
            }
            names.add(type.getName());
        }
        names.addAll(List.of(more));
        Path services = Files.createDirectories(home.resolve("META-INF/services"));
        Files.writeString(services.resolve(service.getName()), String.join("\n", names));
        return home;
    }

    private Path indicators(String name, Class<?>... classes) throws IOException {
        return plugin(name, IndicatorProvider.class, List.of(classes));
    }

    private static Scanner.Builder builder() {
        return Scanner.builder().modelCache(ModelCache.create());
    }

    /** What a feature over a price of 3 is. */
    private static double value(Scanner scanner, String expression) {
        Panel panel = Market.panel(scanner, Market.flat("A", 2, 1, 3));
        return scanner.scan(panel, Scan.builder().feature("f", expression).build())
                .value(0, 0);
    }

    @Test
    void the_embedder_s_class_loader_is_searched() throws IOException {
        try (URLClassLoader loader = new FolderFirst(List.of(indicators("acme-1.jar", FoundPlugins.Acme.class)));
                Scanner scanner = builder().classLoader(loader).build()) {
            assertThat(value(scanner, "thing()")).isEqualTo(6);
            assertThat(value(scanner, "acme:thing(high)")).isEqualTo(6);
            assertThat(scanner.indicators().entries())
                    .extracting(Entry::plugin, Entry::origin)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("acme", "acme-1.jar"));
        }
    }

    @Test
    void the_context_loader_is_searched_when_none_is_given() throws IOException {
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        try (URLClassLoader loader = new FolderFirst(List.of(indicators("acme-1.jar", FoundPlugins.Acme.class)))) {
            current.setContextClassLoader(loader);
            try (Scanner scanner = builder().build()) {
                assertThat(value(scanner, "thing()")).isEqualTo(6);
            }
        } finally {
            current.setContextClassLoader(before);
        }
    }

    @Test
    void broken_plugins_break_nothing_and_are_told_of_when_a_name_is_not_found() throws IOException {
        List<Class<?>> classes = List.of(
                FoundPlugins.Unmade.class,
                FoundPlugins.Nameless.class,
                FoundPlugins.Empty.class,
                FoundPlugins.Holed.class,
                FoundPlugins.Orphan.class,
                FoundPlugins.Acme.class);
        Path home = plugin("mixed.jar", IndicatorProvider.class, classes, "acme.Nowhere");
        try (URLClassLoader loader = new FolderFirst(List.of(home));
                Scanner scanner = builder().classLoader(loader).build()) {
            assertThat(value(scanner, "thing()")).isEqualTo(6);
            List<String> broken = List.of(
                    unusable(
                            FoundPlugins.Unmade.class,
                            "its constructor threw java.lang.IllegalStateException: no licence"),
                    unusable(
                            FoundPlugins.Orphan.class,
                            "it needs the class " + FoundPlugins.Parent.class.getName() + ", which is not there"),
                    "the plugin acme.Nowhere (mixed.jar) cannot be used: there is no such class",
                    unusable(FoundPlugins.Nameless.class, "name() threw java.lang.IllegalStateException: no name"),
                    unusable(FoundPlugins.Empty.class, "indicators() threw java.lang.AssertionError: no table"),
                    unusable(FoundPlugins.Holed.class, "indicators() gave null at index 1"));
            assertThat(scanner.brokenPlugins()).isEqualTo(broken);
            assertThatThrownBy(() -> value(scanner, "nobody(5)"))
                    .isInstanceOf(InvalidScanException.class)
                    .hasMessage("f: no indicator 'nobody' at 1:1; installed: [thing]; " + String.join("; ", broken));
        }
    }

    private static String unusable(Class<?> type, String thrown) {
        return "the plugin " + type.getName() + " (mixed.jar) cannot be used: " + thrown;
    }

    @Test
    void a_class_loader_that_always_fails_is_given_up() {
        ClassLoader failing = new ClassLoader(null) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        try (Scanner scanner =
                builder().classLoader(failing).plugin(new FoundPlugins.Acme()).build()) {
            assertThat(value(scanner, "thing()")).isEqualTo(6);
            assertThatThrownBy(() -> value(scanner, "nobody()"))
                    .hasMessage("f: no indicator 'nobody' at 1:1; installed: [thing]; the class loader "
                            + failing.getClass().getName()
                            + " cannot list plugins: java.io.IOException: the disk is gone");
        }
    }

    @Test
    void the_same_plugin_counts_once_however_often_it_is_found() throws IOException {
        Path home = plugin("names.jar", IndicatorProvider.class, List.of(), SampleIndicators.class.getName());
        try (URLClassLoader loader = new FolderFirst(List.of(home, indicators("acme-1.jar", FoundPlugins.Acme.class)));
                Scanner scanner = builder()
                        .classLoader(loader)
                        .plugin(new SampleIndicators())
                        .plugin(new SampleIndicators())
                        .build()) {
            assertThat(scanner.indicators().entries()).hasSize(10);
            assertThat(value(scanner, "average(close, 1)")).isEqualTo(3);
        }
        try (Scanner scanner = builder()
                .plugin(new Repeating(twice("one")))
                .plugin(new Repeating(twice("two")))
                .build()) {
            assertThat(value(scanner, "one() + repeating:two()")).isEqualTo(12);
        }
    }

    @Test
    void a_name_of_two_plugins_names_both_jars_whatever_their_order() throws IOException {
        List<Path> homes = new ArrayList<>(List.of(
                indicators("acme-1.jar", FoundPlugins.Acme.class),
                indicators("other-2.jar", FoundPlugins.Other.class)));
        for (int order = 0; order < 2; order++) {
            Collections.reverse(homes);
            try (URLClassLoader loader = new FolderFirst(homes);
                    Scanner scanner = builder().classLoader(loader).build()) {
                assertThatThrownBy(() -> value(scanner, "1 + thing()"))
                        .isInstanceOf(InvalidScanException.class)
                        .hasMessage("f: indicator 'thing' at 1:5 is defined by both acme (acme-1.jar) and other "
                                + "(other-2.jar); write acme:thing");
                assertThat(value(scanner, "acme:thing() + other:thing() + gadget()"))
                        .isEqualTo(18);
                assertThat(value(scanner, "close")).isEqualTo(3);
            }
        }
    }

    @Test
    void two_plugins_of_one_name_are_never_chosen_between() throws IOException {
        List<Path> homes = List.of(
                indicators("acme-2.jar", FoundPlugins.AcmeToo.class),
                indicators("acme-1.jar", FoundPlugins.Acme.class),
                indicators("other-2.jar", FoundPlugins.Other.class));
        try (URLClassLoader loader = new FolderFirst(homes);
                Scanner scanner = builder().classLoader(loader).build()) {
            assertThatThrownBy(() -> value(scanner, "thing()"))
                    .hasMessage("f: indicator 'thing' at 1:1 is defined by acme (acme-1.jar) and acme (acme-2.jar) and "
                            + "other (other-2.jar); write other:thing");
            assertThatThrownBy(() -> value(scanner, "acme:thing()"))
                    .hasMessage("f: indicator 'acme:thing' at 1:1 is defined by both acme (acme-1.jar) and acme "
                            + "(acme-2.jar); leave all but one of them out");
            assertThat(value(scanner, "other:thing() + gadget()")).isEqualTo(12);
        }
    }

    @Test
    void a_plugin_that_declares_a_name_twice_is_told_so_when_the_name_is_used() {
        List<Indicator> twice =
                List.of(twice("one").get(0), twice("one").get(0), twice("two").get(0));
        try (Scanner scanner = builder().plugin(new Repeating(twice)).build()) {
            String origin = scanner.indicators().entries().get(0).origin();
            assertThat(value(scanner, "two()")).isEqualTo(6);
            assertThatThrownBy(() -> value(scanner, "one()"))
                    .hasMessage("f: indicator 'one' at 1:1 is defined by both repeating (" + origin
                            + ") and repeating (" + origin + "); leave all but one of them out");
        }
    }

    @Test
    void broken_model_plugins_break_nothing_and_are_told_of_when_a_model_is_asked_for() throws IOException {
        Path home = plugin("model.jar", ModelProvider.class, List.of(FoundPlugins.Undecided.class), "acme.Models");
        try (URLClassLoader loader = new FolderFirst(List.of(home));
                Scanner scanner = builder()
                        .classLoader(loader)
                        .plugin(new FoundPlugins.Undecided())
                        .build()) {
            assertThat(scanner.modelProviders()).isEmpty();
            assertThat(value(scanner, "close")).isEqualTo(3);
            Panel panel = Market.panel(scanner, Market.flat("A", 2, 1, 3));
            Scan scan = Scan.builder()
                    .feature("c", "close")
                    .model("m", folder.resolve("m.ubj"))
                    .build();
            assertThatThrownBy(() -> scanner.scan(panel, scan))
                    .isInstanceOf(InvalidScanException.class)
                    .hasMessage("model m: no model plugin is installed; add the module scanner-ml to the class path; "
                            + String.join("; ", scanner.brokenPlugins()));
            String type = FoundPlugins.Undecided.class.getName();
            String wrong = " cannot be used: preference() threw java.lang.IllegalStateException: which?";
            assertThat(scanner.brokenPlugins())
                    .containsExactly(
                            "the plugin acme.Models (model.jar) cannot be used: there is no such class",
                            "the plugin " + type + " (model.jar)" + wrong,
                            "the plugin " + type + " (test-classes)" + wrong);
        }
    }

    @Test
    void the_catalogue_says_how_many_bars_come_before_a_value() {
        try (Scanner scanner = Market.scanner()) {
            assertThat(scanner.indicators().entries().stream()
                            .map(entry -> entry.indicator().name())
                            .collect(Collectors.joining(" ")))
                    .isEqualTo("average blocks change gains pair products spread total ups");
            assertThat(scanner.indicators().lookback("close + 1")).isZero();
            assertThat(scanner.indicators().lookback("pair(close, 20)")).isEqualTo(1);
            assertThat(scanner.indicators().lookback("pair(close, 20).late")).isEqualTo(20);
            assertThat(scanner.indicators().lookback("blocks(average(ref(close, 3), 5), 7)"))
                    .isEqualTo(3 + 4 + 6);
            assertThat(scanner.indicators().lookback("coalesce(blocks(9), change())"))
                    .isEqualTo(1);
            assertThatThrownBy(() -> scanner.indicators().lookback("rank(close)"))
                    .isInstanceOf(InvalidScanException.class)
                    .hasMessage("the expression takes a series, but 'rank(close)' at 1:1 is a snapshot: it has one "
                            + "value per symbol, at the as-of session");
        }
    }
}
