package dev.technic.scanner.core.plugin;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a class came from, as messages say it: the name of the jar or of the folder. */
public final class Origin {

    private Origin() {}

    public static String of(Class<?> type) {
        return name(location(type));
    }

    /** A plugin's class and its origin: {@code com.acme.Indicators (acme.jar)}. */
    public static String whose(Object plugin) {
        return plugin.getClass().getName() + " (" + of(plugin.getClass()) + ")";
    }

    /**
     * The origins of classes that are named together: the whole address where two have the same name, as two copies of a jar in the
     * folders of two applications have.
     */
    public static Map<Class<?>, String> apart(Collection<? extends Class<?>> types) {
        Map<String, Set<String>> addresses = new HashMap<>();
        types.forEach(type ->
                addresses.computeIfAbsent(of(type), none -> new HashSet<>()).add(String.valueOf(location(type))));
        Map<Class<?>, String> names = new HashMap<>();
        for (Class<?> type : types) {
            boolean alone = addresses.getOrDefault(of(type), Set.of()).size() == 1;
            names.put(type, alone ? of(type) : String.valueOf(location(type)));
        }
        return names;
    }

    /** What makes two plugins one: the class, and where it came from. */
    public static String place(Object plugin) {
        return plugin.getClass().getName() + " " + location(plugin.getClass());
    }

    /** What tells two jars of one name apart; null for a class that was made in memory. */
    static @Nullable URL location(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null ? null : source.getLocation();
    }

    private static String name(@Nullable URL location) {
        return location == null ? "unknown origin" : name(location.toString());
    }

    /** The last part of an address. */
    static String name(String address) {
        // A jar within another, or seen as a folder, ends with "!/".
        String path = address.replaceAll("[!/]+$", "");
        return decoded(path.substring(path.lastIndexOf('/') + 1));
    }

    private static String decoded(String escaped) {
        try {
            return String.valueOf(new URI(escaped).getPath());
        } catch (URISyntaxException asItIs) {
            return escaped;
        }
    }
}
