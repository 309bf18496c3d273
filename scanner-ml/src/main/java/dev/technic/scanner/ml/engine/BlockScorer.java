package dev.technic.scanner.ml.engine;

import dev.technic.scanner.ml.format.Tree;
import dev.technic.scanner.ml.format.TreeModel;
import java.util.Arrays;
import java.util.List;

/**
 * Scores 64 rows at once, a bit for each: {@link Slots} answers every question of the model for the block, {@link BitPlanes} finds
 * each row's leaf, and the leaves are added in the order of the trees.
 */
final class BlockScorer implements Scorer {

    /** Trees up to this depth share a pass, two at a time: their turns fill one byte. */
    private static final int HALF = BitPlanes.PLANES / 2;

    /** Of a tree's splits on average: each is a question of its own, and with more of them a walk asks less. */
    private static final int MOST_CATEGORICAL = 4;

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

    BlockScorer(TreeModel model, float[] base) {
        List<Tree> trees = model.trees();
        this.outputs = model.outputs();
        this.base = base;
        this.groups = model.groups();
        Thresholds thresholds = new Thresholds(model);
        this.slots = new Slots(model, thresholds);
        this.depth = trees.stream().mapToInt(Tree::depth).toArray();
        this.begin = new int[depth.length + 1];
        for (int i = 0; i < depth.length; i++) {
            begin[i + 1] = begin[i] + (1 << depth[i]);
        }
        this.leaves = new float[begin[depth.length]];
        this.split = new int[leaves.length - depth.length];
        Arrays.fill(split, Slots.NONE);
        for (int i = 0; i < depth.length; i++) {
            fill(trees.get(i), model.weights()[i], i, thresholds);
        }
    }

    private void fill(Tree tree, float weight, int place, Thresholds thresholds) {
        int shift = Integer.SIZE - depth[place];
        Padded.layOut(tree, depth[place], new Padded.Places() {
            @Override
            public void split(int i, int node) {
                split[begin[place] - place + i - 1] = slots.of(tree, place, node, thresholds);
            }

            @Override
            public void leaf(int i, int node) {
                int number = shift == Integer.SIZE ? 0 : Integer.reverse(i) >>> shift;
                leaves[begin[place] + number] = tree.value()[node] * weight;
            }
        });
    }

    /** Whether a model's trees can be scored so, and gain by it. */
    static boolean covers(TreeModel model) {
        long categorical = 0;
        for (Tree tree : model.trees()) {
            if (tree.isVector() || tree.depth() > Padded.DEEPEST) {
                return false;
            }
            for (int[] set : tree.categories()) {
                categorical += set.length > 0 ? 1 : 0;
            }
        }
        return categorical <= (long) MOST_CATEGORICAL * model.trees().size() && Padded.fits(model);
    }

    /** How many words of scratch the answers take. */
    int slots() {
        return slots.size();
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
