package dev.technic.scanner.core.plan;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.expression.Reference;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names that an expression may mention besides the fields, each with its value. */
final class Scope {

    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, String> later = new HashMap<>();
    private final String plugin;

    /** {@code plugin} whose own indicators come first; empty outside of compositions. */
    private Scope(String plugin) {
        this.plugin = plugin;
    }

    /** The same names, to which others can be added apart. */
    Scope copy() {
        Scope copy = new Scope(plugin);
        copy.values.putAll(values);
        copy.later.putAll(later);
        return copy;
    }

    /** The fields alone. */
    static Scope fields() {
        return new Scope("");
    }

    /** For the compositions of a plugin. */
    static Scope of(String plugin) {
        return new Scope(plugin);
    }

    String plugin() {
        return plugin;
    }

    Scope define(String name, Value value) {
        values.put(name, value);
        later.remove(name);
        return this;
    }

    /** A name of the scan that does not exist yet at this step, and why. */
    void postpone(String name, String why) {
        later.put(name, why);
    }

    @Nullable
    Value find(String name) {
        return values.get(name);
    }

    InvalidScanException unknown(Reference reference, Catalogue catalogue) {
        String name = reference.name();
        String at = "'" + name + "'" + reference.place().at();
        String why = later.get(name);
        if (why != null) {
            return new InvalidScanException("the name " + at + " " + why);
        }
        Set<String> known = new TreeSet<>(values.keySet());
        known.addAll(Language.fields().keySet());
        if (catalogue.names().contains(name)) {
            return new InvalidScanException(
                    "the name " + at + " is an indicator; write " + name + "() with its arguments");
        }
        String meant = Suggestion.of(name, known);
        return new InvalidScanException(
                "no name " + at + meant + (meant.isEmpty() ? ";" : "") + " known here: " + known);
    }
}
