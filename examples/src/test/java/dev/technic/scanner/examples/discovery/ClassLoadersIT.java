package dev.technic.scanner.examples.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.examples.discovery.acme.AcmeIndicators;
import dev.technic.scanner.examples.discovery.probe.Probe;
import dev.technic.scanner.spi.IndicatorProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Plugins are found under the class loaders of application servers and of programs that load plugins from a folder. */
@Timeout(120)
class ClassLoadersIT {

    private static final Path API = Jars.of(IndicatorProvider.class);
    private static final Path CORE = Jars.named("scanner-core").get(0);
    private static final Path INDICATORS = Jars.named("scanner-indicators").get(0);
    private static final List<Path> LIBRARIES =
            Jars.named("guava-", "failureaccess", "fastcsv", "fastdoubleparser", "jackson-core");

    private static final String THING = "thing() = 6.0\n";
    private static final String ACME = "indicators of [acme (acme.jar)]\nengines []\n";
    private static final String BOTH =
            "indicators of [acme (acme.jar), standard (" + INDICATORS.getFileName() + ")]\nengines []\n";

    @TempDir
    Path folder;

    private Path acme = Path.of("");
    private Path probe = Path.of("");

    @BeforeEach
    void make() throws IOException {
        Jars jars = new Jars(folder);
        acme = jars.jar("acme.jar", AcmeIndicators.class, IndicatorProvider.class.getName(), "", List.of());
        probe = jars.jar("probe.jar", Probe.class, "", "", List.of());
    }

    /** Looks at its own jars first, as the loaders of web applications do. */
    private static final class ChildFirst extends URLClassLoader {
        ChildFirst(URL[] jars, ClassLoader parent) {
            super(jars, parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known != null) {
                    return known;
                }
                try {
                    return findClass(name);
                } catch (ClassNotFoundException parents) {
                    return super.loadClass(name, resolve);
                }
            }
        }
    }

    private static URL[] urls(List<Path> jars) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    private static URLClassLoader loader(ClassLoader parent, Path... jars) throws IOException {
        return new URLClassLoader(urls(List.of(jars)), parent);
    }

    /** What the library needs, with more jars. */
    private static URLClassLoader library(Path... more) throws IOException {
        List<Path> jars = new ArrayList<>(List.of(API, CORE));
        jars.addAll(LIBRARIES);
        jars.addAll(List.of(more));
        return new URLClassLoader(urls(jars), ClassLoader.getPlatformClassLoader());
    }

    /** What the probe of a loader says while the thread has this context loader. */
    private static String found(ClassLoader of, @Nullable ClassLoader context, String... expressions)
            throws ReflectiveOperationException {
        Class<?> type = of.loadClass(Probe.class.getName());
        return under(context, () -> type.getMethod("found", String[].class).invoke(null, (Object) expressions));
    }

    private static String foundWith(ClassLoader given, String... expressions) throws ReflectiveOperationException {
        Class<?> type = given.loadClass(Probe.class.getName());
        return under(
                null,
                () -> type.getMethod("found", ClassLoader.class, String[].class).invoke(null, given, expressions));
    }

    private interface Call {
        Object call() throws ReflectiveOperationException;
    }

    private static String under(@Nullable ClassLoader context, Call call) throws ReflectiveOperationException {
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        current.setContextClassLoader(context);
        try {
            return String.valueOf(call.call());
        } finally {
            current.setContextClassLoader(before);
        }
    }

    @Test
    void aChildOfTheLibrarysLoaderIsSearchedWhenItIsGivenOrTheContext() throws Exception {
        try (URLClassLoader library = library();
                URLClassLoader plugins = loader(library, acme, probe)) {
            assertThat(foundWith(plugins, "thing()")).isEqualTo(ACME + THING);
            assertThat(found(plugins, plugins, "thing()")).isEqualTo(ACME + THING);
            assertThat(found(plugins, library, "thing()"))
                    .isEqualTo(
                            "indicators of []\nengines []\nthing() = f: no indicator 'thing' at 1:1; installed: []\n");
        }
    }

    @Test
    void anApplicationThatHoldsEverythingNeedsNoContextLoader() throws Exception {
        try (URLClassLoader application = library(INDICATORS, acme, probe)) {
            assertThat(found(application, application, "thing()")).isEqualTo(BOTH + THING);
            assertThat(found(application, null, "thing()")).startsWith(BOTH).endsWith(THING);
            assertThat(found(application, ClassLoader.getPlatformClassLoader(), "thing()"))
                    .isEqualTo(BOTH + THING);
        }
    }

    @Test
    void pluginsOfAnotherApplicationAreNotMixedUpWithItsOwn() throws Exception {
        try (URLClassLoader application = library(INDICATORS, acme, probe);
                URLClassLoader other = library(acme)) {
            assertThat(found(application, other, "thing()"))
                    .isEqualTo(BOTH + "the plugin " + AcmeIndicators.class.getName()
                            + " (acme.jar) cannot be used: it does not implement " + IndicatorProvider.class.getName()
                            + ", but one of that name from another class loader (" + API.getFileName() + ")\n" + THING);
        }
    }

    @Test
    void aJarThatTwoLoadersHoldCountsOnce() throws Exception {
        try (URLClassLoader library = library(acme);
                URLClassLoader childFirst = new ChildFirst(urls(List.of(acme, probe)), library);
                URLClassLoader parentFirst = loader(library, acme, probe)) {
            assertThat(found(childFirst, childFirst, "thing()")).isEqualTo(ACME + THING);
            assertThat(foundWith(childFirst, "thing()")).isEqualTo(ACME + THING);
            assertThat(found(parentFirst, parentFirst, "thing()")).isEqualTo(ACME + THING);
        }
    }

    @Test
    void anEngineThatOnlyTheContextLoaderSeesIsFound() throws Exception {
        try (URLClassLoader api = loader(ClassLoader.getPlatformClassLoader(), API);
                URLClassLoader application = new ChildFirst(urls(engine()), api)) {
            assertThat(found(application, application, "thing()")).isEqualTo(ACME + THING);
            assertThat(found(application, ClassLoader.getPlatformClassLoader()))
                    .isEqualTo("no scanner engine found; add the module scanner-core to the class path\n");
        }
    }

    @Test
    void anEngineOfAnotherCopyOfTheApiIsRefusedInASentence() throws Exception {
        try (URLClassLoader api = loader(ClassLoader.getPlatformClassLoader(), API, probe);
                URLClassLoader other = library()) {
            assertThat(found(api, other))
                    .isEqualTo(
                            "the scanner engine cannot be loaded; scanner-core and scanner-api must be of one version,"
                                    + " and seen by one class loader: dev.technic.scanner.spi.ScannerEngine:"
                                    + " dev.technic.scanner.core.CoreEngine not a subtype\n");
        }
    }

    private List<Path> engine() {
        List<Path> jars = new ArrayList<>(List.of(CORE, acme, probe));
        jars.addAll(LIBRARIES);
        return jars;
    }
}
