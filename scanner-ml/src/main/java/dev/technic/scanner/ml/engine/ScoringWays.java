package dev.technic.scanner.ml.engine;

import dev.technic.scanner.ml.format.Tree;
import dev.technic.scanner.ml.format.TreeModel;

/** In which of its ways Java goes through a model's trees, and why, in words. */
public final class ScoringWays {

    private ScoringWays() {}

    /** {@code in blocks of 64 rows; fewer than 21 row by row}. */
    public static String of(TreeModel model) {
        long deep =
                model.trees().stream().filter(t -> t.depth() > Padded.DEEPEST).count();
        long vectors = model.trees().stream().filter(Tree::isVector).count();
        if (vectors > 0) {
            return "row by row, as " + vectors + " of " + model.trees().size() + " trees have a vector in each leaf";
        }
        if (deep > 0) {
            return "row by row, as " + deep + " of " + model.trees().size() + " trees are deeper than "
                    + Padded.DEEPEST;
        }
        Padded padded = new Padded(model);
        if (!padded.fits()) {
            return "row by row, as its " + model.trees().size() + " trees are too many for blocks of rows";
        }
        if (!BlockScorer.covers(padded)) {
            return "row by row, as its trees split on categories too often for blocks of rows";
        }
        Slots slots = new Slots(model, new Splits(model));
        int few = Costs.crossover(padded, slots.features(), slots.size());
        return few > Scorer.BLOCK
                ? "row by row, a step in every tree at a time: blocks of rows would take longer"
                : "in blocks of " + Scorer.BLOCK + " rows; fewer than " + few + " row by row";
    }
}
