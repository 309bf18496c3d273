package dev.technic.scanner.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in the jars that are published. */
class PublishedJarsIT {

    static List<String> jars() {
        return Publication.jars();
    }

    @ParameterizedTest
    @MethodSource("jars")
    void aJarCarriesTheLicenceAndTheNotice(String module) throws IOException {
        try (JarFile jar = new JarFile(Publication.jar(module).toFile())) {
            for (String file : List.of("LICENSE", "NOTICE")) {
                assertThat(bytes(jar, "META-INF/" + file))
                        .as(file)
                        .isEqualTo(Files.readAllBytes(Publication.ROOT.resolve(file)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("jars")
    void aJarHasClassesOfItsOwnAndNothingStray(String module) throws IOException {
        try (JarFile jar = new JarFile(Publication.jar(module).toFile())) {
            assertThat(jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName))
                    .doesNotHaveDuplicates()
                    .allMatch(name -> name.matches("dev/technic/scanner/([a-z0-9]+/)*[A-Za-z0-9$-]+\\.class")
                            || name.matches("META-INF/services/dev\\.technic\\.scanner\\.spi\\.[A-Za-z]+")
                            || name.matches(
                                    "META-INF/maven/dev\\.technic\\.scanner/" + module + "/pom\\.(xml|properties)")
                            || name.matches("META-INF/(LICENSE|NOTICE|MANIFEST\\.MF)")
                            || name.equals("dev/technic/scanner/core/scan/version.txt")
                            || name.equals("module-info.class"));
        }
    }

    @ParameterizedTest
    @MethodSource("jars")
    void aJarIsOfTheTimeThatThePomSays(String module) throws IOException {
        try (JarFile jar = new JarFile(Publication.jar(module).toFile())) {
            assertThat(jar.stream().map(ZipEntry::getTimeLocal).map(Object::toString))
                    .containsOnly("2026-01-01T00:00");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "scanner-api, dev.technic.scanner, true",
        "scanner-core, dev.technic.scanner.core, true",
        "scanner-testkit, dev.technic.scanner.testkit, false",
        "scanner-indicators, dev.technic.scanner.indicators, true",
        "scanner-ml, dev.technic.scanner.ml, false"
    })
    void aJarHasAModuleNameThatStays(String module, String name, boolean described) throws IOException {
        assertThat(PublicTypes.module(Publication.jar(module)).name()).isEqualTo(name);
        try (JarFile jar = new JarFile(Publication.jar(module).toFile())) {
            assertThat(jar.getEntry("module-info.class") != null).isEqualTo(described);
            assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
                    .isEqualTo(described ? null : name);
        }
    }

    @Test
    void noPackageIsInTwoJars() {
        assertThat(Publication.jars().stream()
                        .map(Publication::jar)
                        .flatMap(jar -> PublicTypes.module(jar).packages().stream()))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    private static byte[] bytes(JarFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        assertThat(entry)
                .as("%s in %s", name, Path.of(jar.getName()).getFileName())
                .isNotNull();
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
