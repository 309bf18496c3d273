package dev.technic.scanner.core.plan;

import dev.technic.scanner.IndicatorCatalogue;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.core.engine.Node.Port;
import dev.technic.scanner.expression.Expression;
import dev.technic.scanner.expression.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Indicators by name; a name that two plugins define must be qualified. */
public final class Catalogue implements IndicatorCatalogue {

    private final List<Entry> entries;
    private final Map<String, List<Entry>> byName;
    private final List<String> broken;

    /**
     * @param broken a sentence for each plugin that could not be loaded, said when a name is not found
     */
    public Catalogue(List<Entry> entries, List<String> broken) {
        this.entries = entries.stream()
                .sorted(Comparator.comparing((Entry e) -> e.indicator().name())
                        .thenComparing(Entry::plugin)
                        .thenComparing(Entry::origin))
                .toList();
        this.byName = this.entries.stream()
                .collect(Collectors.groupingBy(e -> e.indicator().name(), TreeMap::new, Collectors.toList()));
        this.broken = List.copyOf(broken);
    }

    @Override
    public List<Entry> entries() {
        return entries;
    }

    @Override
    public int lookback(String expression) {
        Binder binder = new Binder(this);
        Port port = binder.series(Expression.parse(expression), Scope.fields(), "the expression");
        return port.first();
    }

    /** A sentence for each plugin that cannot be used. */
    public List<String> broken() {
        return broken;
    }

    TreeSet<String> names() {
        return new TreeSet<>(byName.keySet());
    }

    /**
     * The one indicator of a name.
     *
     * @param name as written: {@code rsi} or {@code acme:rsi}
     * @param preferred the plugin whose own indicator an unqualified name means first; empty for none
     */
    Entry find(String name, Place place, String preferred) {
        int colon = name.indexOf(':');
        String plain = name.substring(colon + 1);
        List<Entry> found = byName.getOrDefault(plain, List.of());
        String plugin = colon < 0 ? preferred : name.substring(0, colon);
        List<Entry> own =
                found.stream().filter(entry -> entry.plugin().equals(plugin)).toList();
        List<Entry> meant = own.isEmpty() && colon < 0 ? found : own;
        if (meant.size() == 1) {
            return meant.get(0);
        }
        if (meant.size() > 1) {
            throw new InvalidScanException("indicator '" + name + "'" + place.at() + " is defined by "
                    + (meant.size() == 2 ? "both " : "")
                    + meant.stream().map(Catalogue::whose).collect(Collectors.joining(" and "))
                    + remedy(meant));
        }
        TreeSet<String> callable = names();
        callable.addAll(Language.functionNames());
        throw new InvalidScanException("no indicator '" + name + "'" + place.at() + Suggestion.of(plain, callable)
                + (Suggestion.of(plain, callable).isEmpty() ? ";" : "") + " installed: " + names()
                + broken.stream().map(b -> "; " + b).collect(Collectors.joining()));
    }

    /** The first plugin that one can name without meaning another as well. */
    private static String remedy(List<Entry> meant) {
        for (Entry entry : meant) {
            if (meant.stream().filter(e -> e.plugin().equals(entry.plugin())).count() == 1) {
                return "; write " + entry.plugin() + ":" + entry.indicator().name();
            }
        }
        return "; leave all but one of them out";
    }

    private static String whose(Entry entry) {
        return entry.plugin() + " (" + entry.origin() + ")";
    }
}
