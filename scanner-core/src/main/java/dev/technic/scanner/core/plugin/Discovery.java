package dev.technic.scanner.core.plugin;

import dev.technic.scanner.core.engine.Fatal;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.Spliterator;
import org.jspecify.annotations.Nullable;

/**
 * One search for the plugins of a kind: with the loader that the embedder gave, else with the one that loaded this library and the
 * calling thread's context loader. A plugin that cannot be had is a sentence, and the search goes on.
 *
 * <p>The service loader finds them, in modules and on class paths. Only what it fails at is looked at again, for the sentence. A class
 * that is found twice, by two loaders from one jar, is made once.
 */
public final class Discovery<T> {

    /** Errors in a row after which a class loader that fails at every look is left alone. */
    private static final int ENOUGH = 100;

    /**
     * What there is.
     *
     * @param plugins in the order in which they were found
     * @param broken a sentence for each that cannot be had
     */
    public record Found<T>(List<T> plugins, Set<String> broken) {}

    private final Class<T> kind;
    private final List<T> plugins = new ArrayList<>();
    private final Set<String> broken = new LinkedHashSet<>();
    private final Set<Object> seen = new HashSet<>();

    private Discovery(Class<T> kind) {
        this.kind = kind;
    }

    public static <T> Found<T> of(Class<T> kind, Set<ClassLoader> loaders) {
        Discovery<T> discovery = new Discovery<>(kind);
        for (ClassLoader loader : loaders) {
            discovery.search(loader);
        }
        return new Found<>(discovery.plugins, discovery.broken);
    }

    /** Where to look: with the loader given, else with that of this library and the calling thread's context loader. */
    public static Set<ClassLoader> loaders(@Nullable ClassLoader given) {
        if (given != null) {
            return Set.of(given);
        }
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        Set<ClassLoader> both = new LinkedHashSet<>();
        both.add(Discovery.class.getClassLoader());
        both.add(Objects.requireNonNullElseGet(context, ClassLoader::getSystemClassLoader));
        return both;
    }

    private void search(ClassLoader loader) {
        List<Throwable> errors = new ArrayList<>();
        Spliterator<ServiceLoader.Provider<T>> each =
                ServiceLoader.load(kind, loader).stream().spliterator();
        int inARow = 0;
        while (inARow < ENOUGH) {
            try {
                if (!each.tryAdvance(this::take)) {
                    break;
                }
                inARow = 0;
            } catch (ServiceConfigurationError | LinkageError wrong) {
                errors.add(wrong);
                inARow++;
            }
        }
        if (!errors.isEmpty()) {
            Set<String> sentences = ServiceFiles.defects(kind, loader);
            broken.addAll(sentences);
            if (sentences.isEmpty()) {
                errors.forEach(error -> broken.add("a plugin cannot be loaded: " + error.getMessage()));
            }
        }
    }

    private void take(ServiceLoader.Provider<T> provider) {
        Class<?> type = provider.type();
        if (!seen.add(identity(type))) {
            return;
        }
        try {
            plugins.add(provider.get());
        } catch (ServiceConfigurationError | LinkageError wrong) {
            Throwable cause =
                    wrong instanceof ServiceConfigurationError && wrong.getCause() != null ? wrong.getCause() : wrong;
            Fatal.pass(cause);
            String words = cause instanceof IllegalAccessException
                    ? "its class is not public"
                    : cause instanceof InstantiationException
                            ? "its class is abstract"
                            : Blame.words("its constructor", cause);
            broken.add(Blame.said(type.getName() + " (" + Origin.of(type) + ")", words));
        }
    }

    /** The same class of the same jar is one, whichever loader found it. */
    private static Object identity(Class<?> type) {
        URL location = Origin.location(type);
        return location == null ? type : List.of(type.getName(), location.toString());
    }
}
