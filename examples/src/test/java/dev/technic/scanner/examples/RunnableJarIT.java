package dev.technic.scanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The runnable jar: one jar on a class path, with the plugins and the licences of all that is inside. */
class RunnableJarIT {

    private static final Path JAR = Path.of(System.getProperty("scanner.jar", ""));

    @Test
    void isNoModule() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .doesNotHaveDuplicates()
                    .noneMatch(name -> name.endsWith("module-info.class"))
                    .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|DSA|RSA)"));
        }
    }

    @Test
    void carriesTheLicencesOfAllAndOurNoticeOnce() throws IOException {
        assertThat(text("META-INF/LICENSE")).contains(Files.readString(Path.of("..", "LICENSE")));
        assertThat(text("META-INF/NOTICE"))
                .containsOnlyOnce(Files.readString(Path.of("..", "NOTICE")).strip());
    }

    @Test
    void hasThePluginsOfAllModules() throws IOException {
        assertThat(text("META-INF/services/dev.technic.scanner.spi.ScannerEngine"))
                .hasLineCount(1);
        assertThat(text("META-INF/services/dev.technic.scanner.spi.IndicatorProvider"))
                .contains("dev.technic.scanner.indicators.StandardIndicators");
        assertThat(text("META-INF/services/dev.technic.scanner.spi.ModelProvider"))
                .contains(
                        "dev.technic.scanner.ml.engine.JavaModelProvider", "dev.technic.scanner.ml.Xgboost4jProvider");
    }

    private static String text(String name) throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            ZipEntry entry = jar.getEntry(name);
            assertThat(entry).as(name).isNotNull();
            return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
