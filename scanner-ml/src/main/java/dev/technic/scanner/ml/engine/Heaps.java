package dev.technic.scanner.ml.engine;

import dev.technic.scanner.ml.format.Tree;
import dev.technic.scanner.ml.format.TreeModel;
import java.util.Arrays;

/**
 * Scores a row by going down four trees at once, without a branch: neighbouring trees are {@linkplain Padded padded} to one depth,
 * and while the processor waits for the node of one tree it works on the others. Trees that are too deep, ask for categories or have
 * vectors are left to {@link Walk}.
 */
final class Heaps {

    private static final int LANES = 4;

    /** In place of a depth: the tree is walked. */
    private static final int WALKED = -1;

    /** The trees that are no heaps. */
    private final Walk walk;

    /** All trees, for what cannot be asked of a heap. */
    private final Once<Walk> every;

    /** {@code [runs + 1]}: the first tree of a run of up to four. */
    private final int[] first;

    /** {@code [runs]}: levels of the run's trees, or {@link #WALKED}. */
    private final int[] depth;

    /** {@code [runs]}: where the run's nodes and leaves begin, four trees side by side. */
    private final int[] begin;

    /** Where a node looks in the row, times 2^32, and its threshold. */
    private final long[] nodes;

    private final float[] leaves;
    private final int[] groups;

    Heaps(Padded padded) {
        TreeModel model = padded.model();
        this.groups = model.groups();
        int[] depths = depths(padded);
        this.walk = new Walk(model, i -> depths[i] == WALKED);
        this.every = new Once<>(() -> new Walk(model, i -> true));
        this.first = runs(depths);
        this.depth = new int[first.length - 1];
        this.begin = new int[first.length - 1];
        int size = 0;
        for (int run = 0; run < depth.length; run++) {
            depth[run] = WALKED;
            for (int i = first[run]; i < first[run + 1]; i++) {
                depth[run] = Math.max(depth[run], depths[i]);
            }
            begin[run] = size;
            size += depth[run] == WALKED ? 0 : LANES << depth[run];
        }
        this.nodes = new long[size];
        this.leaves = new float[size];
        fill(model);
    }

    /** {@code [trees]}: levels, or {@link #WALKED}. */
    private static int[] depths(Padded padded) {
        int[] depths = padded.depths().clone();
        for (int i = 0; i < depths.length; i++) {
            Tree tree = padded.model().trees().get(i);
            boolean walked = !padded.fits() || depths[i] > Padded.DEEPEST || tree.isVector() || tree.isCategorical();
            depths[i] = walked ? WALKED : depths[i];
        }
        return depths;
    }

    /** The first tree of each run, and the end: up to four heaps, or any number of trees that are walked. */
    private static int[] runs(int[] depths) {
        int[] first = new int[depths.length + 1];
        int size = 0;
        for (int i = 0; i < depths.length; i++) {
            boolean walked = depths[i] == WALKED;
            boolean goesOn = i > 0 && walked == (depths[i - 1] == WALKED) && (walked || i - first[size - 1] < LANES);
            if (!goesOn) {
                first[size++] = i;
            }
        }
        first[size++] = depths.length;
        return Arrays.copyOf(first, size);
    }

    private void fill(TreeModel model) {
        int[] places = Padded.places();
        for (int run = 0; run < depth.length; run++) {
            for (int i = first[run]; depth[run] != WALKED && i < first[run + 1]; i++) {
                Tree tree = model.trees().get(i);
                int at = begin[run] + (i - first[run] << depth[run]);
                Padded.place(tree, places);
                fillSplits(tree, places, model.featureCount(), at);
                fillLeaves(tree, places, model.weights()[i], at, depth[run]);
            }
        }
    }

    private void fillSplits(Tree tree, int[] places, int columns, int at) {
        for (int node = 0; node < tree.nodes(); node++) {
            if (!tree.isLeaf(node)) {
                long source = tree.feature()[node] + (tree.defaultLeft()[node] ? 0 : columns);
                nodes[at + places[node]] = source << 32 | Keys.ofThreshold(tree.value()[node]) & 0xffff_ffffL;
            }
        }
    }

    private void fillLeaves(Tree tree, int[] places, float weight, int at, int levels) {
        for (int node = 0; node < tree.nodes(); node++) {
            if (tree.isLeaf(node)) {
                int below = levels - Padded.level(places[node]);
                int from = at + (places[node] << below) - (1 << levels);
                Arrays.fill(leaves, from, from + (1 << below), tree.value()[node] * weight);
            }
        }
    }

    /** The same trees, to be walked. */
    Walk walk() {
        return every.get();
    }

    /**
     * Adds what the trees {@code [from, to)} say to a row's margins at {@code out}; the row as {@link Walk} wants it. A run that the
     * range cuts is walked.
     */
    void add(int from, int to, int[] row, float[] margins, int out) {
        for (int run = 0; run < begin.length; run++) {
            int start = Math.max(first[run], from);
            int end = Math.min(first[run + 1], to);
            boolean whole = start == first[run] && end == first[run + 1];
            if (depth[run] == WALKED) {
                walk.add(start, end, row, margins, out);
            } else if (whole) {
                four(row, run, end - start, margins, out);
            } else if (start < end) {
                every.get().add(start, end, row, margins, out);
            }
        }
    }

    private void four(int[] row, int run, int count, float[] margins, int out) {
        int levels = depth[run];
        int size = 1 << levels;
        int b0 = begin[run];
        int b1 = b0 + size;
        int b2 = b1 + size;
        int b3 = b2 + size;
        int i0 = 1;
        int i1 = 1;
        int i2 = 1;
        int i3 = 1;
        for (int level = 0; level < levels; level++) {
            i0 = 2 * i0 + right(row, nodes[b0 + i0]);
            i1 = 2 * i1 + right(row, nodes[b1 + i1]);
            i2 = 2 * i2 + right(row, nodes[b2 + i2]);
            i3 = 2 * i3 + right(row, nodes[b3 + i3]);
        }
        int tree = first[run];
        margins[out + groups[tree]] += leaves[b0 + i0 - size];
        if (count > 1) {
            margins[out + groups[tree + 1]] += leaves[b1 + i1 - size];
        }
        if (count > 2) {
            margins[out + groups[tree + 2]] += leaves[b2 + i2 - size];
        }
        if (count > 3) {
            margins[out + groups[tree + 3]] += leaves[b3 + i3 - size];
        }
    }

    private static int right(int[] row, long node) {
        return Keys.right(row[(int) (node >>> 32)], (int) node);
    }
}
