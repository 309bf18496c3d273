package dev.technic.scanner.ml.fuzz;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** How many damaged models were refused and how many scored, by damage, and the most that one of them took. */
final class Figures {

    private final Map<Damage, long[]> refusedAndScored = new EnumMap<>(Damage.class);
    private long mostAllocated;
    private double mostOfBound;

    void add(Fuzzer.Damaged damaged, Trial.Verdict verdict) {
        long[] counts = refusedAndScored.computeIfAbsent(damaged.damage(), damage -> new long[2]);
        counts[verdict.scored() ? 1 : 0]++;
        mostAllocated = Math.max(mostAllocated, verdict.allocated());
        double bound = Invariant.mostAllocated(damaged.content().bytes().length);
        mostOfBound = Math.max(mostOfBound, verdict.allocated() / bound);
    }

    long refused(Damage damage) {
        return refusedAndScored.getOrDefault(damage, new long[2])[0];
    }

    long scored(Damage damage) {
        return refusedAndScored.getOrDefault(damage, new long[2])[1];
    }

    @Override
    public String toString() {
        StringBuilder table =
                new StringBuilder(String.format(Locale.ROOT, "%-10s %10s %10s%n", "", "refused", "scored"));
        long refused = 0;
        long scored = 0;
        for (Damage damage : refusedAndScored.keySet()) {
            refused += refused(damage);
            scored += scored(damage);
            table.append(String.format(Locale.ROOT, "%-10s %10d %10d%n", damage, refused(damage), scored(damage)));
        }
        return table.append(String.format(
                        Locale.ROOT,
                        "%-10s %10d %10d%nmost allocated: %d bytes, %.0f %% of its bound at most%n",
                        "all",
                        refused,
                        scored,
                        mostAllocated,
                        100 * mostOfBound))
                .toString();
    }
}
