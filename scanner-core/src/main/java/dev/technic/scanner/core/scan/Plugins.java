package dev.technic.scanner.core.scan;

import dev.technic.scanner.IndicatorCatalogue.Entry;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.PluginException;
import dev.technic.scanner.ScannerException;
import dev.technic.scanner.core.engine.Fatal;
import dev.technic.scanner.core.plan.Catalogue;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.spi.ModelProvider;
import dev.technic.scanner.spi.ScanBackend;
import dev.technic.scanner.spi.ScanBackendProvider;
import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The providers that the service loader finds, with the loader that the embedder gave, else with the one that loaded this library and
 * the creating thread's context loader, and those given by hand. The same class of the same jar, bringing the same names, counts once
 * however often it is found. One that cannot be used breaks nothing: what is wrong with it is said when a name is not found.
 */
final class Plugins {

    /** Errors in a row after which a class loader that fails at every look is left alone. */
    private static final int ENOUGH = 100;

    /** What makes two providers one. */
    private record Identity(String className, String location, String name, List<String> brings) {}

    /** A provider that answered once, so that it can be put in order. */
    private record Ranked(ModelProvider provider, int preference, Identity identity) {}

    private final @Nullable ClassLoader loader;

    Plugins(@Nullable ClassLoader loader) {
        this.loader = loader;
    }

    Catalogue indicators(List<IndicatorProvider> more) {
        Set<String> broken = new LinkedHashSet<>();
        Set<Identity> seen = new HashSet<>();
        List<Entry> entries = new ArrayList<>();
        for (IndicatorProvider provider : all(IndicatorProvider.class, more, broken)) {
            try {
                String plugin = Objects.requireNonNull(provider.name(), "its name is null");
                List<Indicator> brings = List.copyOf(provider.indicators());
                List<String> names = brings.stream().map(Indicator::name).toList();
                if (seen.add(identity(provider, plugin, names))) {
                    String origin = origin(provider.getClass());
                    brings.forEach(indicator -> entries.add(new Entry(indicator, plugin, origin)));
                }
            } catch (Throwable thrown) {
                Fatal.pass(thrown);
                broken.add(sentence(provider, thrown));
            }
        }
        return new Catalogue(entries, List.copyOf(broken));
    }

    /** The preferred first; of equal preference, by name. */
    ScanModels.Providers models(List<ModelProvider> more) {
        Set<String> broken = new LinkedHashSet<>();
        Set<Identity> seen = new HashSet<>();
        List<Ranked> ranked = new ArrayList<>();
        for (ModelProvider provider : all(ModelProvider.class, more, broken)) {
            try {
                String name = Objects.requireNonNull(provider.name(), "its name is null");
                Identity identity = identity(provider, name, List.of());
                Ranked one = new Ranked(provider, provider.preference(), identity);
                if (seen.add(identity)) {
                    ranked.add(one);
                }
            } catch (Throwable thrown) {
                Fatal.pass(thrown);
                broken.add(sentence(provider, thrown));
            }
        }
        ranked.sort(Comparator.comparingInt(Ranked::preference)
                .reversed()
                .thenComparing(one -> one.identity.name)
                .thenComparing(one -> one.identity.className)
                .thenComparing(one -> one.identity.location));
        return new ScanModels.Providers(ranked.stream().map(Ranked::provider).toList(), List.copyOf(broken));
    }

    /**
     * Opens the one backend of a name.
     *
     * @throws InvalidScanException if there is none of that name, or are several
     */
    ScanBackend backend(String name, Map<String, String> options) {
        Set<String> broken = new LinkedHashSet<>();
        Set<Identity> seen = new HashSet<>();
        Set<String> installed = new TreeSet<>();
        List<ScanBackendProvider> meant = new ArrayList<>();
        for (ScanBackendProvider provider : all(ScanBackendProvider.class, List.of(), broken)) {
            try {
                String own = Objects.requireNonNull(provider.name(), "its name is null");
                installed.add(own);
                if (own.equals(name) && seen.add(identity(provider, own, List.of()))) {
                    meant.add(provider);
                }
            } catch (Throwable thrown) {
                Fatal.pass(thrown);
                broken.add(sentence(provider, thrown));
            }
        }
        if (meant.isEmpty()) {
            throw new InvalidScanException("no backend '" + name + "'; installed: " + installed
                    + broken.stream().map(b -> "; " + b).collect(Collectors.joining()));
        }
        if (meant.size() > 1) {
            throw new InvalidScanException("backend '" + name + "' is defined by "
                    + meant.stream()
                            .map(p -> p.getClass().getName() + " (" + origin(p.getClass()) + ")")
                            .sorted()
                            .collect(Collectors.joining(" and "))
                    + "; leave all but one of them out");
        }
        return opened(meant.get(0), options);
    }

    private static ScanBackend opened(ScanBackendProvider provider, Map<String, String> options) {
        try {
            return Objects.requireNonNull(provider.open(options), "it opened nothing");
        } catch (ScannerException clear) {
            throw clear;
        } catch (Throwable thrown) {
            Fatal.pass(thrown);
            throw new PluginException(sentence(provider, thrown), thrown);
        }
    }

    private <T> List<T> all(Class<T> kind, List<T> more, Set<String> broken) {
        List<T> found = new ArrayList<>();
        if (loader != null) {
            collect(ServiceLoader.load(kind, loader), found, broken);
        } else {
            collect(ServiceLoader.load(kind, Plugins.class.getClassLoader()), found, broken);
            collect(ServiceLoader.load(kind), found, broken);
        }
        found.addAll(more);
        return found;
    }

    private static <T> void collect(ServiceLoader<T> services, List<T> found, Set<String> broken) {
        Iterator<T> each = services.iterator();
        int wrongInARow = 0;
        while (wrongInARow < ENOUGH) {
            try {
                if (!each.hasNext()) {
                    return;
                }
                found.add(each.next());
                wrongInARow = 0;
            } catch (ServiceConfigurationError | LinkageError wrong) {
                broken.add("a plugin cannot be loaded: " + wrong.getMessage());
                wrongInARow++;
            }
        }
    }

    private static Identity identity(Object provider, String name, List<String> brings) {
        URL location = location(provider.getClass());
        return new Identity(provider.getClass().getName(), location == null ? "" : location.toString(), name, brings);
    }

    /** What is wrong with a provider. */
    static String sentence(Object provider, Throwable thrown) {
        Class<?> type = provider.getClass();
        return "the plugin " + type.getName() + " (" + origin(type) + ") cannot be used: " + thrown;
    }

    /** The name of the jar or folder that a class came from. */
    private static String origin(Class<?> type) {
        URL location = location(type);
        if (location == null) {
            return "unknown origin";
        }
        String path = location.getPath();
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }

    private static @Nullable URL location(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null ? null : source.getLocation();
    }
}
