package dev.technic.scanner.ml.engine;

import dev.technic.scanner.ml.format.Tree;
import dev.technic.scanner.ml.format.TreeModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Scores 64 rows at once, a bit for each: {@link Slots} answers every question of the model for the block, {@link BitPlanes} finds
 * each row's leaf, and the leaves are added in the order of the trees.
 */
final class BlockScorer implements Scorer {

    /** Trees up to this depth share a pass, two at a time: their turns fill one byte. */
    private static final int HALF = BitPlanes.PLANES / 2;

    /** Of a tree's splits on average: each is a question of its own, and with more of them a walk asks less. */
    private static final int MOST_CATEGORICAL = 4;

    /** By place in a {@link Padded} tree: the turns down to it, the first in the lowest bit. */
    private static final int[] TURNS = turns();

    private final int outputs;
    private final float[] base;
    private final Slots slots;

    /** {@code [trees]}: levels. */
    private final int[] depth;

    private final int[] groups;

    /** {@code [trees + 1]}: where a tree's leaves begin; its splits, one less for each tree before, at {@code begin − tree}. */
    private final int[] begin;

    /** The slots that splits ask, level by level. */
    private final int[] split;

    /** What leaves say, by the number that their turns spell, the first in the lowest bit. */
    private final float[] leaves;

    private final int few;

    /** For a model that is {@linkplain #covers covered}. */
    private BlockScorer(Padded padded, float[] base, Crossover crossover) {
        TreeModel model = padded.model();
        this.outputs = model.outputs();
        this.base = base;
        this.groups = model.groups();
        this.depth = padded.depths();
        this.begin = new int[depth.length + 1];
        for (int i = 0; i < depth.length; i++) {
            begin[i + 1] = begin[i] + (1 << depth[i]);
        }
        this.leaves = new float[begin[depth.length]];
        this.split = new int[leaves.length - depth.length];
        Splits splits = new Splits(model);
        this.slots = new Slots(model, splits);
        int[] places = Padded.places();
        for (int i = 0; i < depth.length; i++) {
            Tree tree = model.trees().get(i);
            Padded.place(tree, places);
            fillSplits(tree, places, splits.slots(), splits.root(i), begin[i] - i - 1);
            fillLeaves(tree, places, model.weights()[i], begin[i], begin[i + 1]);
        }
        this.few = crossover.rows(padded, slots.features(), slots.size());
    }

    /** Empty where the model cannot be scored so, or no block would gain by it. */
    static Optional<BlockScorer> of(Padded padded, float[] base, Crossover crossover) {
        return covers(padded)
                ? Optional.of(new BlockScorer(padded, base, crossover)).filter(scorer -> scorer.few <= BLOCK)
                : Optional.empty();
    }

    private static int[] turns() {
        int[] turns = Padded.places();
        for (int place = 1; place < turns.length / 2; place++) {
            turns[2 * place] = turns[place];
            turns[2 * place + 1] = turns[place] | 1 << Padded.level(place);
        }
        return turns;
    }

    /** What is padding asks {@link Slots#NONE}, which is 0. */
    private void fillSplits(Tree tree, int[] places, int[] slotOf, int root, int at) {
        for (int node = 0; node < tree.nodes(); node++) {
            if (!tree.isLeaf(node)) {
                split[at + places[node]] = slotOf[root + node];
            }
        }
    }

    /** The turns down to a leaf are the low bits of its numbers; what the padding below it asks may be any others. */
    private void fillLeaves(Tree tree, int[] places, float weight, int from, int to) {
        for (int node = 0; node < tree.nodes(); node++) {
            if (tree.isLeaf(node)) {
                int level = Padded.level(places[node]);
                float said = tree.value()[node] * weight;
                for (int i = from + TURNS[places[node]]; i < to; i += 1 << level) {
                    leaves[i] = said;
                }
            }
        }
    }

    /** Whether a model's trees can be scored so, and gain by it. */
    static boolean covers(Padded padded) {
        if (!padded.fits() || padded.deepest() > Padded.DEEPEST) {
            return false;
        }
        List<Tree> trees = padded.model().trees();
        long categorical = 0;
        for (Tree tree : trees) {
            if (tree.isVector()) {
                return false;
            }
            for (int[] set : tree.categories()) {
                categorical += set.length > 0 ? 1 : 0;
            }
        }
        return categorical <= (long) MOST_CATEGORICAL * trees.size();
    }

    /** Rows below this take less one after another. */
    int few() {
        return few;
    }

    @Override
    public void margins(double[] rowMajor, int at, int rows, int from, int to, Scratch scratch) {
        long[] table = scratch.table(slots.size());
        slots.answer(rowMajor, at, rows, table);
        float[] sums = scratch.sums;
        for (int i = 0; i < outputs; i++) {
            Arrays.fill(sums, i * BLOCK, (i + 1) * BLOCK, base[i]);
        }
        addTrees(from, to, table, scratch.planes, sums);
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < outputs; i++) {
                scratch.margins[row * outputs + i] = sums[i * BLOCK + row];
            }
        }
    }

    private void addTrees(int from, int to, long[] table, long[] planes, float[] sums) {
        int tree = from;
        while (tree < to) {
            boolean two = tree + 1 < to && depth[tree] <= HALF && depth[tree + 1] <= HALF;
            Arrays.fill(planes, 0);
            BitPlanes.turns(table, split, begin[tree] - tree, depth[tree], planes, 0);
            if (two) {
                BitPlanes.turns(table, split, begin[tree + 1] - tree - 1, depth[tree + 1], planes, HALF);
            }
            BitPlanes.transpose(planes);
            add(tree, 0, planes, sums);
            if (two) {
                add(tree + 1, HALF, planes, sums);
            }
            tree += two ? 2 : 1;
        }
    }

    private void add(int tree, int shift, long[] planes, float[] sums) {
        BitPlanes.add(planes, shift, (1 << depth[tree]) - 1, leaves, begin[tree], sums, groups[tree] * BLOCK);
    }
}
