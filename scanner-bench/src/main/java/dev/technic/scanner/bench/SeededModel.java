package dev.technic.scanner.bench;

import dev.technic.scanner.spi.ModelContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * A model of complete trees in XGBoost's JSON, the same for the same seed, that XGBoost itself reads as it is.
 *
 * @param rows what it scores: its splits are at their thresholds
 * @param names of the features in the order of the columns; empty for none
 */
record SeededModel(
        ModelKind kind, FeatureRows rows, List<String> names, int trees, int depth, SplittableRandom random) {

    private static final int CLASSES = 3;

    /** A plain model by its size in words, {@code features × trees × depth}: {@code 8x200x4}. */
    static SeededModel of(String size, FeatureRows rows, SplittableRandom random) {
        return of(ModelKind.PLAIN, size, rows, random);
    }

    static SeededModel of(ModelKind kind, String size, FeatureRows rows, SplittableRandom random) {
        String[] parts = size.split("x");
        return new SeededModel(kind, rows, List.of(), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), random);
    }

    /** The number of features that a size in words names. */
    static int features(String size) {
        return Integer.parseInt(size.split("x")[0]);
    }

    /** The JSON; the next call gives another model. */
    ModelContent json() {
        return new ModelContent("seeded.json", text().getBytes(StandardCharsets.UTF_8));
    }

    /** The same as XGBoost saves it by default, UBJSON. */
    ModelContent ubj() {
        try {
            Booster booster = XGBoost.loadModel(json().bytes());
            try {
                return new ModelContent("seeded.ubj", booster.toByteArray("ubj"));
            } finally {
                booster.dispose();
            }
        } catch (XGBoostError | IOException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private String text() {
        boolean classes = kind == ModelKind.CLASSES;
        String forest = String.format(
                Locale.ROOT,
                """
                {"name": "gbtree", "model": {"gbtree_model_param": {"num_parallel_tree": "1", "num_trees": "%d"},
                "iteration_indptr": [0, %d], "tree_info": %s, "trees": %s}}""",
                trees,
                trees,
                array(trees, tree -> Integer.toString(classes ? tree % CLASSES : 0)),
                array(trees, this::tree));
        return String.format(
                Locale.ROOT,
                """
                {"learner": {"attributes": {}, "feature_names": [%s], "feature_types": [], "gradient_booster": %s,
                "learner_model_param": {"base_score": "5E-1", "boost_from_average": "1", "num_class": "%d", "num_feature": "%d", "num_target": "1"},
                "objective": %s}, "version": [3, 0, 0]}""",
                names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", ")),
                kind == ModelKind.DART ? dart(forest) : forest,
                classes ? CLASSES : 0,
                rows.columns(),
                classes
                        ? "{\"name\": \"multi:softprob\", \"softmax_multiclass_param\": {\"num_class\": \"" + CLASSES
                                + "\"}}"
                        : "{\"name\": \"reg:squarederror\", \"reg_loss_param\": {\"scale_pos_weight\": \"1\"}}");
    }

    private String dart(String forest) {
        return "{\"name\": \"dart\", \"gbtree\": " + forest + ", \"weight_drop\": "
                + array(trees, tree -> Float.toString(0.5f + random.nextInt(8) / 16f)) + "}";
    }

    private String tree(int id) {
        int nodes = (1 << depth + 1) - 1;
        int splits = nodes / 2;
        int[] features = random.ints(nodes, 0, rows.columns()).toArray();
        String zeros = array(nodes, node -> "0.0");
        return String.format(
                Locale.ROOT,
                """
                {"id": %d, "tree_param": {"num_deleted": "0", "num_feature": "%d", "num_nodes": "%d", "size_leaf_vector": "1"},
                "base_weights": %s, "loss_changes": %s, "sum_hessian": %s, "split_type": %s,
                "categories": [], "categories_nodes": [], "categories_segments": [], "categories_sizes": [],
                "left_children": %s, "right_children": %s, "parents": %s,
                "split_indices": %s, "split_conditions": %s, "default_left": %s}""",
                id,
                rows.columns(),
                nodes,
                zeros,
                zeros,
                zeros,
                array(nodes, node -> "0"),
                array(nodes, node -> Integer.toString(node < splits ? 2 * node + 1 : -1)),
                array(nodes, node -> Integer.toString(node < splits ? 2 * node + 2 : -1)),
                array(nodes, node -> Integer.toString(node == 0 ? Integer.MAX_VALUE : (node - 1) / 2)),
                array(nodes, node -> Integer.toString(node < splits ? features[node] : 0)),
                array(nodes, node -> Float.toString(node < splits ? threshold(features[node]) : leaf())),
                array(nodes, node -> random.nextBoolean() ? "1" : "0"));
    }

    private float threshold(int feature) {
        return (float) rows.threshold(feature, random);
    }

    private float leaf() {
        return (float) (random.nextDouble() - 0.5);
    }

    private static String array(int count, IntFunction<String> element) {
        StringBuilder array = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            array.append(i == 0 ? "" : ",").append(element.apply(i));
        }
        return array.append(']').toString();
    }
}
