package dev.technic.scanner.ml;

import dev.technic.scanner.spi.ModelContent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Whole models of every kind, small, from which a fuzzer makes damaged ones; origins are like {@code dart.ubj}. */
public final class FuzzSeeds {

    private static final List<String> FORMATS = List.of("ubj", "json");

    private FuzzSeeds() {}

    /** Those that are trained on the spot, the same each time. */
    public static List<ModelContent> trained() throws XGBoostError {
        List<ModelContent> seeds = new ArrayList<>();
        add(seeds, "gbtree", "reg:squarederror", false, Map.of("max_depth", 4), 3);
        add(seeds, "lossguide", "binary:logistic", false, Map.of("grow_policy", "lossguide", "max_leaves", 12), 2);
        Map<String, Object> deep = Map.of("max_depth", 10, "min_child_weight", 0);
        add(seeds, "deep", "count:poisson", false, Map.of("max_depth", 2), deep, 3);
        add(seeds, "dart", "binary:logistic", false, Map.of("booster", "dart", "rate_drop", 0.5, "max_depth", 3), 4);
        add(seeds, "forest", "reg:squarederror", false, Map.of("num_parallel_tree", 4, "subsample", 0.5), 1);
        add(seeds, "categorical", "reg:squarederror", true, Map.of("max_depth", 3), 2);
        add(seeds, "classes", "multi:softprob", false, Map.of("num_class", Training.CLASSES, "max_depth", 2), 2);
        add(
                seeds,
                "vectors",
                "multi:softprob",
                false,
                Map.of("num_class", Training.CLASSES, "multi_strategy", "multi_output_tree", "max_depth", 2),
                2);
        return seeds;
    }

    /** One model of many releases, where the shared files are. */
    public static List<ModelContent> ofReleases() {
        List<ModelContent> seeds = new ArrayList<>();
        for (String release : List.of("1.5.2 json", "2.0.2 ubj", "3.1.0 json", "3.3.0 ubj", "3.4.1 ubj")) {
            String[] parts = release.split(" ");
            if (Iris.isPresent(parts[0], parts[1])) {
                ModelContent iris = Iris.model(parts[0], true, parts[1]);
                seeds.add(new ModelContent("iris" + parts[0] + "." + parts[1], iris.bytes()));
            }
        }
        return seeds;
    }

    private static void add(
            List<ModelContent> seeds,
            String name,
            String objective,
            boolean categorical,
            Map<String, Object> more,
            int rounds)
            throws XGBoostError {
        add(seeds, name, objective, categorical, more, more, rounds);
    }

    private static void add(
            List<ModelContent> seeds,
            String name,
            String objective,
            boolean categorical,
            Map<String, Object> more,
            Map<String, Object> everyThird,
            int rounds)
            throws XGBoostError {
        Map<String, Object> parameters = new HashMap<>(more);
        parameters.put("objective", objective);
        try (Training training = Training.of(objective, categorical)) {
            Booster booster = training.train(parameters, everyThird, rounds);
            for (String format : FORMATS) {
                seeds.add(new ModelContent(name + "." + format, booster.toByteArray(format)));
            }
            booster.dispose();
        }
    }
}
