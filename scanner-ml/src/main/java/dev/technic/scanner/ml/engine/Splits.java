package dev.technic.scanner.ml.engine;

import dev.technic.scanner.ml.format.Tree;
import java.util.Arrays;
import java.util.List;

/**
 * The splits of a model's padded trees while it is laid out: the numerical ones in the order of feature and threshold, and for each the
 * slot that {@link Slots} gives it. A node's number counts the nodes of the padded trees before.
 *
 * <p>A sorted split is {@code threshold's key · 2^32 + node · 2 + side}; its side is 0 where missing values go left and 1 where they
 * go right.
 */
final class Splits {

    /** Fewer are sorted by comparing, which then takes less than counting digits. */
    private static final int FEW = 64;

    /** {@code [trees + 1]}: the number of a tree's root. */
    private final int[] roots;

    /** {@code [features + 1]}: where a feature's splits begin. */
    private final int[] begin;

    private final long[] sorted;

    /** {@code [nodes]}. */
    private final int[] slots;

    Splits(Padded padded) {
        List<Tree> trees = padded.model().trees();
        this.roots = new int[trees.size() + 1];
        int[] counts = new int[padded.model().featureCount()];
        for (int i = 0; i < trees.size(); i++) {
            roots[i + 1] = roots[i];
            if (padded.isPadded(i)) {
                roots[i + 1] += trees.get(i).nodes();
                count(trees.get(i), counts);
            }
        }
        this.begin = new int[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            begin[i + 1] = begin[i] + counts[i];
        }
        this.slots = new int[roots[trees.size()]];
        this.sorted = new long[begin[counts.length]];
        int[] next = begin.clone();
        for (int i = 0; i < trees.size(); i++) {
            if (padded.isPadded(i)) {
                distribute(trees.get(i), roots[i], next);
            }
        }
        sort(Arrays.stream(counts).max().orElse(0));
    }

    private static boolean isNumerical(Tree tree, int node) {
        return !tree.isLeaf(node) && !tree.isCategorical(node);
    }

    private static void count(Tree tree, int[] counts) {
        for (int node = 0; node < tree.nodes(); node++) {
            if (isNumerical(tree, node)) {
                counts[tree.feature()[node]]++;
            }
        }
    }

    private void distribute(Tree tree, int root, int[] next) {
        for (int node = 0; node < tree.nodes(); node++) {
            if (isNumerical(tree, node)) {
                long key = Keys.ofThreshold(tree.value()[node]);
                int side = tree.defaultLeft()[node] ? 0 : 1;
                sorted[next[tree.feature()[node]]++] = key << Integer.SIZE | 2L * (root + node) + side;
            }
        }
    }

    private void sort(int most) {
        RadixSort radix = new RadixSort(most);
        for (int feature = 0; feature < begin.length - 1; feature++) {
            if (end(feature) - begin(feature) < FEW) {
                Arrays.sort(sorted, begin(feature), end(feature));
            } else {
                radix.sort(sorted, begin(feature), end(feature));
            }
        }
    }

    /** Where the splits of a feature begin in {@link #sorted}. */
    int begin(int feature) {
        return begin[feature];
    }

    int end(int feature) {
        return begin[feature + 1];
    }

    /** By feature, then threshold, then node. */
    long[] sorted() {
        return sorted;
    }

    static int key(long split) {
        return (int) (split >> Integer.SIZE);
    }

    static int side(long split) {
        return (int) split & 1;
    }

    static int node(long split) {
        return (int) split >>> 1;
    }

    /** The number of a tree's root. */
    int root(int tree) {
        return roots[tree];
    }

    /** {@code [nodes]}: by number, the slot of a split; set by {@link Slots}. */
    int[] slots() {
        return slots;
    }
}
