package dev.technic.scanner.core.scan;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.Universe;
import dev.technic.scanner.core.engine.Graph.Reference;
import dev.technic.scanner.core.plan.Plan;
import dev.technic.scanner.core.plan.References;
import dev.technic.scanner.core.plan.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * The question whether other symbols have bars enough, and numbers of the universe, for what a scan asks of them. A series without a value at any bar would reject
 * everybody as undefined, each with a reason that is not its own; where a required feature or column or a term of {@code where} has no way around
 * such a series, the scan is refused. An optional one is undefined for everybody, and {@code coalesce} goes around.
 */
final class UndefinedReferences {

    private final Universe universe;

    /** The series that have no value at any bar, each with the sentence that says why. */
    private final Map<Reference, String> why = new LinkedHashMap<>();

    private UndefinedReferences(Universe universe) {
        this.universe = universe;
    }

    /** @param bars loaded of each symbol */
    static void check(Plan plan, Universe universe, ToIntFunction<String> bars) {
        UndefinedReferences undefined = new UndefinedReferences(universe);
        plan.references().forEach(of -> undefined.add(of, bars.applyAsInt(of.symbol())));
        if (!undefined.why.isEmpty()) {
            undefined.check(plan);
        }
    }

    private void add(References of, int bars) {
        Predicate<String> unknown = name -> Double.isNaN(universe.number(name, of.symbol()));
        boolean[] byOthers = of.graph().rootsUndefinedWithout(why::containsKey, name -> false);
        boolean[] undefined = of.graph().rootsUndefinedWithout(why::containsKey, unknown);
        for (int root = 0; root < undefined.length; root++) {
            Reference reference = of.references().get(root);
            int needed = of.graph().roots().get(root).first() + 1;
            if (byOthers[root]) {
                why.put(reference, first(of.graph().references()));
            } else if (undefined[root]) {
                why.put(reference, reference.text() + " is undefined: " + unknown(of, unknown));
            } else if (bars < needed) {
                why.put(
                        reference,
                        reference.text() + " needs " + needed + (needed == 1 ? " bar of " : " bars of ") + of.symbol()
                                + "; " + bars + (bars == 1 ? " was loaded" : " were loaded"));
            }
        }
    }

    private String unknown(References of, Predicate<String> unknown) {
        String symbol = of.symbol();
        if (!universe.symbols().contains(symbol)) {
            return "the universe has no symbol '" + symbol + "'" + Suggestion.of(symbol, universe.symbols());
        }
        return "the universe has no "
                + of.graph().numbers().stream().filter(unknown).findFirst().orElseThrow() + " of " + symbol;
    }

    private void check(Plan plan) {
        boolean[] undefined = plan.graph().rootsUndefinedWithout(why::containsKey, name -> false);
        boolean required = plan.features().stream().anyMatch(f -> !f.optional() && undefined[f.root()])
                || plan.where().stream().anyMatch(term -> undefined[term.root()])
                || plan.columns().stream()
                        .anyMatch(c -> !c.optional() && c.value().isUndefined(undefined));
        if (required) {
            throw new InvalidScanException(first(plan.graph().references()));
        }
    }

    /** What is said of the first of some series that has no value. */
    private String first(List<Reference> references) {
        return references.stream()
                .filter(why::containsKey)
                .map(reference -> Objects.requireNonNull(why.get(reference)))
                .findFirst()
                .orElseThrow();
    }
}
