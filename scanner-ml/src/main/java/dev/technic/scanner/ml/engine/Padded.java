package dev.technic.scanner.ml.engine;

import dev.technic.scanner.ml.format.Tree;
import dev.technic.scanner.ml.format.TreeModel;
import java.util.Arrays;
import java.util.List;

/**
 * A model's trees as complete ones: node i has the children 2i and 2i + 1, the root is 1, and a leaf above the last level stands at
 * the end of every way below it. Where padding stands, neither side matters. Trees that are too deep, ask for categories too often or have
 * vectors are left as they are, to be walked.
 */
final class Padded {

    /** Levels at most; a deeper tree would be mostly padding. */
    static final int DEEPEST = 8;

    /** Of all trees together: 64 thousand trees of 8 levels; more are walked, since few real splits can ask for much padding. */
    private static final long MOST_LEAVES = 1L << 24;

    /** Of the padded trees' splits, a tree on average: each is a question of its own, and with more of them a walk asks less. */
    private static final int MOST_CATEGORICAL = 4;

    private final TreeModel model;

    /** {@code [trees]}: levels, more than {@link #DEEPEST} among them. */
    private final int[] depths;

    /** {@code [trees]}. */
    private final boolean[] padded;

    private final int count;
    private final long leaves;
    private final long steps;

    Padded(TreeModel model) {
        this.model = model;
        List<Tree> trees = model.trees();
        this.depths = new int[trees.size()];
        this.padded = new boolean[depths.length];
        for (int i = 0; i < depths.length; i++) {
            depths[i] = trees.get(i).depth();
            padded[i] = depths[i] <= DEEPEST && !trees.get(i).isVector();
        }
        leaveMostCategorical(trees);
        int number = 0;
        long ends = 0;
        long ways = 0;
        for (int i = 0; i < depths.length; i++) {
            if (padded[i]) {
                number++;
                ends += 1 << depths[i];
                ways += depths[i];
            }
        }
        this.count = number;
        this.leaves = ends;
        this.steps = ways;
    }

    /** Leaves the trees that ask for categories most, until the others do not too often. */
    private void leaveMostCategorical(List<Tree> trees) {
        long[] asking = new long[depths.length];
        int number = 0;
        long asked = 0;
        for (int i = 0; i < asking.length; i++) {
            int splits = padded[i] ? categorical(trees.get(i)) : 0;
            asking[i] = (long) splits << Integer.SIZE | i;
            number += padded[i] ? 1 : 0;
            asked += splits;
        }
        if (asked > (long) MOST_CATEGORICAL * number) {
            Arrays.sort(asking);
            for (int i = asking.length - 1; asked > (long) MOST_CATEGORICAL * number; i--) {
                padded[(int) asking[i]] = false;
                number--;
                asked -= asking[i] >> Integer.SIZE;
            }
        }
    }

    private static int categorical(Tree tree) {
        int splits = 0;
        for (int[] set : tree.categories()) {
            splits += set.length > 0 ? 1 : 0;
        }
        return splits;
    }

    TreeModel model() {
        return model;
    }

    /** {@code [trees]}: a tree's levels of splits, as it stands. */
    int[] depths() {
        return depths;
    }

    boolean isPadded(int tree) {
        return padded[tree];
    }

    /** How many trees are. */
    int count() {
        return count;
    }

    /** Whether the padded trees stay within what a model may take. */
    boolean fits() {
        return leaves <= MOST_LEAVES;
    }

    /** Of the padded trees, padding among them. */
    long splits() {
        return leaves - count;
    }

    /** Of a row, down the padded trees. */
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
