package dev.technic.scanner.ml;

import dev.technic.scanner.ModelException;
import dev.technic.scanner.ml.engine.ScoringWays;
import dev.technic.scanner.ml.format.ModelFile;
import dev.technic.scanner.ml.format.Tree;
import dev.technic.scanner.ml.format.TreeModel;
import dev.technic.scanner.spi.ModelContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is in a model's file.
 *
 * @param format {@code JSON} or {@code UBJSON}
 * @param version of the XGBoost that saved it: {@code 3.0.4}
 * @param booster {@code gbtree} or {@code dart}, by what it is, whatever the file calls it
 * @param baseScores {@code [outputs]}, in the unit of the predictions
 * @param classes of a multi-class objective; 0 otherwise
 * @param targets of a multi-target model; 1 otherwise
 * @param rounds of boosting
 * @param bestRound the best of a training with early stopping, from 0
 * @param depths how many trees there are of each depth, in splits on the longest way down
 * @param features in the order of the columns
 * @param attributes what was noted with the model, by name
 * @param scoring how the engine {@code java} goes through the trees, and why
 * @param hash SHA-256 of the content, 64 hexadecimal digits
 */
public record ModelSummary(
        String format,
        String version,
        String booster,
        String objective,
        List<Float> baseScores,
        int classes,
        int targets,
        int rounds,
        OptionalInt bestRound,
        SortedMap<Integer, Integer> depths,
        int trees,
        int leaves,
        boolean named,
        List<Feature> features,
        Map<String, String> attributes,
        String scoring,
        String hash) {

    /**
     * A column of a model.
     *
     * @param name {@code f0}, {@code f1}, … where the model names none, as XGBoost says
     * @param type as XGBoost writes it: {@code float}, {@code int}, {@code i}, {@code q}, {@code c}; empty when the file does not say
     */
    public record Feature(String name, String type, Importance importance) {}

    /**
     * Reads and checks a model.
     *
     * @throws ModelException if the content is damaged, or no model of XGBoost
     */
    public static ModelSummary of(ModelContent content) {
        TreeModel model = ModelFile.of(content).modelWithStatistics();
        SortedMap<Integer, Integer> depths = new TreeMap<>();
        int leaves = 0;
        for (Tree tree : model.trees()) {
            depths.merge(tree.depth(), 1, Integer::sum);
            leaves += (tree.nodes() + 1) / 2;
        }
        return new ModelSummary(
                ModelFile.isJson(content.bytes()) ? "JSON" : "UBJSON",
                model.version().toString(),
                model.isDart() ? "dart" : "gbtree",
                model.objective().name(),
                baseScores(model),
                model.classes() > 1 ? model.classes() : 0,
                model.targets(),
                model.roundCount(),
                model.bestRound(),
                depths,
                model.trees().size(),
                leaves,
                !model.features().isEmpty(),
                features(model),
                model.attributes(),
                ScoringWays.of(model),
                content.hash());
    }

    private static List<Float> baseScores(TreeModel model) {
        List<Float> scores = new ArrayList<>();
        for (float score : model.baseScores()) {
            scores.add(score);
        }
        return scores;
    }

    private static List<Feature> features(TreeModel model) {
        Importance[] importances = Importance.of(model);
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < importances.length; i++) {
            features.add(new Feature(
                    model.features().isEmpty() ? "f" + i : model.features().get(i),
                    model.types().isEmpty() ? "" : model.types().get(i),
                    importances[i]));
        }
        return features;
    }
}
