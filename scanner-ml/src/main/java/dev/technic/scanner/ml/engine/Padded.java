package dev.technic.scanner.ml.engine;

import dev.technic.scanner.ml.format.Tree;
import dev.technic.scanner.ml.format.TreeModel;
import java.util.List;

/**
 * A model's trees as complete ones: node i has the children 2i and 2i + 1, the root is 1, and a leaf above the last level stands at
 * the end of every way below it. Where padding stands, neither side matters.
 */
final class Padded {

    /** Levels at most; a deeper tree would be mostly padding. */
    static final int DEEPEST = 8;

    /** Of all trees together: 64 thousand trees of 8 levels; more are walked, since few real splits can ask for much padding. */
    private static final long MOST_LEAVES = 1L << 24;

    private final TreeModel model;

    /** {@code [trees]}: levels, more than {@link #DEEPEST} among them. */
    private final int[] depths;

    private final int deepest;
    private final long leaves;
    private final long steps;

    Padded(TreeModel model) {
        this.model = model;
        List<Tree> trees = model.trees();
        this.depths = new int[trees.size()];
        int most = 0;
        long ends = 0;
        long ways = 0;
        for (int i = 0; i < depths.length; i++) {
            int depth = trees.get(i).depth();
            depths[i] = depth;
            most = Math.max(most, depth);
            ends += depth > DEEPEST ? 0 : 1 << depth;
            ways += depth > DEEPEST ? 0 : depth;
        }
        this.deepest = most;
        this.leaves = ends;
        this.steps = ways;
    }

    TreeModel model() {
        return model;
    }

    /** {@code [trees]}: a tree's levels of splits, as it stands. */
    int[] depths() {
        return depths;
    }

    /** Of the deepest tree. */
    int deepest() {
        return deepest;
    }

    /** Whether all trees that are not too deep, padded, stay within what a model may take. */
    boolean fits() {
        return leaves <= MOST_LEAVES;
    }

    /** Of all trees that are not too deep, padded. */
    long splits() {
        return leaves - depths.length;
    }

    /** Of a row, down all trees that are not too deep. */
    long steps() {
        return steps;
    }

    /** Room for the {@link #place places} of any tree that is not too deep. */
    static int[] places() {
        return new int[2 << DEEPEST];
    }

    /** Sets {@code places} to where the nodes of a tree stand, a leaf where it stands unpadded. */
    static void place(Tree tree, int[] places) {
        int[] left = tree.left();
        places[0] = 1;
        for (int node = 0; node < left.length; node++) {
            int child = left[node];
            if (child != 0) {
                places[child] = 2 * places[node];
                places[child + 1] = 2 * places[node] + 1;
            }
        }
    }

    /** The level of a place, the root's being 0. */
    static int level(int place) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(place);
    }
}
