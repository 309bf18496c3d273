package dev.technic.scanner.bench;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/** Writes a model of complete trees in XGBoost's JSON, whole as XGBoost itself wants it, the same for the same seed. */
record SeededModel(int features, int trees, int depth, SplittableRandom random) {

    String json() {
        return String.format(
                Locale.ROOT,
                """
                {"learner": {"attributes": {}, "feature_names": [], "feature_types": [],
                "gradient_booster": {"name": "gbtree", "model": {"gbtree_model_param": {"num_trees": "%d", "num_parallel_tree": "1"},
                "iteration_indptr": %s, "tree_info": %s, "trees": %s}},
                "learner_model_param": {"base_score": "5E-1", "num_class": "0", "num_feature": "%d", "num_target": "1"},
                "objective": {"name": "reg:squarederror", "reg_loss_param": {"scale_pos_weight": "1"}}},
                "version": [3, 0, 0]}""",
                trees,
                array(trees + 1, Integer::toString),
                array(trees, tree -> "0"),
                array(trees, this::tree),
                features);
    }

    private String tree(int id) {
        int nodes = (1 << depth + 1) - 1;
        int splits = nodes / 2;
        return String.format(
                Locale.ROOT,
                """
                {"id": %d, "tree_param": {"num_nodes": "%d", "num_feature": "%d", "num_deleted": "0", "size_leaf_vector": "1"},
                "base_weights": %s, "loss_changes": %s, "sum_hessian": %s, "parents": %s, "split_type": %s,
                "categories": [], "categories_nodes": [], "categories_segments": [], "categories_sizes": [],
                "left_children": %s, "right_children": %s, "split_indices": %s, "split_conditions": %s, "default_left": %s}
                """,
                id,
                nodes,
                features,
                array(nodes, node -> "0E0"),
                array(nodes, node -> "0E0"),
                array(nodes, node -> "1E0"),
                array(nodes, node -> node == 0 ? "2147483647" : Integer.toString((node - 1) / 2)),
                array(nodes, node -> "0"),
                array(nodes, node -> node < splits ? Integer.toString(2 * node + 1) : "-1"),
                array(nodes, node -> node < splits ? Integer.toString(2 * node + 2) : "-1"),
                array(nodes, node -> Integer.toString(random.nextInt(features))),
                array(nodes, node -> Float.toString((float) normal(random))),
                array(nodes, node -> random.nextBoolean() ? "1" : "0"));
    }

    private static String array(int count, IntFunction<String> element) {
        StringBuilder array = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            array.append(i == 0 ? "" : ",").append(element.apply(i));
        }
        return array.append(']').toString();
    }

    /** Nearly normal: the sum of twelve uniforms. */
    static double normal(SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum - 6;
    }
}
