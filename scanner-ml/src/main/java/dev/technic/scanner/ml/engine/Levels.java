package dev.technic.scanner.ml.engine;

import dev.technic.scanner.ml.format.Tree;
import dev.technic.scanner.ml.format.TreeModel;
import java.util.Arrays;

/**
 * Scores a row by taking one step in every tree, then the next in every tree that goes on: no step waits for the one before it, and none
 * takes a branch. Trees that are too deep, ask for categories or have vectors are left to {@link Walk}.
 *
 * <p>Trees stand in lanes, the deepest first, so those that go on at a level are the first ones. Lane i at level l stands at a place from
 * {@code i · 2^l} on; where it goes, left or right, it stands at twice its place, or one more, of the next level.
 */
final class Levels {

    /** In place of a lane: the tree is walked. */
    private static final int WALKED = -1;

    /** Part of the trees below which a range of them is rather walked than picked from the steps of all. */
    private static final int FEW = 4;

    /** The trees that have no lane. */
    private final Walk walk;

    /** All trees, for what the lanes cannot say. */
    private final Once<Walk> every;

    private final int lanes;

    /** {@code [levels][lanes that go on × 2^level]}: a threshold and, in the low bits, where to look in the row; as {@link Keys#reached}. */
    private final long[][] nodes;

    /** {@code [trees]}: the lane, or {@link #WALKED}. */
    private final int[] lane;

    /** {@code [trees]}: from a lane's last place to its leaf. */
    private final int[] toLeaf;

    private final float[] leaves;

    /** {@code [trees]}: the output that a tree adds to. */
    private final int[] groups;

    private final int outputs;

    Levels(Padded padded) {
        TreeModel model = padded.model();
        int trees = model.trees().size();
        this.groups = model.groups();
        this.outputs = model.outputs();
        int[] depths = depths(padded);
        this.lane = new int[trees];
        this.lanes = line(depths, lane);
        this.walk = new Walk(model, i -> lane[i] == WALKED);
        this.every = new Once<>(() -> new Walk(model, i -> true));
        this.nodes = nodes(depths);
        this.toLeaf = new int[trees];
        int size = 0;
        for (int i = 0; i < trees; i++) {
            if (lane[i] != WALKED) {
                toLeaf[i] = size - (lane[i] << depths[i]);
                size += 1 << depths[i];
            }
        }
        this.leaves = new float[size];
        fill(model, depths);
    }

    /** {@code [trees]}: levels, or {@link #WALKED}. */
    private static int[] depths(Padded padded) {
        int[] depths = padded.depths().clone();
        for (int i = 0; i < depths.length; i++) {
            depths[i] = isWalked(padded, i) ? WALKED : depths[i];
        }
        return depths;
    }

    static boolean isWalked(Padded padded, int tree) {
        return !padded.fits()
                || !padded.isPadded(tree)
                || padded.model().trees().get(tree).isCategorical();
    }

    /** Gives lanes to trees, the deepest first, else in their order, and tells how many. */
    private static int line(int[] depths, int[] lane) {
        Arrays.fill(lane, WALKED);
        int lanes = 0;
        for (int depth = Padded.DEEPEST; depth >= 0; depth--) {
            for (int i = 0; i < depths.length; i++) {
                if (depths[i] == depth) {
                    lane[i] = lanes++;
                }
            }
        }
        return lanes;
    }

    private static long[][] nodes(int[] depths) {
        long[][] nodes = new long[Math.max(0, Arrays.stream(depths).max().orElse(0))][];
        for (int level = 0; level < nodes.length; level++) {
            int here = level;
            nodes[level] =
                    new long[(int) Arrays.stream(depths).filter(d -> d > here).count() << level];
        }
        return nodes;
    }

    private void fill(TreeModel model, int[] depths) {
        int[] places = Padded.places();
        for (int i = 0; i < depths.length; i++) {
            if (lane[i] != WALKED) {
                Tree tree = model.trees().get(i);
                Padded.place(tree, places);
                fillSplits(tree, places, model.featureCount(), lane[i]);
                fillLeaves(tree, places, model.weights()[i], toLeaf[i] + (lane[i] << depths[i]), depths[i]);
            }
        }
    }

    private void fillSplits(Tree tree, int[] places, int columns, int at) {
        for (int node = 0; node < tree.nodes(); node++) {
            if (!tree.isLeaf(node)) {
                int level = Padded.level(places[node]);
                int source = tree.feature()[node] + (tree.defaultLeft()[node] ? 0 : columns);
                nodes[level][(at - 1 << level) + places[node]] = Keys.node(tree.value()[node], source);
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

    /** Adds what the trees {@code [from, to)} say to a row's margins at {@code out}; the row as {@link Keys#encode} sets it. */
    void add(int from, int to, long[] row, Scratch scratch, int out) {
        if (to - from < lane.length / FEW) {
            every.get().add(from, to, row, scratch.margins, out);
            return;
        }
        int[] places = scratch.places(lanes);
        descend(row, places);
        if (outputs == 1 && lanes == lane.length) {
            scratch.margins[out] = sum(from, to, places, scratch.margins[out]);
        } else {
            addEach(from, to, row, places, scratch.margins, out);
        }
    }

    /** Sets {@code places} to where each lane ends. */
    private void descend(long[] row, int[] places) {
        for (int i = 0; i < lanes; i++) {
            places[i] = i;
        }
        for (int level = 0; level < nodes.length; level++) {
            step(nodes[level], nodes[level].length >> level, row, places);
        }
    }

    /** Four lanes are read before one is written: no read waits to see that it is not of what was just written. */
    private static void step(long[] level, int goingOn, long[] row, int[] places) {
        int i = 0;
        for (; i < goingOn - 3; i += 4) {
            int a = places[i];
            int b = places[i + 1];
            int c = places[i + 2];
            int d = places[i + 3];
            int nextA = 2 * a + Keys.right(row, level[a]);
            int nextB = 2 * b + Keys.right(row, level[b]);
            int nextC = 2 * c + Keys.right(row, level[c]);
            int nextD = 2 * d + Keys.right(row, level[d]);
            places[i] = nextA;
            places[i + 1] = nextB;
            places[i + 2] = nextC;
            places[i + 3] = nextD;
        }
        for (; i < goingOn; i++) {
            places[i] = 2 * places[i] + Keys.right(row, level[places[i]]);
        }
    }

    private float sum(int from, int to, int[] places, float base) {
        float sum = base;
        for (int i = from; i < to; i++) {
            sum += leaves[toLeaf[i] + places[lane[i]]];
        }
        return sum;
    }

    private void addEach(int from, int to, long[] row, int[] places, float[] margins, int out) {
        for (int i = from; i < to; i++) {
            if (lane[i] == WALKED) {
                walk.add(i, i + 1, row, margins, out);
            } else {
                margins[out + groups[i]] += leaves[toLeaf[i] + places[lane[i]]];
            }
        }
    }
}
