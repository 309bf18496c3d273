package dev.technic.scanner.core.scan;

import dev.technic.scanner.IndicatorCatalogue.Entry;
import dev.technic.scanner.core.plan.Catalogue;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.spi.ModelProvider;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The providers that the service loader finds, with the loader that the embedder gave, else with the one that loaded this library and
 * the creating thread's context loader. The same class found twice counts once. One that cannot be loaded breaks nothing: what is wrong
 * with it is said when a name is not found.
 */
final class Plugins {

    private final @Nullable ClassLoader loader;
    private final List<String> broken = new ArrayList<>();

    Plugins(@Nullable ClassLoader loader) {
        this.loader = loader;
    }

    Catalogue indicators(List<IndicatorProvider> more) {
        List<Entry> entries = new ArrayList<>();
        List<IndicatorProvider> all = new ArrayList<>(discover(IndicatorProvider.class));
        all.addAll(more);
        for (IndicatorProvider provider : all) {
            try {
                String plugin = provider.name();
                for (Indicator indicator : provider.indicators()) {
                    entries.add(new Entry(indicator, plugin, origin(provider.getClass())));
                }
            } catch (RuntimeException | LinkageError thrown) {
                broken.add(sentence(provider.getClass().getName(), origin(provider.getClass()), thrown));
            }
        }
        return new Catalogue(entries, broken);
    }

    List<ModelProvider> models(List<ModelProvider> more) {
        List<ModelProvider> all = new ArrayList<>(discover(ModelProvider.class));
        all.addAll(more);
        all.sort(Comparator.comparingInt(ModelProvider::preference).reversed().thenComparing(ModelProvider::name));
        return List.copyOf(all);
    }

    /** A sentence for each plugin that could not be used. */
    List<String> broken() {
        return List.copyOf(broken);
    }

    private <T> List<T> discover(Class<T> kind) {
        Map<Class<?>, T> found = new LinkedHashMap<>();
        if (loader != null) {
            collect(ServiceLoader.load(kind, loader), found);
        } else {
            collect(ServiceLoader.load(kind, Plugins.class.getClassLoader()), found);
            collect(ServiceLoader.load(kind), found);
        }
        return List.copyOf(found.values());
    }

    private <T> void collect(ServiceLoader<T> services, Map<Class<?>, T> found) {
        Iterator<T> each = services.iterator();
        for (boolean more = true; more; ) {
            try {
                more = each.hasNext();
                if (more) {
                    T provider = each.next();
                    found.putIfAbsent(provider.getClass(), provider);
                }
            } catch (ServiceConfigurationError | LinkageError wrong) {
                String said = "a plugin cannot be loaded: " + wrong.getMessage();
                if (!broken.contains(said)) {
                    broken.add(said);
                }
            }
        }
    }

    private static String sentence(String plugin, String origin, Throwable thrown) {
        return "the plugin " + plugin + " (" + origin + ") cannot be used: " + thrown;
    }

    /** The name of the jar or folder that a class came from. */
    static String origin(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return "unknown origin";
        }
        String path = source.getLocation().getPath();
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }
}
