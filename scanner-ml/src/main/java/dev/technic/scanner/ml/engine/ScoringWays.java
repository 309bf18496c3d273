package dev.technic.scanner.ml.engine;

import dev.technic.scanner.ml.format.Tree;
import dev.technic.scanner.ml.format.TreeModel;

/** In which of its ways Java goes through a model's trees, and why, in words. */
public final class ScoringWays {

    private ScoringWays() {}

    /** {@code in blocks of 64 rows; fewer than 12 row by row, four trees at a time}. */
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
        return "in blocks of " + Scorer.BLOCK + " rows; fewer than "
                + Forest.few(new Slots(model, new Splits(model)).size()) + " row by row, four trees at a time";
    }
}
