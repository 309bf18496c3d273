package dev.technic.scanner.ml.engine;

import dev.technic.scanner.ml.format.Tree;
import dev.technic.scanner.ml.format.TreeModel;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Scores 64 rows at once, a bit for each: {@link Slots} answers every question of the model for the block, {@link BitPlanes} finds
 * each row's leaf, and the leaves are added in the order of the trees. Trees that {@link Padded} leaves are walked, row by row, and
 * what they say is added at their place.
 */
final class BlockScorer implements Scorer {

    /** Trees up to this depth share a pass, two at a time: their turns fill one byte. */
    private static final int HALF = BitPlanes.PLANES / 2;

    /** In place of levels: the tree is walked. */
    private static final int WALKED = BitPlanes.PLANES + 1;

    /** By place in a {@link Padded} tree: the turns down to it, the first in the lowest bit. */
    private static final int[] TURNS = turns();

    private final int columns;
    private final int outputs;
    private final float[] base;
    private final Slots slots;
    private final Walk walk;

    /** The trees that are walked, ascending. */
    private final int[] walked;

    /** {@code [trees]}: levels, or {@link #WALKED}. */
    private final int[] depth;

    /** {@code [trees + 1]}: how many trees before it are walked. */
    private final int[] walkedBefore;

    private final int[] groups;

    /** {@code [trees + 1]}: where a tree's leaves begin; its splits, one less for each tree before that has leaves, at {@link #splitsOf}. */
    private final int[] begin;

    /** The slots that splits ask, level by level. */
    private final int[] split;

    /** What leaves say, by the number that their turns spell, the first in the lowest bit. */
    private final float[] leaves;

    private final int few;

    /** For a model that is {@linkplain #covers covered}. */
    private BlockScorer(Padded padded, float[] base, Crossover crossover) {
        TreeModel model = padded.model();
        this.columns = model.featureCount();
        this.outputs = model.outputs();
        this.base = base;
        this.groups = model.groups();
        int trees = model.trees().size();
        this.walk = new Walk(model, i -> !padded.isPadded(i));
        this.walked = IntStream.range(0, trees).filter(i -> !padded.isPadded(i)).toArray();
        this.depth = padded.depths().clone();
        this.walkedBefore = new int[trees + 1];
        this.begin = new int[trees + 1];
        for (int i = 0; i < trees; i++) {
            depth[i] = padded.isPadded(i) ? depth[i] : WALKED;
            walkedBefore[i + 1] = walkedBefore[i] + (padded.isPadded(i) ? 0 : 1);
            begin[i + 1] = begin[i] + (padded.isPadded(i) ? 1 << depth[i] : 0);
        }
        this.leaves = new float[begin[trees]];
        this.split = new int[leaves.length - padded.count()];
        Splits splits = new Splits(padded);
        this.slots = new Slots(padded, splits);
        int[] places = Padded.places();
        for (int i = 0; i < trees; i++) {
            if (depth[i] != WALKED) {
                Tree tree = model.trees().get(i);
                Padded.place(tree, places);
                fillSplits(tree, places, splits.slots(), splits.root(i), splitsOf(i) - 1);
                fillLeaves(tree, places, model.weights()[i], begin[i], begin[i + 1]);
            }
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

    /** Whether a model can be scored so, and any of its trees is not walked. */
    static boolean covers(Padded padded) {
        return padded.fits()
                && padded.count() > 0
                && padded.model().trees().stream().noneMatch(Tree::isVector);
    }

    /** Rows below this take less one after another. */
    int few() {
        return few;
    }

    @Override
    public void margins(double[] rowMajor, int at, int rows, int from, int to, Scratch scratch) {
        long[] table = scratch.table(slots.size());
        slots.answer(rowMajor, at, rows, table);
        if (walkedBefore[from] < walkedBefore[to]) {
            walk(rowMajor, at, rows, from, to, scratch);
        }
        float[] sums = scratch.sums;
        for (int i = 0; i < outputs; i++) {
            Arrays.fill(sums, i * BLOCK, (i + 1) * BLOCK, base[i]);
        }
        addTrees(from, to, table, scratch, sums);
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < outputs; i++) {
                scratch.margins[row * outputs + i] = sums[i * BLOCK + row];
            }
        }
    }

    /** Keeps in {@code scratch} what the walked trees among {@code [from, to)} say: each tree of a few rows while it is at hand. */
    private void walk(double[] rowMajor, int at, int rows, int from, int to, Scratch scratch) {
        long[][] encoded = scratch.encoded();
        float[] said = scratch.said(walked.length);
        for (int row = 0; row < rows; row += encoded.length) {
            int together = Math.min(encoded.length, rows - row);
            for (int i = 0; i < together; i++) {
                Keys.encode(rowMajor, at + (row + i) * columns, columns, encoded[i]);
            }
            for (int place = walkedBefore[from]; place < walkedBefore[to]; place++) {
                for (int i = 0; i < together; i++) {
                    said[place * BLOCK + row + i] = walk.said(walked[place], encoded[i]);
                }
            }
        }
    }

    private void addTrees(int from, int to, long[] table, Scratch scratch, float[] sums) {
        int tree = from;
        while (tree < to) {
            if (depth[tree] == WALKED) {
                addWalked(tree, scratch.said(walked.length), sums);
                tree++;
            } else {
                tree += addPadded(tree, to, table, scratch.planes, sums);
            }
        }
    }

    /** Adds a tree, or two if they can share a pass; tells how many. */
    private int addPadded(int tree, int to, long[] table, long[] planes, float[] sums) {
        boolean two = tree + 1 < to && depth[tree] <= HALF && depth[tree + 1] <= HALF;
        Arrays.fill(planes, 0);
        BitPlanes.turns(table, split, splitsOf(tree), depth[tree], planes, 0);
        if (two) {
            BitPlanes.turns(table, split, splitsOf(tree + 1), depth[tree + 1], planes, HALF);
        }
        BitPlanes.transpose(planes);
        add(tree, 0, planes, sums);
        if (two) {
            add(tree + 1, HALF, planes, sums);
        }
        return two ? 2 : 1;
    }

    private int splitsOf(int tree) {
        return begin[tree] - (tree - walkedBefore[tree]);
    }

    /** Rows that a block does not have may get anything. */
    private void addWalked(int tree, float[] said, float[] sums) {
        int out = groups[tree] * BLOCK;
        int at = walkedBefore[tree] * BLOCK;
        for (int i = 0; i < BLOCK; i++) {
            sums[out + i] += said[at + i];
        }
    }

    private void add(int tree, int shift, long[] planes, float[] sums) {
        BitPlanes.add(planes, shift, (1 << depth[tree]) - 1, leaves, begin[tree], sums, groups[tree] * BLOCK);
    }
}
