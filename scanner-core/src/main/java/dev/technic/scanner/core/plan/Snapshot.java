package dev.technic.scanner.core.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One value per symbol that takes part, at the as-of session: a tree that the {@link SnapshotEvaluator} computes. */
public sealed interface Snapshot {

    /**
     * Whether it is undefined for everybody.
     *
     * @param roots those of the graph that are
     */
    default boolean isUndefined(boolean[] roots) {
        return false;
    }

    /** What the graph captured of a series. */
    record Captured(int root) implements Snapshot {
        @Override
        public boolean isUndefined(boolean[] roots) {
            return roots[root];
        }
    }

    /** An output of a model. */
    record Scored(int model, int output) implements Snapshot {}

    /** The number of a symbol's group by a column of texts of the universe; undefined if it is in none. */
    record Group(int column) implements Snapshot {}

    record Number(double value) implements Snapshot {}

    /** A function of values, symbol by symbol. */
    record Applied(Elementwise kernel, List<Snapshot> arguments) implements Snapshot {
        @Override
        public boolean isUndefined(boolean[] roots) {
            return switch (kernel) {
                case COALESCE, AND, OR -> arguments.stream().allMatch(a -> a.isUndefined(roots));
                case IF ->
                    arguments.get(0).isUndefined(roots)
                            || arguments.get(1).isUndefined(roots)
                                    && arguments.get(2).isUndefined(roots);
                default -> arguments.stream().anyMatch(a -> a.isUndefined(roots));
            };
        }
    }

    /**
     * A function across symbols.
     *
     * @param parameter groups of {@code quantile}
     * @param by symbols with equal values form a group; null for all in one
     */
    record Across(
            CrossSection function,
            Snapshot argument,
            double parameter,
            @Nullable Snapshot by) implements Snapshot {}
}
