package dev.technic.scanner.ml.format;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

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
 * @param rounds {@code [rounds + 1]}: the first tree of each round of boosting, and the end
 * @param types of the features, as XGBoost writes them ({@code float}, {@code c}); empty when the file does not say
 * @param isDart whether the booster is DART, whatever the file calls it
 * @param attributes what was noted with the model, by name
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
        float[] weights,
        int[] rounds,
        List<String> types,
        boolean isDart,
        Map<String, String> attributes) {

    public TreeModel {
        features = List.copyOf(features);
        trees = List.copyOf(trees);
        types = List.copyOf(types);
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** Rounds of boosting. */
    public int roundCount() {
        return rounds.length - 1;
    }

    /** The best round of training with early stopping, from 0; empty when the model's attributes name none that it has. */
    public OptionalInt bestRound() {
        String best = attributes.getOrDefault("best_iteration", "");
        boolean known = best.matches("[0-9]{1,9}") && Integer.parseInt(best) < roundCount();
        return known ? OptionalInt.of(Integer.parseInt(best)) : OptionalInt.empty();
    }

    /** Values for each row. */
    public int outputs() {
        return Math.max(1, Math.max(classes, targets));
    }
}
