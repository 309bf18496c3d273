package dev.technic.scanner.ml.engine;

import dev.technic.scanner.ml.format.Tree;
import dev.technic.scanner.ml.format.TreeModel;
import java.util.Arrays;
import java.util.stream.IntStream;

/** In which of its ways Java goes through a model's trees, and why, in words. */
public final class ScoringWays {

    private ScoringWays() {}

    /** {@code in blocks of 64 rows, 3 of 100 trees walked; fewer than 21 row by row}. */
    public static String of(TreeModel model) {
        int trees = model.trees().size();
        long vectors = model.trees().stream().filter(Tree::isVector).count();
        if (vectors > 0) {
            return "row by row, as " + vectors + " of " + trees + " trees have a vector in each leaf";
        }
        Padded padded = new Padded(model);
        if (padded.count() == 0 && trees > 0) {
            return "row by row, as " + noneIsPadded(padded.depths());
        }
        if (!padded.fits()) {
            return "row by row, as its " + trees + " trees are too many for blocks of rows";
        }
        Slots slots = new Slots(padded, new Splits(padded));
        int few = Costs.crossover(padded, slots.features(), slots.size());
        return few > Scorer.BLOCK ? rowByRow(padded) : inBlocks(padded, few);
    }

    private static String noneIsPadded(int[] depths) {
        long deep = Arrays.stream(depths).filter(d -> d > Padded.DEEPEST).count();
        String often = " split on categories too often for blocks of rows";
        if (deep == 0) {
            return "its trees" + often;
        }
        return deep + " of " + depths.length + " trees are deeper than " + Padded.DEEPEST
                + (deep < depths.length ? " and the others" + often : "");
    }

    private static String rowByRow(Padded padded) {
        int trees = padded.depths().length;
        long walked = IntStream.range(0, trees)
                .filter(i -> Levels.isWalked(padded, i))
                .count();
        return "row by row, "
                + (walked == 0 ? "a step in every tree at a time" : walked + " of " + trees + " trees walked")
                + ": blocks of rows would take longer";
    }

    private static String inBlocks(Padded padded, int few) {
        int trees = padded.depths().length;
        int walked = trees - padded.count();
        return "in blocks of " + Scorer.BLOCK + " rows"
                + (walked == 0 ? "" : ", " + walked + " of " + trees + " trees walked")
                + "; fewer than " + few + " row by row";
    }
}
