package dev.technic.scanner.examples.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.examples.OtherJvm;
import dev.technic.scanner.examples.discovery.acme.AcmeIndicators;
import dev.technic.scanner.examples.discovery.other.OtherIndicators;
import dev.technic.scanner.examples.discovery.probe.Probe;
import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.spi.ModelProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Plugins are found in a JVM of its own on the class path, on the module path, and beside or in a shaded jar. */
@Timeout(300)
class DiscoveryIT {

    private static final Path API = Jars.of(IndicatorProvider.class);
    private static final Path CORE = Jars.named("scanner-core").get(0);
    private static final Path INDICATORS = Jars.named("scanner-indicators").get(0);
    private static final Path ML = Jars.named("scanner-ml").get(0);
    private static final Path SHADED = Path.of(Objects.requireNonNull(System.getProperty("scanner.jar")));

    /** What the core needs to run; JSpecify is not among it. */
    private static final List<Path> LIBRARIES =
            Jars.named("guava-", "failureaccess", "fastcsv", "fastdoubleparser", "jackson-core");

    /** The name of its jar makes no module, so it stays on the class path. */
    private static final List<Path> XGBOOST4J = Jars.named("xgboost4j", "kryo", "commons-logging");

    /** The version is in the jar's name too. */
    private static final String VERSION = Probe.VERSION + " = "
            + CORE.getFileName().toString().replace("scanner-core-", "scanner ").replace(".jar", "\n");

    private static final String FACTS = "indicators of [acme (acme.jar), standard (" + INDICATORS.getFileName() + ")]\n"
            + "engines [java, xgboost4j]\n"
            + "thing() = 6.0\n"
            + "acme:thing(close) = 6.0\n"
            + "sma(close, 2) = 3.0\n"
            + VERSION;

    private static final String[] EXPRESSIONS = {"thing()", "acme:thing(close)", "sma(close, 2)", Probe.VERSION};

    @TempDir
    Path folder;

    private Path acme = Path.of("");
    private Path probe = Path.of("");

    @BeforeEach
    void make() throws IOException {
        List<Path> modules = join(List.of(List.of(API, CORE), LIBRARIES, Jars.named("jspecify")));
        Jars jars = new Jars(folder);
        acme = jars.jar(
                "acme.jar",
                AcmeIndicators.class,
                IndicatorProvider.class.getName(),
                "module acme { requires dev.technic.scanner; provides " + IndicatorProvider.class.getName() + " with "
                        + AcmeIndicators.class.getName() + "; }",
                modules);
        probe = jars.jar(
                "probe.jar",
                Probe.class,
                "",
                "module probe { requires dev.technic.scanner; requires dev.technic.scanner.core; }",
                modules);
    }

    private static List<Path> join(List<List<Path>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }

    /** All that a JVM printed, which ended well. */
    private String java(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(Arrays.asList(EXPRESSIONS));
        return OtherJvm.run(folder.resolve("out.txt"), all);
    }

    @Test
    void onTheClassPath() throws Exception {
        List<Path> all = join(List.of(List.of(API, CORE, INDICATORS, ML, acme, probe), LIBRARIES, XGBOOST4J));
        assertThat(java("-cp", Jars.path(all), Probe.class.getName())).isEqualTo(FACTS);
    }

    @Test
    void onTheModulePath() throws Exception {
        List<Path> modules = join(List.of(List.of(API, CORE, INDICATORS, ML, acme, probe), LIBRARIES));
        assertThat(java("-p", Jars.path(modules), "-cp", Jars.path(XGBOOST4J), "-m", "probe/" + Probe.class.getName()))
                .isEqualTo(FACTS);
    }

    @Test
    void besideAShadedJar() throws Exception {
        assertThat(java("-cp", Jars.path(List.of(SHADED, acme, probe)), Probe.class.getName()))
                .isEqualTo(FACTS.replace(INDICATORS.getFileName().toString(), "scanner.jar"));
    }

    @Test
    void aShadedJarIsNoModuleAndListsEveryPlugin() throws IOException {
        try (JarFile jar = new JarFile(SHADED.toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .noneMatch(name -> name.endsWith("module-info.class"));
            for (Class<?> kind : List.of(IndicatorProvider.class, ModelProvider.class)) {
                List<String> listed = lines(jar, "META-INF/services/" + kind.getName());
                assertThat(listed).isNotEmpty();
                assertThat(listed)
                        .allSatisfy(name -> assertThat(jar.getEntry(name.replace('.', '/') + ".class"))
                                .isNotNull());
            }
        }
    }

    private static List<String> lines(JarFile jar, String name) throws IOException {
        try (var in = jar.getInputStream(jar.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void twoJarsOfOneIndicatorAreBothNamed() throws Exception {
        Path other = new Jars(folder)
                .jar("other.jar", OtherIndicators.class, IndicatorProvider.class.getName(), "", List.of());
        List<Path> all = join(List.of(List.of(API, CORE, INDICATORS, other, acme, probe), LIBRARIES));
        assertThat(java("-cp", Jars.path(all), Probe.class.getName()))
                .isEqualTo("indicators of [acme (acme.jar), other (other.jar), standard (" + INDICATORS.getFileName()
                        + ")]\n"
                        + "engines []\n"
                        + "thing() = f: indicator 'thing' at 1:1 is defined by both acme (acme.jar) and other (other.jar);"
                        + " write acme:thing\n"
                        + "acme:thing(close) = 6.0\n"
                        + "sma(close, 2) = 3.0\n"
                        + VERSION);
    }

    @Test
    void withoutTheCoreTheSentenceSaysWhatToAdd() throws Exception {
        assertThat(java("-cp", Jars.path(List.of(API, probe)), Probe.class.getName()))
                .isEqualTo("no scanner engine found; add the module scanner-core to the class path\n");
    }
}
