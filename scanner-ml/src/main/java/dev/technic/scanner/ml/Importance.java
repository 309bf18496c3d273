package dev.technic.scanner.ml;

import dev.technic.scanner.ml.format.Tree;
import dev.technic.scanner.ml.format.TreeModel;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How much a model owes to a feature, in the five ways of XGBoost's {@code get_score}: float32 sums over all splits on the feature, in
 * XGBoost's order: each tree from its root, right before left.
 *
 * @param weight splits on the feature
 * @param totalGain by how much these splits lowered the loss in training
 * @param totalCover the sum of the second derivatives of the rows that they split
 */
public record Importance(int weight, float totalGain, float totalCover) {

    /** The mean gain of a split, XGBoost's {@code gain}; 0 for a feature without splits. */
    public float gain() {
        return totalGain / Math.max(1, weight);
    }

    /** The mean cover of a split, XGBoost's {@code cover}; 0 for a feature without splits. */
    public float cover() {
        return totalCover / Math.max(1, weight);
    }

    /** Of each feature; gains and covers are NaN where the file does not say them. */
    static Importance[] of(TreeModel model) {
        int[] weight = new int[model.featureCount()];
        float[] gain = new float[weight.length];
        float[] cover = new float[weight.length];
        Deque<Integer> nodes = new ArrayDeque<>();
        for (Tree tree : model.trees()) {
            nodes.push(0);
            while (!nodes.isEmpty()) {
                int node = nodes.pop();
                if (!tree.isLeaf(node)) {
                    int feature = tree.feature()[node];
                    weight[feature]++;
                    gain[feature] += tree.gain().length == 0 ? Float.NaN : tree.gain()[node];
                    cover[feature] += tree.cover().length == 0 ? Float.NaN : tree.cover()[node];
                    nodes.push(tree.left()[node]);
                    nodes.push(tree.left()[node] + 1);
                }
            }
        }
        Importance[] all = new Importance[weight.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Importance(weight[i], gain[i], cover[i]);
        }
        return all;
    }
}
