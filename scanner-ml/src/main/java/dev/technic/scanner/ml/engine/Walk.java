package dev.technic.scanner.ml.engine;

import dev.technic.scanner.ml.format.Tree;
import dev.technic.scanner.ml.format.TreeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Scores a row by walking each tree from its root: for all that trees can be.
 *
 * <p>A row is as {@link Keys#encode} sets it: twice, and a node points into the half of its default.
 */
final class Walk {

    private final int outputs;

    /** {@code [trees + 1]}: where a tree's nodes begin. */
    private final int[] roots;

    /** {@code [nodes]}: the left child, whose right neighbour is the right one; 0 at a leaf. */
    private final int[] left;

    private final int[] source;
    private final int[] threshold;

    /** {@code [nodes]}: 0 at a numerical node, else 1 more than the place of its categories. */
    private final int[] categorical;

    private final Categories[] categories;

    /** {@code [nodes]}: what a leaf says, times its tree's weight. */
    private final float[] leaf;

    /** {@code [trees][nodes × outputs]}: what the leaves of a vector tree say, times its weight; empty when scalar. */
    private final float[][] vectors;

    private final int[] groups;

    /** {@code [nodes]}: the file's number of a leaf. */
    private final int[] ids;

    /** @param walked whether a tree is to be walked at all */
    Walk(TreeModel model, IntPredicate walked) {
        List<Tree> trees = model.trees();
        this.outputs = model.outputs();
        this.groups = model.groups();
        this.roots = new int[trees.size() + 1];
        for (int i = 0; i < trees.size(); i++) {
            roots[i + 1] = roots[i] + (walked.test(i) ? trees.get(i).nodes() : 0);
        }
        int nodes = roots[trees.size()];
        this.left = new int[nodes];
        this.source = new int[nodes];
        this.threshold = new int[nodes];
        this.categorical = new int[nodes];
        this.leaf = new float[nodes];
        this.vectors = new float[trees.size()][];
        this.ids = new int[nodes];
        List<Categories> sets = new ArrayList<>();
        for (int i = 0; i < trees.size(); i++) {
            if (walked.test(i)) {
                flatten(trees.get(i), i, model, sets);
            }
        }
        this.categories = sets.toArray(Categories[]::new);
    }

    private void flatten(Tree tree, int place, TreeModel model, List<Categories> sets) {
        int root = roots[place];
        float weight = model.weights()[place];
        for (int node = 0; node < tree.nodes(); node++) {
            int at = root + node;
            if (tree.isLeaf(node)) {
                leaf[at] = tree.value()[node] * weight;
                ids[at] = tree.id(node);
            } else {
                left[at] = root + tree.left()[node];
                source[at] = tree.feature()[node] + (tree.defaultLeft()[node] ? 0 : model.featureCount());
                threshold[at] = Keys.ofThreshold(tree.value()[node]);
                if (tree.isCategorical(node)) {
                    sets.add(new Categories(tree.categories()[node]));
                    categorical[at] = sets.size();
                }
            }
        }
        float[] vector = tree.vectors().clone();
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= weight;
        }
        vectors[place] = vector;
    }

    /** Adds what the trees {@code [from, to)} say to a row's margins at {@code out}. */
    void add(int from, int to, long[] row, float[] margins, int out) {
        for (int tree = from; tree < to; tree++) {
            int node = leaf(tree, row);
            float[] vector = vectors[tree];
            if (vector.length == 0) {
                margins[out + groups[tree]] += leaf[node];
            } else {
                addVector(vector, (node - roots[tree]) * outputs, margins, out);
            }
        }
    }

    /** What a tree without vectors says of a row. */
    float said(int tree, long[] row) {
        return leaf[leaf(tree, row)];
    }

    /** Sets {@code out}, from {@code at}, to the file's number of the leaf that a row reaches in each of the trees {@code [from, to)}. */
    void leaves(int from, int to, long[] row, double[] out, int at) {
        for (int tree = from; tree < to; tree++) {
            out[at + tree - from] = ids[leaf(tree, row)];
        }
    }

    private int leaf(int tree, long[] row) {
        int node = roots[tree];
        while (left[node] != 0) {
            node = left[node] + right(node, Keys.key(row[source[node]]));
        }
        return node;
    }

    private int right(int node, int key) {
        int set = categorical[node];
        return set == 0 ? Keys.right(key, threshold[node]) : categories[set - 1].right(key);
    }

    private void addVector(float[] vector, int at, float[] margins, int out) {
        for (int i = 0; i < outputs; i++) {
            margins[out + i] += vector[at + i];
        }
    }
}
