package dev.technic.scanner.ml.engine;

import dev.technic.scanner.ml.format.Tree;
import dev.technic.scanner.ml.format.TreeModel;
import java.util.Arrays;

/**
 * The thresholds of a model's numerical splits: for each feature those with missing values to the left and those with missing
 * values to the right, each once, ascending; and for each split its place among them. Needed while a model is prepared.
 */
final class Thresholds {

    private final int columns;

    /** {@code [2 × columns][…]}: with missing values to the left, and then to the right. */
    private final int[][] sorted;

    /** {@code [trees + 1]}: where a tree's nodes begin. */
    private final int[] roots;

    /** {@code [nodes]}. */
    private final int[] places;

    Thresholds(TreeModel model) {
        this.columns = model.featureCount();
        this.roots = new int[model.trees().size() + 1];
        int[] ends = new int[2 * columns];
        for (int i = 0; i < roots.length - 1; i++) {
            Tree tree = model.trees().get(i);
            roots[i + 1] = roots[i] + tree.nodes();
            for (int node = 0; node < tree.nodes(); node++) {
                if (isNumerical(tree, node)) {
                    ends[source(tree, node)]++;
                }
            }
        }
        Arrays.parallelPrefix(ends, Integer::sum);
        this.places = new int[roots[roots.length - 1]];
        this.sorted = sorted(splits(model, ends.clone()), ends);
    }

    private static boolean isNumerical(Tree tree, int node) {
        return !tree.isLeaf(node) && !tree.isCategorical(node);
    }

    /** Where a split finds its threshold: its feature, and beyond all features where missing values go to the right. */
    private int source(Tree tree, int node) {
        return tree.feature()[node] + (tree.defaultLeft()[node] ? 0 : columns);
    }

    /** The splits by source, each as its threshold times 2^32 and its node's number. */
    private long[] splits(TreeModel model, int[] ends) {
        long[] splits = new long[ends[ends.length - 1]];
        for (int i = 0; i < roots.length - 1; i++) {
            Tree tree = model.trees().get(i);
            for (int node = 0; node < tree.nodes(); node++) {
                if (isNumerical(tree, node)) {
                    long key = Keys.ofThreshold(tree.value()[node]);
                    splits[--ends[source(tree, node)]] = key << Integer.SIZE | roots[i] + node;
                }
            }
        }
        return splits;
    }

    private int[][] sorted(long[] splits, int[] ends) {
        int[][] all = new int[ends.length][];
        int[] distinct = new int[splits.length];
        for (int source = 0, from = 0; source < ends.length; from = ends[source++]) {
            Arrays.sort(splits, from, ends[source]);
            int size = 0;
            for (int i = from; i < ends[source]; i++) {
                int key = (int) (splits[i] >> Integer.SIZE);
                if (size == 0 || distinct[size - 1] != key) {
                    distinct[size++] = key;
                }
                places[(int) splits[i]] = size - 1;
            }
            all[source] = Arrays.copyOf(distinct, size);
        }
        return all;
    }

    /** {@code [2 × columns][…]}: ascending, with missing values to the left, and then to the right. */
    int[][] sorted() {
        return sorted;
    }

    /** All of a feature, ascending, each once. */
    int[] merged(int feature) {
        int[] left = sorted[feature];
        int[] right = sorted[feature + columns];
        int[] merged = new int[left.length + right.length];
        int size = 0;
        for (int i = 0, j = 0; i < left.length || j < right.length; ) {
            boolean takesLeft = j == right.length || i < left.length && left[i] <= right[j];
            int key = takesLeft ? left[i] : right[j];
            i += takesLeft || left.length > i && left[i] == key ? 1 : 0;
            j += !takesLeft || right.length > j && right[j] == key ? 1 : 0;
            merged[size++] = key;
        }
        return Arrays.copyOf(merged, size);
    }

    /** The source of a numerical split and the place of its threshold there: the slot, when each source has its slots side by side. */
    int slot(Tree tree, int place, int node, int[] begin) {
        return begin[source(tree, node)] + 1 + places[roots[place] + node];
    }
}
