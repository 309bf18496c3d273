package dev.technic.scanner.ml.format;

/**
 * One tree, checked and in breadth-first order: node 0 is the root, the children of a node stand side by side after it, and no
 * node is out of reach.
 *
 * <p>A row goes left where {@code x < value} in float32, or where {@code x} is missing and the node's default is left; at a
 * categorical node it goes right where the category is among the node's.
 *
 * @param left {@code [nodes]}: the left child, whose right neighbour is the right child; 0 at a leaf
 * @param feature {@code [nodes]}: the feature compared; 0 at a leaf
 * @param value {@code [nodes]}: the threshold; at a leaf of a scalar tree, what the tree says
 * @param defaultLeft {@code [nodes]}: where missing values go
 * @param categories {@code [nodes][…]}: a categorical node's categories, ascending; empty elsewhere, and as a whole if no node is
 *     categorical
 * @param vectors {@code [nodes × outputs]}: what the leaves of a vector tree say, a value for each output; empty when scalar
 * @param ids {@code [nodes]}: the numbers by which the file, and XGBoost, know the nodes; empty where these are their own
 * @param gain {@code [nodes]}: what a split gained in training; empty when the file does not say, or was not asked
 * @param cover {@code [nodes]}: the sum of the second derivatives that reached a node in training; empty likewise
 */
public record Tree(
        int[] left,
        int[] feature,
        float[] value,
        boolean[] defaultLeft,
        int[][] categories,
        float[] vectors,
        int[] ids,
        float[] gain,
        float[] cover) {

    public int nodes() {
        return left.length;
    }

    public boolean isLeaf(int node) {
        return left[node] == 0;
    }

    public boolean isCategorical(int node) {
        return categories.length > 0 && categories[node].length > 0;
    }

    /** Whether any node is categorical. */
    public boolean isCategorical() {
        return categories.length > 0;
    }

    /** The number by which the file, and XGBoost, know a node. */
    public int id(int node) {
        return ids.length == 0 ? node : ids[node];
    }

    /** Splits on the longest way down: the first split of a level leads to the first node of the next. */
    public int depth() {
        int depth = 0;
        for (int node = 0; node < nodes(); node++) {
            if (!isLeaf(node)) {
                depth++;
                node = left[node] - 1;
            }
        }
        return depth;
    }

    /** Whether a leaf has a value for each output. */
    public boolean isVector() {
        return vectors.length > 0;
    }
}
