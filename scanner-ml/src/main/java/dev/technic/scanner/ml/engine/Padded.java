package dev.technic.scanner.ml.engine;

import dev.technic.scanner.ml.format.Tree;
import dev.technic.scanner.ml.format.TreeModel;

/**
 * Lays a tree out as a complete one: node i has the children 2i and 2i + 1, the root is 1, and a leaf above the last level stands at
 * the end of every way below it.
 */
final class Padded {

    /** Levels at most; a deeper tree would be mostly padding. */
    static final int DEEPEST = 8;

    /** Of all trees together: 64 thousand trees of 8 levels; more are walked, since few real splits can ask for much padding. */
    private static final long MOST_LEAVES = 1L << 24;

    /** What is told of each place. */
    interface Places {

        /** A split at heap place {@code i}. */
        void split(int i, int node);

        /** A leaf, at place {@code i} of the {@code 2^depth} of the last level. */
        void leaf(int i, int node);
    }

    private final Tree tree;
    private final int depth;
    private final Places places;

    private Padded(Tree tree, int depth, Places places) {
        this.tree = tree;
        this.depth = depth;
        this.places = places;
    }

    /** Lays out a tree; where padding stands, neither side matters and nothing is told. */
    static void layOut(Tree tree, int depth, Places places) {
        new Padded(tree, depth, places).place(0, 1, 0);
    }

    private void place(int node, int i, int level) {
        if (level == depth) {
            places.leaf(i - (1 << depth), node);
            return;
        }
        boolean leaf = tree.isLeaf(node);
        if (!leaf) {
            places.split(i, node);
        }
        place(leaf ? node : tree.left()[node], 2 * i, level + 1);
        place(leaf ? node : tree.left()[node] + 1, 2 * i + 1, level + 1);
    }

    /** Whether all trees that are not too deep, padded, stay within what a model may take. */
    static boolean fits(TreeModel model) {
        long leaves = 0;
        for (Tree tree : model.trees()) {
            int depth = tree.depth();
            leaves += depth > DEEPEST ? 0 : 1 << depth;
        }
        return leaves <= MOST_LEAVES;
    }
}
