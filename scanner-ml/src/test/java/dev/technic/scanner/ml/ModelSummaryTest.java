package dev.technic.scanner.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.technic.scanner.spi.ModelContent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSummaryTest {

    private static final String[] NAMES = {"rsi", "atr_pct", "mom_21", "gap", "adv", "skew"};

    /** Printed in the model's text, from which XGBoost4J adds them up in double precision. */
    private static final double DIGITS = 1e-5;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "objective=reg:squarederror",
                "objective=reg:squarederror tree_method=exact gamma=3 max_depth=7",
                "objective=reg:squarederror num_parallel_tree=5 subsample=0.6",
                "objective=reg:squarederror booster=dart rate_drop=0.3",
                "objective=binary:logistic colsample_bytree=0.3",
                "objective=multi:softprob num_class=4"
            })
    void importancesAreThoseOfTheLibrary(String parameters) throws XGBoostError {
        Map<String, Object> given = new HashMap<>();
        for (String pair : parameters.split(" ")) {
            given.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        try (Training training = Training.of(String.valueOf(given.get("objective")), false)) {
            Booster booster = training.train(given, 7);
            ModelSummary summary = ModelSummary.of(Training.content(booster, "ubj"));
            Map<String, Integer> weights = booster.getFeatureScore(NAMES);
            for (ModelSummary.Feature feature : summary.features()) {
                Importance importance = feature.importance();
                assertThat(importance.weight()).isEqualTo(weights.getOrDefault(feature.name(), 0));
                assertNear(importance.gain(), booster, feature, "gain");
                assertNear(importance.totalGain(), booster, feature, "total_gain");
                assertNear(importance.cover(), booster, feature, "cover");
                assertNear(importance.totalCover(), booster, feature, "total_cover");
            }
            booster.dispose();
        }
    }

    private static void assertNear(float importance, Booster booster, ModelSummary.Feature feature, String type)
            throws XGBoostError {
        double expected = booster.getScore(NAMES, type).getOrDefault(feature.name(), 0.0);
        assertThat((double) importance)
                .as("%s of %s", type, feature.name())
                .isCloseTo(expected, within(DIGITS * expected));
    }

    @Test
    void aModelIsSummedUp() throws XGBoostError {
        ModelContent content = new ModelContent("alpha.ubj", Training.anyModel("ubj"));
        ModelSummary summary = ModelSummary.of(content);

        assertThat(summary.format()).isEqualTo("UBJSON");
        assertThat(summary.version()).isEqualTo("3.0.4");
        assertThat(summary.booster()).isEqualTo("gbtree");
        assertThat(summary.objective()).isEqualTo("multi:softprob");
        assertThat(summary.classes()).isEqualTo(4);
        assertThat(summary.targets()).isEqualTo(1);
        assertThat(summary.rounds()).isEqualTo(3);
        assertThat(summary.bestRound()).isEmpty();
        assertThat(summary.trees()).isEqualTo(12);
        assertThat(summary.depths().values().stream().mapToInt(i -> i).sum()).isEqualTo(12);
        assertThat(summary.depths().lastKey()).isEqualTo(4);
        assertThat(summary.features().stream().map(ModelSummary.Feature::name)).containsExactly(NAMES);
        assertThat(summary.scoring())
                .isEqualTo("row by row, a step in every tree at a time: blocks of rows would take longer");
        assertThat(summary.hash()).isEqualTo(content.hash());
    }

    @Test
    void theLeavesAreOneMoreThanTheSplits() throws XGBoostError {
        ModelSummary summary = ModelSummary.of(new ModelContent("alpha.json", Training.anyModel("json")));

        int splits = summary.features().stream()
                .mapToInt(f -> f.importance().weight())
                .sum();
        assertThat(summary.format()).isEqualTo("JSON");
        assertThat(summary.leaves()).isEqualTo(splits + summary.trees());
    }

    @Test
    void whatTrainingDidNotNoteIsUndefined() throws XGBoostError {
        String json = new String(Training.anyModel("json"), StandardCharsets.UTF_8)
                .replace("\"loss_changes\"", "\"unknown\"")
                .replace("\"feature_names\"", "\"no_names\"");
        ModelSummary summary = ModelSummary.of(new ModelContent("alpha.json", json.getBytes(StandardCharsets.UTF_8)));

        assertThat(summary.named()).isFalse();
        assertThat(summary.features().get(0).name()).isEqualTo("f0");
        assertThat(summary.features().get(0).importance().gain()).isNaN();
        assertThat(summary.features().get(0).importance().cover()).isPositive();
    }

    @Test
    void theBestRoundIsThatOfTheAttributes() throws XGBoostError {
        for (String best : List.of("2", "3", "-1", "many")) {
            String json = new String(Training.anyModel("json"), StandardCharsets.UTF_8)
                    .replace("\"attributes\":{}", "\"attributes\":{\"best_iteration\":\"" + best + "\"}");
            ModelSummary summary =
                    ModelSummary.of(new ModelContent("alpha.json", json.getBytes(StandardCharsets.UTF_8)));
            assertThat(summary.attributes()).isEqualTo(Map.of("best_iteration", best));
            assertThat(summary.bestRound().isPresent()).isEqualTo(best.equals("2"));
        }
    }

    @Test
    void treesOfVectorsAreTheReason() throws XGBoostError {
        Map<String, Object> vectors =
                Map.of("objective", "multi:softprob", "num_class", 4, "multi_strategy", "multi_output_tree");
        try (Training training = Training.of("multi:softprob", false)) {
            Booster booster = training.train(vectors, 5);
            assertThat(ModelSummary.of(Training.content(booster, "ubj")).scoring())
                    .isEqualTo("row by row, as 5 of 5 trees have a vector in each leaf");
            booster.dispose();
        }
    }

    @Test
    void treesThatAreWalkedAreCountedAndAreTheReasonIfAllAre() throws XGBoostError {
        Map<String, Object> deep = Map.of("max_depth", 12, "min_child_weight", 0);
        assertThat(scoring(false, Map.of("max_depth", 5), deep, 40))
                .matches("in blocks of 64 rows, 13 of 40 trees walked; fewer than [0-9]+ row by row");
        assertThat(scoring(false, Map.of("max_depth", 1), deep, 3))
                .isEqualTo("row by row, 1 of 3 trees walked: blocks of rows would take longer");
        assertThat(scoring(false, deep, deep, 3)).isEqualTo("row by row, as 3 of 3 trees are deeper than 8");
        Map<String, Object> single = Map.of("max_cat_to_onehot", 100, "max_depth", 8, "min_child_weight", 0);
        assertThat(scoring(true, single, single, 3))
                .isEqualTo("row by row, as its trees split on categories too often for blocks of rows");
        assertThat(scoring(true, single, Map.of("max_depth", 12), 3))
                .isEqualTo("row by row, as 1 of 3 trees are deeper than 8 and the others split on categories too often"
                        + " for blocks of rows");
    }

    private static String scoring(boolean categorical, Map<String, ?> parameters, Map<String, ?> everyThird, int rounds)
            throws XGBoostError {
        try (Training training = Training.of("reg:squarederror", categorical)) {
            Booster booster = training.train(parameters, everyThird, rounds);
            String scoring = ModelSummary.of(Training.content(booster, "ubj")).scoring();
            booster.dispose();
            return scoring;
        }
    }
}
