package dev.technic.scanner.ml.format;

import dev.technic.scanner.ModelException;
import dev.technic.scanner.Rounds;
import java.util.OptionalInt;

/**
 * The rounds in which a model was trained, and the trees of each.
 *
 * @param origin the model's name in messages
 * @param firstTrees {@code [rounds + 1]}: the first tree of each round, and the end
 * @param best the best round, if the model knows it
 */
public record BoostedRounds(String origin, int[] firstTrees, OptionalInt best) {

    /** Some rounds in a row, {@code end} not among them. */
    public record Span(int first, int end) {}

    public static BoostedRounds of(String origin, TreeModel model) {
        return new BoostedRounds(origin, model.rounds(), model.bestRound());
    }

    public int count() {
        return firstTrees.length - 1;
    }

    /** Trees before a round. */
    public int trees(int round) {
        return firstTrees[round];
    }

    public Span all() {
        return new Span(0, count());
    }

    /**
     * The rounds that are meant.
     *
     * @throws ModelException if the model does not have them, or does not know its best one
     */
    public Span span(Rounds meant) {
        if (meant == Rounds.ALL) {
            return all();
        }
        if (meant instanceof Rounds.Range range) {
            if (range.end() > count()) {
                throw new ModelException("model " + origin + " has the rounds 0.." + count() + ", not " + range);
            }
            return new Span(range.first(), range.end());
        }
        int last = best.orElseThrow(() -> new ModelException("model " + origin
                + " does not know its best round, as it has no attribute best_iteration of its "
                + Counted.of(count(), "round") + "; all and FIRST..END are accepted"));
        return new Span(0, last + 1);
    }
}
