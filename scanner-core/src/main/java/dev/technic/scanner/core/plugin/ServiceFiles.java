package dev.technic.scanner.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files {@code META-INF/services/…} of one kind of plugin, read again when the service loader failed: it says that a class cannot be
 * had, and not which jar lists it.
 */
final class ServiceFiles {

    private static final String FOLDER = "META-INF/services/";
    private static final Pattern CLASS_NAME =
            Pattern.compile("\\p{javaJavaIdentifierStart}[\\p{javaJavaIdentifierPart}.]*");

    private final Class<?> kind;
    private final ClassLoader loader;
    private final Set<String> sentences = new LinkedHashSet<>();

    private ServiceFiles(Class<?> kind, ClassLoader loader) {
        this.kind = kind;
        this.loader = loader;
    }

    /** A sentence for each class that is listed and cannot be loaded, and for each file that is none. */
    static Set<String> defects(Class<?> kind, ClassLoader loader) {
        ServiceFiles files = new ServiceFiles(kind, loader);
        try {
            loader.getResources(FOLDER + kind.getName()).asIterator().forEachRemaining(files::examine);
        } catch (IOException unreadable) {
            files.sentences.add(
                    "the class loader " + loader.getClass().getName() + " cannot list plugins: " + unreadable);
        }
        return files.sentences;
    }

    private void examine(URL file) {
        String jar = jar(file);
        try {
            List<String> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (!line.isEmpty() && !CLASS_NAME.matcher(line).matches()) {
                    sentences.add(jar + " lists plugins in " + FOLDER + kind.getName() + ", and line " + (i + 1)
                            + " is no name of a class: '" + line + "'; none of them can be used");
                    return;
                }
            }
            lines.stream().filter(line -> !line.isEmpty()).forEach(name -> examine(name, jar));
        } catch (IOException unreadable) {
            sentences.add(
                    jar + " lists plugins in " + FOLDER + kind.getName() + ", which cannot be read: " + unreadable);
        }
    }

    /** Without comments and the blanks around. */
    private static List<String> lines(URL file) throws IOException {
        URLConnection connection = file.openConnection();
        connection.setUseCaches(false); // A jar kept open could not be replaced.
        try (InputStream in = connection.getInputStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .toList();
        }
    }

    private void examine(String name, String jar) {
        String wrong = wrong(name);
        if (!wrong.isEmpty()) {
            sentences.add(Blame.said(name + " (" + jar + ")", wrong));
        }
    }

    /** Why a class is no plugin of this kind; empty if it is one, or is a module's, which has its own way of saying so. */
    private String wrong(String name) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            if (type.getModule().isNamed()) {
                return "";
            }
            if (!kind.isAssignableFrom(type)) {
                return "it does not implement " + kind.getName() + elsewhere(type);
            }
            boolean makeable = Stream.of(type.getConstructors()).anyMatch(each -> each.getParameterCount() == 0);
            return makeable ? "" : "it has no public constructor without parameters";
        } catch (ClassNotFoundException absent) {
            return "there is no such class";
        } catch (LinkageError broken) {
            return Blame.words("it", broken);
        }
    }

    /** Said of a class that implements an interface of that name, from another jar or loader. */
    private String elsewhere(Class<?> type) {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            types.addAll(List.of(each.getInterfaces()));
        }
        Stream<Class<?>> other = types.stream().filter(each -> each.getName().equals(kind.getName()));
        return other.findFirst()
                .map(each -> ", but one of that name from another class loader (" + Origin.of(each) + ")")
                .orElse("");
    }

    private static String jar(URL file) {
        String path = file.toString();
        return Origin.name(path.substring(0, path.lastIndexOf(FOLDER)));
    }
}
