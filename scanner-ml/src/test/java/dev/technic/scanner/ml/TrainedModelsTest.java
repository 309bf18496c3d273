package dev.technic.scanner.ml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.Model;
import dev.technic.scanner.Prediction;
import dev.technic.scanner.Rounds;
import dev.technic.scanner.ml.engine.JavaModelProvider;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainedModelsTest {

    private final List<ModelProvider> providers = List.of(new Xgboost4jProvider(), new JavaModelProvider());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reg:squarederror",
                "reg:squaredlogerror",
                "reg:logistic",
                "reg:pseudohubererror",
                "reg:absoluteerror",
                "reg:gamma",
                "reg:tweedie",
                "binary:logistic",
                "binary:logitraw",
                "binary:hinge",
                "count:poisson",
                "survival:cox",
                "rank:pairwise",
                "rank:ndcg",
                "rank:map"
            })
    void scoresAsTheLibraryDoes(String objective) throws XGBoostError {
        try (Training training = Training.of(objective, false)) {
            assertSame(training, Map.of("objective", objective), 12, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gbtree", "dart"})
    void classesHaveProbabilities(String booster) throws XGBoostError {
        try (Training training = Training.of("multi:softprob", false)) {
            assertSame(
                    training,
                    Map.of(
                            "objective",
                            "multi:softprob",
                            "num_class",
                            Training.CLASSES,
                            "booster",
                            booster,
                            "rate_drop",
                            0.4),
                    12,
                    Training.CLASSES);
        }
    }

    @Test
    void softmaxHasProbabilitiesToo() throws XGBoostError {
        try (Training training = Training.of("multi:softmax", false)) {
            Map<String, Object> classes = Map.of("num_class", Training.CLASSES);
            Booster softmax = training.train(with(classes, "objective", "multi:softmax"), 12);
            Booster softprob = training.train(with(classes, "objective", "multi:softprob"), 12);
            for (ModelProvider provider : providers) {
                try (Model model = provider.load(Training.content(softmax, "ubj"))) {
                    assertThat(model.objective()).isEqualTo("multi:softmax");
                    assertThat(scores(model, training.rows)).containsExactly(training.oracle(softprob));
                }
            }
        }
    }

    @Test
    void dartScoresAsTheLibraryDoes() throws XGBoostError {
        try (Training training = Training.of("reg:squarederror", false)) {
            assertSame(
                    training,
                    Map.of("objective", "reg:squarederror", "booster", "dart", "rate_drop", 0.3, "one_drop", 1),
                    25,
                    1);
        }
    }

    @Test
    void forestsScoreAsTheLibraryDoes() throws XGBoostError {
        try (Training training = Training.of("reg:squarederror", false)) {
            assertSame(
                    training, Map.of("objective", "reg:squarederror", "num_parallel_tree", 5, "subsample", 0.6), 4, 1);
        }
    }

    @Test
    void prunedTreesScoreAsTheLibraryDoes() throws XGBoostError {
        try (Training training = Training.of("reg:squarederror", false)) {
            assertSame(
                    training,
                    Map.of("objective", "reg:squarederror", "tree_method", "exact", "gamma", 3, "max_depth", 7),
                    8,
                    1);
        }
    }

    @Test
    void quantilesAreSeveralOutputs() throws XGBoostError {
        try (Training training = Training.of("reg:quantileerror", false)) {
            assertSame(training, Map.of("objective", "reg:quantileerror", "quantile_alpha", "[0.1, 0.5, 0.9]"), 8, 3);
        }
    }

    @Test
    void vectorLeavesAreSeveralOutputs() throws XGBoostError {
        try (Training training = Training.of("multi:softprob", false)) {
            assertSame(
                    training,
                    Map.of(
                            "objective", "multi:softprob",
                            "num_class", Training.CLASSES,
                            "multi_strategy", "multi_output_tree"),
                    8,
                    Training.CLASSES);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void categoriesScoreAsTheLibraryDoes(int oneHot) throws XGBoostError {
        try (Training training = Training.of("reg:squarederror", true)) {
            assertSame(training, Map.of("objective", "reg:squarederror", "max_cat_to_onehot", oneHot), 12, 1);
        }
    }

    @Test
    void unbiasedRankingScoresAsTheLibraryDoes() throws XGBoostError {
        try (Training training = Training.of("rank:ndcg", false)) {
            assertSame(training, Map.of("objective", "rank:ndcg", "lambdarank_unbiased", true), 8, 1);
        }
    }

    @Test
    void aModelWithoutTreesSaysItsBaseScore() throws XGBoostError {
        try (Training training = Training.of("reg:squarederror", false)) {
            assertSame(training, Map.of("objective", "reg:squarederror", "base_score", 0.12345679f), 0, 1);
        }
    }

    private void assertSame(Training training, Map<String, ?> parameters, int rounds, int outputs) throws XGBoostError {
        Booster booster = training.train(parameters, rounds);
        int parallel = parameters.get("num_parallel_tree") instanceof Integer trees ? trees : 1;
        double[] expected = training.oracle(booster);
        for (String format : new String[] {"json", "ubj"}) {
            ModelContent content = Training.content(booster, format);
            for (ModelProvider provider : providers) {
                assertThat(provider.reads(content)).isTrue();
                try (Model model = provider.load(content)) {
                    assertThat(model.objective()).isEqualTo(parameters.get("objective"));
                    assertThat(model.outputCount()).isEqualTo(outputs);
                    assertThat(model.features()).containsExactly("rsi", "atr_pct", "mom_21", "gap", "adv", "skew");
                    assertThat(scores(model, training.rows)).containsExactly(expected);
                    for (int end : rounds < 2 ? new int[] {0} : new int[] {0, 1, rounds - 1}) {
                        assertSame(training, booster, model, end, parallel);
                    }
                }
            }
        }
        booster.dispose();
    }

    /** What is said of the first rounds, or of all for 0, is what the library says, which counts the trees of a forest. */
    private static void assertSame(Training training, Booster booster, Model model, int end, int parallel)
            throws XGBoostError {
        Model some = model.ofRounds(end == 0 ? Rounds.ALL : Rounds.of(0, end));
        for (Prediction asked : Prediction.values()) {
            int outputs = some.outputCount(asked);
            if (outputs > 0) {
                double[] out = new double[Training.ROWS * outputs];
                some.predict(asked, training.rows, Training.ROWS, Training.COLUMNS, out);
                assertThat(out)
                        .as("%ss by %s up to round %s", asked, model, end)
                        .containsExactly(training.oracle(booster, asked, end * parallel));
            }
        }
    }

    private static Map<String, Object> with(Map<String, Object> parameters, String name, Object value) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put(name, value);
        return all;
    }

    private static double[] scores(Model model, double[] rows) {
        double[] out = new double[Training.ROWS * model.outputCount()];
        model.predict(rows, Training.ROWS, Training.COLUMNS, out);
        return out;
    }
}
