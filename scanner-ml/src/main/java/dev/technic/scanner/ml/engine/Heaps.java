package dev.technic.scanner.ml.engine;

import dev.technic.scanner.ml.format.Tree;
import dev.technic.scanner.ml.format.TreeModel;
import java.util.ArrayList;
import java.util.List;

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

    Heaps(TreeModel model) {
        List<Tree> trees = model.trees();
        this.groups = model.groups();
        boolean fits = Padded.fits(model);
        int[] depths =
                trees.stream().mapToInt(tree -> fits ? depth(tree) : WALKED).toArray();
        this.walk = new Walk(model, i -> depths[i] == WALKED);
        this.every = new Once<>(() -> new Walk(model, i -> true));
        List<int[]> runs = runs(depths);
        this.first = runs.stream().mapToInt(run -> run[0]).toArray();
        this.depth = runs.stream().mapToInt(run -> run[1]).toArray();
        this.begin = new int[runs.size()];
        int size = 0;
        for (int run = 0; run < runs.size() - 1; run++) {
            begin[run] = size;
            size += depth[run] == WALKED ? 0 : LANES << depth[run];
        }
        this.nodes = new long[size];
        this.leaves = new float[size];
        for (int run = 0; run < runs.size() - 1; run++) {
            for (int i = first[run]; depth[run] >= 0 && i < first[run + 1]; i++) {
                fill(model, i, begin[run] + (i - first[run] << depth[run]), depth[run]);
            }
        }
    }

    /** The first tree and the depth of each run, and the end. */
    private static List<int[]> runs(int[] depths) {
        List<int[]> runs = new ArrayList<>();
        int[] run = {0, WALKED};
        for (int i = 0; i < depths.length; i++) {
            int depth = depths[i];
            boolean goesOn = i > 0 && depth >= 0 == run[1] >= 0 && (depth < 0 || i - run[0] < LANES);
            if (!goesOn) {
                run = new int[] {i, depth};
                runs.add(run);
            }
            run[1] = Math.max(run[1], depth);
        }
        runs.add(new int[] {depths.length, WALKED});
        return runs;
    }

    private static int depth(Tree tree) {
        if (tree.isVector() || tree.isCategorical()) {
            return WALKED;
        }
        int depth = tree.depth();
        return depth <= Padded.DEEPEST ? depth : WALKED;
    }

    private void fill(TreeModel model, int place, int at, int levels) {
        Tree tree = model.trees().get(place);
        float weight = model.weights()[place];
        Padded.layOut(tree, levels, new Padded.Places() {
            @Override
            public void split(int i, int node) {
                long source = tree.feature()[node] + (tree.defaultLeft()[node] ? 0 : model.featureCount());
                nodes[at + i] = source << 32 | Keys.ofThreshold(tree.value()[node]) & 0xffff_ffffL;
            }

            @Override
            public void leaf(int i, int node) {
                leaves[at + i] = tree.value()[node] * weight;
            }
        });
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
        for (int run = 0; run < begin.length - 1; run++) {
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
