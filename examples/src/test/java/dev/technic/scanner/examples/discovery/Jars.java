package dev.technic.scanner.examples.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The jars of this build, and small ones that are made for a test out of one of its classes. */
final class Jars {

    private final Path folder;

    Jars(Path folder) {
        this.folder = folder;
    }

    /** The jar that a class of the class path is in. */
    static Path of(Class<?> type) {
        try {
            return Path.of(Objects.requireNonNull(type.getProtectionDomain().getCodeSource())
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Those of the test's class path whose file name begins so. */
    static List<Path> named(String... beginnings) {
        return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(Path::of)
                .filter(path -> Stream.of(beginnings)
                        .anyMatch(beginning -> path.getFileName().toString().startsWith(beginning)))
                .toList();
    }

    static String path(List<Path> jars) {
        return jars.stream().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator));
    }

    /**
     * A jar of one class.
     *
     * @param moduleInfo the module's source with {@code MODULES} on its module path; empty for none
     */
    Path jar(String name, Class<?> type, String services, String moduleInfo, List<Path> modules) throws IOException {
        Path classes = Files.createDirectories(folder.resolve(name + ".classes"));
        String file = type.getName().replace('.', '/') + ".class";
        Path target = classes.resolve(file);
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        try (InputStream code = Jars.class.getClassLoader().getResourceAsStream(file)) {
            Files.copy(Objects.requireNonNull(code), target);
        }
        if (!services.isEmpty()) {
            Path listed = classes.resolve("META-INF/services/" + services);
            Files.createDirectories(Objects.requireNonNull(listed.getParent()));
            Files.writeString(listed, type.getName());
        }
        if (!moduleInfo.isEmpty()) {
            compile(name, moduleInfo, classes, modules);
        }
        return pack(classes, folder.resolve(name));
    }

    private void compile(String name, String moduleInfo, Path classes, List<Path> modules) throws IOException {
        Path source = Files.createDirectories(folder.resolve(name + ".source")).resolve("module-info.java");
        Files.writeString(source, moduleInfo);
        String module = moduleInfo.replaceFirst("module (\\S+) .*", "$1");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-proc:none",
                    "--release",
                    "17",
                    "-d",
                    classes.toString(),
                    "--module-path",
                    path(modules),
                    "--patch-module",
                    module + "=" + classes);
            assertThat(compiler.getTask(said, manager, null, options, null, manager.getJavaFileObjects(source))
                            .call())
                    .as("%s", said)
                    .isTrue();
        }
    }

    private static Path pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out);
                Stream<Path> all = Files.walk(classes)) {
            for (Path path : all.filter(Files::isRegularFile).sorted().toList()) {
                packed.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
                Files.copy(path, packed);
                packed.closeEntry();
            }
        }
        return jar;
    }
}
