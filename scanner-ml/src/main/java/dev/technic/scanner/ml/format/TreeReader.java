package dev.technic.scanner.ml.format;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one tree: whatever the arrays of a file say, what comes out is a tree, because it is built anew from the root and a node
 * reached twice is an error.
 */
final class TreeReader {

    private static final int NONE = -1;
    private static final int NUMERICAL = 0;
    private static final int CATEGORICAL = 1;
    private static final int[] NO_CATEGORIES = {};
    private static final float[] NO_VECTORS = {};
    private static final int[] NO_IDS = {};
    private static final float[] NO_STATISTICS = {};

    /** Categories are below this, the greatest whole number that float32 counts to without a gap. */
    private static final int CATEGORIES = 1 << 24;

    private final Part part;
    private final int features;
    private final boolean statistics;
    private final int nodes;
    private final int[] left;
    private final int[] right;
    private final int[] feature;
    private final int[] defaultLeft;
    private final float[] value;
    private final int[] kind;

    private TreeReader(Part part, int features, boolean statistics) {
        this.part = part;
        this.features = features;
        this.statistics = statistics;
        this.nodes = part.member("tree_param").member("num_nodes").whole(1, Integer.MAX_VALUE);
        this.left = children("left_children");
        this.right = children("right_children");
        // Of a leaf, or of a node that pruning took out, this may be anything; of a split, isSplit checks it.
        this.feature = part.member("split_indices").wholes(nodes, Integer.MIN_VALUE, Integer.MAX_VALUE);
        this.defaultLeft = part.member("default_left").wholes(nodes, 0, 1);
        this.value = part.member("split_conditions").floats(nodes);
        Part kinds = part.optional("split_type");
        this.kind = kinds == null ? NO_CATEGORIES : kinds.wholes(nodes, NUMERICAL, CATEGORICAL);
    }

    /** @param statistics whether gains and covers are read, too */
    static Tree read(Part part, int features, int outputs, boolean statistics) {
        return new TreeReader(part, features, statistics).tree(outputs);
    }

    private int[] children(String name) {
        return part.member(name).wholes(nodes, NONE, nodes - 1);
    }

    private Tree tree(int outputs) {
        return isOrdered() ? asItStands(outputs) : ordered(outputs);
    }

    /** Whether the nodes stand as {@link Tree} wants them, which is how trees grow by default. */
    private boolean isOrdered() {
        int next = 1;
        for (int node = 0; node < next && node < nodes; node++) {
            if (isSplit(node)) {
                if (left[node] != next || right[node] != next + 1) {
                    return false;
                }
                next += 2;
            }
        }
        return next == nodes;
    }

    private Tree asItStands(int outputs) {
        boolean[] defaultLeftOf = new boolean[nodes];
        for (int node = 0; node < nodes; node++) {
            if (left[node] == NONE) {
                left[node] = 0;
                feature[node] = 0;
            } else {
                defaultLeftOf[node] = defaultLeft[node] == 1;
            }
        }
        return new Tree(
                left,
                feature,
                value,
                defaultLeftOf,
                categories(null, left),
                vectors(null, outputs),
                NO_IDS,
                statistics("loss_changes", null),
                statistics("sum_hessian", null));
    }

    private Tree ordered(int outputs) {
        int[] order = new int[nodes];
        int[] leftOf = new int[nodes];
        boolean[] reached = new boolean[nodes];
        reached[0] = true;
        int size = 1;
        for (int at = 0; at < size; at++) {
            int node = order[at];
            if (isSplit(node)) {
                leftOf[at] = size;
                order[size++] = reach(left[node], node, reached);
                order[size++] = reach(right[node], node, reached);
            }
        }
        return ordered(Arrays.copyOf(order, size), leftOf, outputs);
    }

    private boolean isSplit(int node) {
        if ((left[node] == NONE) != (right[node] == NONE)) {
            throw part.wrong("has one child only at node " + node);
        }
        if (left[node] != NONE && (feature[node] < 0 || feature[node] >= features)) {
            throw part.wrong("asks for feature " + feature[node] + " of " + features + " at node " + node);
        }
        return left[node] != NONE;
    }

    private int reach(int child, int node, boolean[] reached) {
        if (reached[child]) {
            throw part.wrong("reaches node " + child + " a second time, from node " + node);
        }
        reached[child] = true;
        return child;
    }

    private Tree ordered(int[] order, int[] leftOf, int outputs) {
        int size = order.length;
        int[] featureOf = new int[size];
        float[] valueOf = new float[size];
        boolean[] defaultLeftOf = new boolean[size];
        for (int i = 0; i < size; i++) {
            featureOf[i] = leftOf[i] == 0 ? 0 : feature[order[i]];
            valueOf[i] = value[order[i]];
            defaultLeftOf[i] = leftOf[i] != 0 && defaultLeft[order[i]] == 1;
        }
        return new Tree(
                Arrays.copyOf(leftOf, size),
                featureOf,
                valueOf,
                defaultLeftOf,
                categories(order, leftOf),
                vectors(order, outputs),
                order,
                statistics("loss_changes", order),
                statistics("sum_hessian", order));
    }

    /** What training noted of each node, which scoring does not need. */
    private float[] statistics(String name, int @Nullable [] order) {
        Part noted = statistics ? part.optional(name) : null;
        if (noted == null) {
            return NO_STATISTICS;
        }
        float[] all = noted.floats(nodes);
        if (order == null) {
            return all;
        }
        float[] ordered = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            ordered[i] = all[order[i]];
        }
        return ordered;
    }

    /** @param order the nodes that stay, or null where all stand as they should */
    private float[] vectors(int @Nullable [] order, int outputs) {
        Part length = part.member("tree_param").optional("size_leaf_vector");
        int declared = length == null ? 1 : length.whole(0, Integer.MAX_VALUE);
        if (length == null || declared <= 1) {
            return NO_VECTORS;
        }
        if (declared != outputs) {
            throw length.wrong("is not the number of outputs (" + outputs + ")");
        }
        float[] all = part.member("base_weights").floats((long) nodes * outputs);
        if (order == null) {
            return all;
        }
        float[] vectors = new float[order.length * outputs];
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(all, order[i] * outputs, vectors, i * outputs, outputs);
        }
        return vectors;
    }

    private int[][] categories(int @Nullable [] order, int[] leftOf) {
        int[][] ofNode = categoriesByNode();
        int size = order == null ? nodes : order.length;
        int[][] ordered = new int[ofNode.length == 0 ? 0 : size][];
        for (int i = 0; i < size; i++) {
            int node = order == null ? i : order[i];
            boolean categorical = leftOf[i] != 0 && isCategorical(node);
            if (categorical && (ofNode.length == 0 || ofNode[node] == null)) {
                throw part.wrong("has no categories at node " + node);
            }
            if (ordered.length > 0) {
                ordered[i] = categorical ? ofNode[node] : NO_CATEGORIES;
            }
        }
        return ordered;
    }

    private boolean isCategorical(int node) {
        return kind.length > 0 && kind[node] == CATEGORICAL;
    }

    private int[][] categoriesByNode() {
        Part at = part.optional("categories_nodes");
        if (at == null || at.length() == 0) {
            return new int[0][];
        }
        int[] owners = at.wholes(at.length(), 0, nodes - 1);
        Part values = part.member("categories");
        int[] all = values.wholes(values.length(), 0, CATEGORIES - 1);
        int[] begin = part.member("categories_segments").wholes(owners.length, 0, all.length);
        int[] size = part.member("categories_sizes").wholes(owners.length, 1, all.length);
        int[][] byNode = new int[nodes][];
        long given = 0;
        for (int i = 0; i < owners.length; i++) {
            given += size[i];
            if (size[i] > all.length - begin[i] || byNode[owners[i]] != null || given > all.length) {
                throw at.wrong("gives node " + owners[i] + " no categories of its own");
            }
            byNode[owners[i]] = Arrays.copyOfRange(all, begin[i], begin[i] + size[i]);
            Arrays.sort(byNode[owners[i]]);
        }
        return byNode;
    }
}
