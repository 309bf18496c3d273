package dev.technic.scanner.ml.format;

import java.util.List;

/**
 * A boosted tree model as its file says it, every part of it checked.
 *
 * @param version of the XGBoost that saved it
 * @param features names in the order of the columns; empty when the file does not name them
 * @param featureCount columns of a row
 * @param classes of a multi-class objective; 0 or 1 otherwise
 * @param targets of a multi-target model; 1 otherwise
 * @param baseScores {@code [outputs]}: before the trees, in the unit of the predictions (a probability for logistic objectives)
 * @param groups {@code [trees]}: the output that a scalar tree adds to
 * @param weights {@code [trees]}: what a tree's leaves are multiplied by, in float32; 1 unless the booster is DART
 */
public record TreeModel(
        Version version,
        List<String> features,
        int featureCount,
        int classes,
        int targets,
        float[] baseScores,
        Objective objective,
        List<Tree> trees,
        int[] groups,
        float[] weights) {

    public TreeModel {
        features = List.copyOf(features);
        trees = List.copyOf(trees);
    }

    /** Values for each row. */
    public int outputs() {
        return Math.max(1, Math.max(classes, targets));
    }
}
