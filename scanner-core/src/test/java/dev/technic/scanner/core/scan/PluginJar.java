package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A plugin's jar, made for a test out of a few lines of source. */
final class PluginJar {

    private static final int MAJOR_VERSION = 7;

    private final Path file;
    private final Map<String, String> sources = new HashMap<>();
    private final Set<String> absent = new HashSet<>();
    private final Map<String, byte[]> others = new HashMap<>();
    private int classFileVersion;

    PluginJar(Path file) {
        this.file = file;
    }

    /** A class of the plugin. */
    PluginJar source(String name, String text) {
        sources.put(name, text);
        return this;
    }

    /** What the plugin is compiled against, and does not find when it runs: a class that is missing, or is another there. */
    PluginJar compiledAgainst(String name, String text) {
        absent.add(name);
        return source(name, text);
    }

    /** Lines of the file that lists the plugins of a kind. */
    PluginJar lists(Class<?> service, String... lines) {
        others.put(
                "META-INF/services/" + service.getName(),
                String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** As if a newer compiler had made the classes. */
    PluginJar classFileVersion(int version) {
        classFileVersion = version;
        return this;
    }

    Path write() throws IOException {
        Path classes = compile();
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out);
                Stream<Path> all = Files.walk(classes)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                String name = classes.relativize(path).toString().replace('\\', '/');
                if (!absent.contains(name.replaceAll("(\\$.*)?\\.class$", "").replace('/', '.'))) {
                    add(jar, name, versioned(Files.readAllBytes(path)));
                }
            }
            for (Map.Entry<String, byte[]> other : others.entrySet()) {
                add(jar, other.getKey(), other.getValue());
            }
        }
        return file;
    }

    private Path compile() throws IOException {
        Path home = Files.createDirectories(file.resolveSibling(file.getFileName() + ".made"));
        Path classes = Files.createDirectories(home.resolve("classes"));
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path path = home.resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            files.add(Files.writeString(path, source.getValue()));
        }
        if (files.isEmpty()) {
            return classes;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            Iterable<? extends JavaFileObject> units = manager.getJavaFileObjectsFromPaths(files);
            List<String> options = List.of(
                    "-proc:none",
                    "-nowarn",
                    "-d",
                    classes.toString(),
                    "-classpath",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
            assertThat(compiler.getTask(said, manager, null, options, null, units)
                            .call())
                    .as("%s", said)
                    .isTrue();
        }
        return classes;
    }

    private byte[] versioned(byte[] type) {
        if (classFileVersion > 0) {
            type[MAJOR_VERSION] = (byte) classFileVersion;
        }
        return type;
    }

    private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }

    /** A child of the tests' loader that holds these jars. */
    static URLClassLoader loader(Path... jars) throws IOException {
        URL[] urls = new URL[jars.length];
        for (int i = 0; i < jars.length; i++) {
            urls[i] = jars[i].toUri().toURL();
        }
        return new URLClassLoader(urls, PluginJar.class.getClassLoader());
    }
}
