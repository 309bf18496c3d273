package dev.technic.scanner.core.scan;

import dev.technic.scanner.IndicatorCatalogue.Entry;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.PluginException;
import dev.technic.scanner.PriceSource;
import dev.technic.scanner.ScannerException;
import dev.technic.scanner.core.engine.Fatal;
import dev.technic.scanner.core.plan.Catalogue;
import dev.technic.scanner.core.plugin.Blame;
import dev.technic.scanner.core.plugin.Discovery;
import dev.technic.scanner.core.plugin.Origin;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.spi.ModelProvider;
import dev.technic.scanner.spi.PriceSourceProvider;
import dev.technic.scanner.spi.ScanBackend;
import dev.technic.scanner.spi.ScanBackendProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The plugins that are found and those given by hand, each asked once who it is and what it brings. One that cannot be used breaks
 * nothing: what is wrong with it is said when a name is not found. Two of one name are never chosen between.
 */
final class Plugins {

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    /** What makes two providers one. */
    private record Identity(String place, String name, List<String> brings) {}

    /** An indicator and who brings it. */
    private record Brought(Indicator indicator, String plugin, Class<?> by) {}

    /** The plugins of one kind by the names that they say, and a sentence for each that cannot be used. */
    private record Search<T>(Map<String, List<T>> byName, Set<String> broken) {}

    /** A provider that answered once, so that it can be put in order. */
    private record Ranked(ModelProvider provider, String name, int preference) {}

    /** What a provider answered is no answer; the message is the clause for it. */
    private static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String words) {
            super(words, null, false, false);
        }
    }

    private final Set<ClassLoader> loaders;

    /** @param given where plugins are found; null for the loader of this library and the context loader of the thread that makes this */
    Plugins(@Nullable ClassLoader given) {
        this.loaders = Discovery.loaders(given);
    }

    Catalogue indicators(List<IndicatorProvider> more) {
        Discovery.Found<IndicatorProvider> found = found(IndicatorProvider.class, more);
        Set<Identity> seen = new HashSet<>();
        List<Brought> brought = new ArrayList<>();
        for (IndicatorProvider provider : found.plugins()) {
            try {
                String plugin = name("name()", provider::name);
                if (!plugin.matches(NAME)) {
                    throw new Unusable("name() gave '" + plugin
                            + "', which is not a name; letters, digits and underscores are, not a digit first");
                }
                List<Indicator> brings = asked("indicators()", () -> listed(provider));
                if (brings.contains(null)) {
                    throw new Unusable("indicators() gave null at index " + brings.indexOf(null));
                }
                List<String> names = brings.stream().map(Indicator::name).toList();
                if (seen.add(new Identity(Origin.place(provider), plugin, names))) {
                    brings.forEach(indicator -> brought.add(new Brought(indicator, plugin, provider.getClass())));
                }
            } catch (Unusable wrong) {
                found.broken().add(sentence(provider, wrong));
            }
        }
        return new Catalogue(entries(brought), List.copyOf(found.broken()));
    }

    private static List<Entry> entries(List<Brought> brought) {
        Map<Class<?>, String> origins =
                Origin.apart(brought.stream().map(Brought::by).toList());
        return brought.stream()
                .map(one -> new Entry(one.indicator, one.plugin, String.valueOf(origins.get(one.by))))
                .toList();
    }

    /** A copy, so that a list that changes or throws does so here. */
    private static @Nullable List<Indicator> listed(IndicatorProvider provider) {
        List<Indicator> own = provider.indicators();
        return own == null ? null : new ArrayList<>(own);
    }

    /** The preferred first; of equal preference, by name. */
    Engines.Providers models(List<ModelProvider> more) {
        Discovery.Found<ModelProvider> found = found(ModelProvider.class, more);
        Set<Identity> seen = new HashSet<>();
        List<Ranked> ranked = new ArrayList<>();
        for (ModelProvider provider : found.plugins()) {
            try {
                String name = name("name()", provider::name);
                int preference = asked("preference()", provider::preference);
                if (seen.add(new Identity(Origin.place(provider), name, List.of()))) {
                    ranked.add(new Ranked(provider, name, preference));
                }
            } catch (Unusable wrong) {
                found.broken().add(sentence(provider, wrong));
            }
        }
        ranked.sort(Comparator.comparingInt(Ranked::preference)
                .reversed()
                .thenComparing(Ranked::name)
                .thenComparing(one -> Origin.place(one.provider)));
        return new Engines.Providers(
                ranked.stream()
                        .map(one -> new Engines.Named(one.name, one.provider))
                        .toList(),
                List.copyOf(found.broken()));
    }

    /**
     * Opens the one backend of a name.
     *
     * @throws InvalidScanException if there is none of that name, or are several
     */
    ScanBackend backend(String name, Map<String, String> options) {
        ScanBackendProvider provider = one("backend", name, backends());
        return opened(provider, () -> provider.open(options));
    }

    /**
     * Opens the source of an address, by the one plugin of its scheme; capital letters and small ones are the same.
     *
     * @throws InvalidScanException if the address has no scheme, or one that no plugin has, or several
     */
    PriceSource prices(URI address, Map<String, String> options) {
        if (address.getScheme() == null) {
            throw new InvalidScanException("the address '" + address + "' has no scheme; write one as in jdbc:…");
        }
        PriceSourceProvider provider =
                one("price source for", address.getScheme().toLowerCase(Locale.ROOT), priceSources());
        return opened(provider, () -> provider.open(address, options));
    }

    private static @Nullable String lowerCase(@Nullable String scheme) {
        return scheme == null ? null : scheme.toLowerCase(Locale.ROOT);
    }

    /** A sentence for each price source and each backend plugin that cannot be used, as they are found now. */
    Set<String> broken() {
        Set<String> broken = new LinkedHashSet<>(priceSources().broken());
        broken.addAll(backends().broken());
        return broken;
    }

    private Search<PriceSourceProvider> priceSources() {
        return search(PriceSourceProvider.class, "scheme()", each -> lowerCase(each.scheme()));
    }

    private Search<ScanBackendProvider> backends() {
        return search(ScanBackendProvider.class, "name()", ScanBackendProvider::name);
    }

    private <T> Search<T> search(Class<T> kind, String method, Function<T, @Nullable String> named) {
        Discovery.Found<T> found = found(kind, List.of());
        Map<String, List<T>> byName = new TreeMap<>();
        for (T provider : found.plugins()) {
            try {
                byName.computeIfAbsent(name(method, () -> named.apply(provider)), none -> new ArrayList<>())
                        .add(provider);
            } catch (Unusable wrong) {
                found.broken().add(sentence(provider, wrong));
            }
        }
        return new Search<>(byName, found.broken());
    }

    private static <T> T one(String what, String name, Search<T> search) {
        List<T> meant = search.byName.getOrDefault(name, List.of());
        if (meant.isEmpty()) {
            throw new InvalidScanException(
                    "no " + what + " '" + name + "'; installed: " + search.byName.keySet() + said(search.broken));
        }
        if (meant.size() > 1) {
            throw new InvalidScanException(what + " '" + name + "' is defined by " + both(meant));
        }
        return meant.get(0);
    }

    /** Two plugins or more of one name, and what to do. */
    static String both(List<?> providers) {
        Map<Class<?>, String> origins =
                Origin.apart(providers.stream().map(Object::getClass).toList());
        return (providers.size() == 2 ? "both " : "")
                + providers.stream()
                        .map(Object::getClass)
                        .map(type -> type.getName() + " (" + origins.get(type) + ")")
                        .sorted()
                        .collect(Collectors.joining(" and "))
                + "; leave all but one of them out";
    }

    private static <T> T opened(Object provider, Supplier<@Nullable T> opening) {
        try {
            T opened = opening.get();
            if (opened != null) {
                return opened;
            }
        } catch (ScannerException clear) {
            throw clear;
        } catch (Throwable thrown) {
            Fatal.pass(thrown);
            throw new PluginException(Blame.sentence(provider, "open()", thrown), thrown);
        }
        throw new PluginException(Blame.sentence(provider, "open() gave null"));
    }

    private <T> Discovery.Found<T> found(Class<T> kind, List<T> more) {
        Discovery.Found<T> found = Discovery.of(kind, loaders);
        found.plugins().addAll(more);
        return found;
    }

    private static String name(String method, Supplier<@Nullable String> call) throws Unusable {
        String name = asked(method, call);
        if (name.isBlank()) {
            throw new Unusable(method + " gave '" + name + "'");
        }
        return name;
    }

    private static <V> V asked(String method, Supplier<@Nullable V> call) throws Unusable {
        V answer;
        try {
            answer = call.get();
        } catch (Throwable thrown) {
            Fatal.pass(thrown);
            throw new Unusable(Blame.words(method, thrown));
        }
        if (answer == null) {
            throw new Unusable(method + " gave null");
        }
        return answer;
    }

    private static String sentence(Object provider, Unusable wrong) {
        return Blame.sentence(provider, String.valueOf(wrong.getMessage()));
    }

    /** After a message, what is wrong with plugins that might have been meant. */
    static String said(Iterable<String> broken) {
        StringBuilder said = new StringBuilder();
        broken.forEach(sentence -> said.append("; ").append(sentence));
        return said.toString();
    }
}
