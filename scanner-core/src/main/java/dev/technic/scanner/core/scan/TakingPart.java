package dev.technic.scanner.core.scan;

import dev.technic.scanner.Outcome.Reason;
import dev.technic.scanner.core.plan.Plan;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Who takes part in a scan: the symbols that have all required features and pass {@code where}. */
final class TakingPart {

    private final Plan plan;
    private final Outcomes outcomes;
    private final int[] askedOf;
    private final int[] barsOf;

    /**
     * @param askedOf by symbol of the panel, its place among the symbols asked for
     * @param barsOf by symbol of the panel, its bars that count; 0 for one that nobody asks about
     */
    TakingPart(Plan plan, Outcomes outcomes, int[] askedOf, int[] barsOf) {
        this.plan = plan;
        this.outcomes = outcomes;
        this.askedOf = askedOf;
        this.barsOf = barsOf;
    }

    /** The symbols of the panel that take part, ascending; the others are rejected. */
    int[] of(double[][] captured) {
        int[] undefined = firstUndefined(captured);
        return IntStream.range(0, barsOf.length)
                .filter(symbol -> barsOf[symbol] > 0 && outcomes.isOpen(askedOf[symbol]))
                .filter(symbol -> hasFeatures(symbol, undefined[symbol]) && passesWhere(symbol, captured))
                .toArray();
    }

    /** For each symbol the first required feature that it has no value of; −1 where it has all. */
    private int[] firstUndefined(double[][] captured) {
        int[] first = new int[barsOf.length];
        Arrays.fill(first, -1);
        for (int f = plan.features().size() - 1; f >= 0; f--) {
            double[] values = captured[plan.features().get(f).root()];
            boolean required = !plan.features().get(f).optional();
            for (int symbol = 0; symbol < first.length; symbol++) {
                if (Double.isNaN(values[symbol]) && required) {
                    first[symbol] = f;
                }
            }
        }
        return first;
    }

    private boolean hasFeatures(int symbol, int undefined) {
        if (undefined >= 0) {
            Plan.Feature feature = plan.features().get(undefined);
            undefined(symbol, feature.name(), feature.lookback());
        }
        return undefined < 0;
    }

    private boolean passesWhere(int symbol, double[][] captured) {
        for (Plan.Term term : plan.where()) {
            if (captured[term.root()][symbol] == 0) {
                outcomes.reject(askedOf[symbol], Reason.FILTERED, term.text());
                return false;
            }
        }
        for (Plan.Term term : plan.where()) {
            if (Double.isNaN(captured[term.root()][symbol])) {
                undefined(symbol, term.text(), term.lookback());
                return false;
            }
        }
        return true;
    }

    private void undefined(int symbol, String what, int lookback) {
        int have = barsOf[symbol];
        if (have <= lookback) {
            outcomes.reject(askedOf[symbol], Reason.TOO_SHORT, "have " + have + ", need " + plan.barsNeeded());
        } else {
            outcomes.reject(askedOf[symbol], Reason.UNDEFINED, what);
        }
    }
}
