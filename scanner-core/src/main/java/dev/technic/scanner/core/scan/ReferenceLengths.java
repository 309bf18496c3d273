package dev.technic.scanner.core.scan;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.core.engine.Graph.Reference;
import dev.technic.scanner.core.plan.Plan;
import dev.technic.scanner.core.plan.References;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;

/**
 * The question whether other symbols have bars enough for what a scan asks of them. A series without a value at any bar would reject
 * everybody as undefined, each with a reason that is not its own; where a required feature or a term of {@code where} has no way around
 * such a series, the scan is refused. An optional feature is undefined for everybody, and {@code coalesce} goes around.
 */
final class ReferenceLengths {

    /** The series that have no value at any bar, each with the sentence that says why. */
    private final Map<Reference, String> tooShort = new LinkedHashMap<>();

    private ReferenceLengths() {}

    /** @param bars loaded of each symbol */
    static void check(Plan plan, ToIntFunction<String> bars) {
        ReferenceLengths lengths = new ReferenceLengths();
        plan.references().forEach(of -> lengths.add(of, bars.applyAsInt(of.symbol())));
        if (!lengths.tooShort.isEmpty()) {
            lengths.check(plan);
        }
    }

    private void add(References of, int bars) {
        boolean[] undefined = of.graph().rootsUndefinedWithout(tooShort::containsKey);
        for (int root = 0; root < undefined.length; root++) {
            Reference reference = of.references().get(root);
            int needed = of.graph().roots().get(root).first() + 1;
            if (undefined[root]) {
                tooShort.put(reference, first(of.graph().references()));
            } else if (bars < needed) {
                tooShort.put(
                        reference,
                        reference.text() + " needs " + needed + (needed == 1 ? " bar of " : " bars of ") + of.symbol()
                                + "; " + bars + (bars == 1 ? " was loaded" : " were loaded"));
            }
        }
    }

    private void check(Plan plan) {
        boolean[] undefined = plan.graph().rootsUndefinedWithout(tooShort::containsKey);
        boolean required = plan.features().stream().anyMatch(f -> !f.optional() && undefined[f.root()])
                || plan.where().stream().anyMatch(term -> undefined[term.root()]);
        if (required) {
            throw new InvalidScanException(first(plan.graph().references()));
        }
    }

    /** What is said of the first of some series that has no value. */
    private String first(List<Reference> references) {
        return references.stream()
                .filter(tooShort::containsKey)
                .map(reference -> Objects.requireNonNull(tooShort.get(reference)))
                .findFirst()
                .orElseThrow();
    }
}
