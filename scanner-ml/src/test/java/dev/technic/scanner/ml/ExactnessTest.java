package dev.technic.scanner.ml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.Model;
import dev.technic.scanner.Prediction;
import dev.technic.scanner.Rounds;
import dev.technic.scanner.ml.engine.InBlocks;
import dev.technic.scanner.ml.engine.JavaModelProvider;
import dev.technic.scanner.ml.format.ModelFile;
import dev.technic.scanner.ml.format.Tree;
import dev.technic.scanner.spi.ModelContent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Java scores as XGBoost's own library does, to the bit, whatever the values, the model and the size of the batch. */
class ExactnessTest {

    private static final int ROWS = 200;

    private static final double[] AWKWARD = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        0.0,
        -0.0,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        0x1p-130,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        -1,
        -0.5,
        3.7,
        39.9999,
        16_777_215,
        16_777_216,
        3e9
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reg:squarederror     | false | 12 |",
                "reg:squarederror     | false |  1 | max_depth=1",
                "reg:squarederror     | false | 10 | max_depth=2",
                "reg:squarederror     | false |  9 | max_depth=3 base_score=-0.37",
                "reg:squarederror     | false |  7 | max_depth=5",
                "reg:squarederror     | false |  6 | max_depth=6",
                "reg:squarederror     | false |  5 | max_depth=7",
                "reg:squarederror     | false | 11 | max_depth=8 min_child_weight=0",
                "reg:squarederror     | false |  5 | max_depth=12 min_child_weight=0",
                "reg:squarederror     | false |  6 | max_depth=0 grow_policy=lossguide max_leaves=40 min_child_weight=0",
                "reg:squarederror     | false |  8 | tree_method=exact gamma=3 max_depth=7",
                "reg:squarederror     | false |  4 | num_parallel_tree=5 subsample=0.6",
                "reg:squarederror     | false | 25 | booster=dart rate_drop=0.3 one_drop=1",
                "reg:squarederror     | true  | 12 | max_cat_to_onehot=1",
                "reg:squarederror     | true  | 12 | max_cat_to_onehot=100 max_depth=6",
                "reg:squarederror     | true  |  5 | max_cat_to_onehot=1 max_depth=10 min_child_weight=0",
                "reg:squarederror     | false |  0 | base_score=0.12345679",
                "reg:squaredlogerror  | false | 12 |",
                "reg:logistic         | false | 12 |",
                "reg:pseudohubererror | false | 12 |",
                "reg:absoluteerror    | false | 12 |",
                "reg:quantileerror    | false |  8 | quantile_alpha=[0.1,0.5,0.9]",
                "reg:gamma            | false | 12 |",
                "reg:tweedie          | false | 12 |",
                "binary:logistic      | false | 40 | eta=1 lambda=0 min_child_weight=0",
                "binary:logistic      | true  | 12 | base_score=0.031",
                "binary:logitraw      | false | 12 |",
                "binary:hinge         | false | 12 |",
                "count:poisson        | false | 12 |",
                "survival:cox         | false | 12 |",
                "rank:pairwise        | false | 12 |",
                "rank:ndcg            | false | 12 | lambdarank_unbiased=true",
                "rank:map             | false | 12 |",
                "multi:softprob       | false | 12 | num_class=4",
                "multi:softmax        | true  | 12 | num_class=4 max_depth=6",
                "multi:softprob       | false | 12 | num_class=4 booster=dart rate_drop=0.4",
                "multi:softprob       | false |  4 | num_class=4 num_parallel_tree=3 subsample=0.7",
                "multi:softprob       | false |  8 | num_class=4 multi_strategy=multi_output_tree",
            })
    void scoresAsTheLibrary(String objective, boolean categorical, int rounds, String more) throws XGBoostError {
        try (Training training = Training.of(objective, categorical)) {
            Booster booster = training.train(parameters(objective, more), rounds);
            assertSame(Training.content(booster, "ubj"));
            booster.dispose();
        }
    }

    /** Every third round's trees are too deep for blocks of rows, or ask for categories too often. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reg:squarederror | false | 20 | max_depth=3 | max_depth=0 grow_policy=lossguide max_leaves=300",
                "reg:squarederror | false | 11 | max_depth=6 eta=0.1 | max_depth=12 eta=0.7",
                "reg:squarederror | false |  7 | max_depth=4 num_parallel_tree=3 subsample=0.6 | max_depth=14",
                "reg:squarederror | false | 14 | max_depth=2 booster=dart rate_drop=0.3 | max_depth=11",
                "binary:logistic  | false | 12 | max_depth=8 | max_depth=13",
                "multi:softprob   | false |  9 | max_depth=3 num_class=4 eta=0.1 | max_depth=12 colsample_bytree=0.4",
                "reg:squarederror | true  | 12 | max_depth=3 max_cat_to_onehot=1 | max_depth=12",
                "reg:squarederror | true  | 12 | max_depth=2 max_cat_to_onehot=100 eta=0.05 | max_depth=8",
                "multi:softprob   | true  |  9 | max_depth=2 num_class=4 eta=0.05 max_cat_to_onehot=100 | max_depth=12"
            })
    void treesThatAreWalkedAmongOthersScoreAsTheLibrary(
            String objective, boolean categorical, int rounds, String more, String everyThird) throws XGBoostError {
        Map<String, Object> walked = parameters(objective, everyThird + " min_child_weight=0 gamma=0 lambda=0.1");
        try (Training training = Training.of(objective, categorical)) {
            Booster booster = training.train(parameters(objective, more), walked, rounds);
            ModelContent content = Training.content(booster, "ubj");
            int trees = ModelFile.of(content).model().trees().size();
            assertThat(InBlocks.walked(content)).hasSizeBetween(2, trees / 2).doesNotContain(0);
            assertSame(content);
            booster.dispose();
        }
    }

    /** So many that a block's rows are walked in two halves. */
    @Test
    void rowsOfManyColumnsAreWalkedAsTheLibraryDoes() throws XGBoostError {
        try (Training training = Training.of("reg:squarederror", false)) {
            Map<String, Object> deep = Map.of("max_depth", 12, "min_child_weight", 0);
            Booster booster = training.train(Map.of("max_depth", 3), deep, 6);
            String wide = new String(booster.toByteArray("json"), StandardCharsets.UTF_8)
                    .replace("\"num_feature\":\"6\"", "\"num_feature\":\"400\"")
                    .replaceAll("\"feature_(name|type)s\":\\[[^]]*]", "\"feature_$1s\":[]");
            ModelContent content = new ModelContent("wide.json", wide.getBytes(StandardCharsets.UTF_8));
            assertThat(ModelFile.of(content).model().featureCount()).isEqualTo(400);
            assertThat(InBlocks.walked(content)).containsExactly(1, 4);
            assertSame(content);
            booster.dispose();
        }
    }

    private static Map<String, Object> parameters(String objective, String more) {
        Map<String, Object> parameters = new LinkedHashMap<>(Map.of("objective", objective));
        if (more != null) {
            for (String pair : more.split(" ")) {
                parameters.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }
        return parameters;
    }

    /** The library trains it on intervals, which XGBoost4J cannot give; it scores any trees. */
    @Test
    void survivalTimesScoreAsTheLibrary() throws XGBoostError {
        try (Training training = Training.of("reg:squarederror", false)) {
            Booster booster = training.train(Map.of("objective", "reg:squarederror"), 12);
            String json = new String(booster.toByteArray("json"), StandardCharsets.UTF_8);
            String aft = json.replaceFirst(
                    "\"objective\":\\{.*?\\}\\}",
                    "\"objective\":{\"name\":\"survival:aft\",\"aft_loss_param\":"
                            + "{\"aft_loss_distribution\":\"normal\",\"aft_loss_distribution_scale\":\"1\"}}");
            assertThat(aft).isNotEqualTo(json);
            assertSame(new ModelContent("aft.json", aft.getBytes(StandardCharsets.UTF_8)));
            booster.dispose();
        }
    }

    private static void assertSame(ModelContent content) {
        double[] rows = rows(content);
        try (Model oracle = new Xgboost4jProvider().load(content);
                Model model = new JavaModelProvider().load(content);
                Model inBlocks = new InBlocks().load(content)) {
            int rounds = ModelFile.of(content).model().roundCount();
            for (Rounds some : rounds(rounds)) {
                int step = some == Rounds.ALL ? 1 : 23;
                for (Prediction asked : Prediction.values()) {
                    assertSame(oracle.ofRounds(some), model.ofRounds(some), asked, rows, step, some);
                    assertSame(oracle.ofRounds(some), inBlocks.ofRounds(some), asked, rows, step, some);
                }
            }
        }
    }

    /** All, the first, all but the first, some from the middle. */
    private static List<Rounds> rounds(int count) {
        return count < 2
                ? List.of(Rounds.ALL)
                : List.of(
                        Rounds.ALL,
                        Rounds.of(0, 1),
                        Rounds.of(1, count),
                        Rounds.of(count / 3, Math.max(count / 3 + 1, count * 2 / 3)));
    }

    private static void assertSame(
            Model oracle, Model model, Prediction asked, double[] anyRows, int step, Rounds rounds) {
        int columns = model.featureCount();
        int outputs = model.outputCount(asked);
        assertThat(outputs).isEqualTo(oracle.outputCount(asked));
        // The library finds no leaves for infinite values.
        double[] rows = asked == Prediction.LEAF ? finite(anyRows) : anyRows;
        double[] expected = new double[ROWS * outputs];
        oracle.predict(asked, rows, ROWS, columns, expected);
        for (int size = 1; size <= ROWS; size += step) {
            int from = ROWS - size;
            double[] out = new double[size * outputs];
            model.predict(asked, Arrays.copyOfRange(rows, from * columns, ROWS * columns), size, columns, out);
            assertThat(out)
                    .as("%ss of rounds %s, %s rows", asked, rounds, size)
                    .containsExactly(Arrays.copyOfRange(expected, from * outputs, ROWS * outputs));
        }
    }

    private static double[] finite(double[] rows) {
        return Arrays.stream(rows)
                .map(x -> Float.isInfinite((float) x) ? Math.copySign(Float.MAX_VALUE, x) : x)
                .toArray();
    }

    /** {@code [200 × columns]}: ordinary and awkward values, and the model's own thresholds and their neighbours. */
    private static double[] rows(ModelContent content) {
        double[][] thresholds = thresholds(content);
        int columns = thresholds.length;
        SplittableRandom random = new SplittableRandom(11);
        double[] rows = new double[ROWS * columns];
        for (int i = 0; i < rows.length; i++) {
            double[] own = thresholds[i % columns];
            float threshold = own.length == 0 ? 0 : (float) own[random.nextInt(own.length)];
            rows[i] = switch (random.nextInt(8)) {
                case 0 -> AWKWARD[random.nextInt(AWKWARD.length)];
                case 1 -> threshold;
                case 2 -> Math.nextUp(threshold);
                case 3 -> Math.nextDown(threshold);
                case 4 -> Math.nextDown((double) threshold);
                case 5 -> random.nextInt(41);
                default -> random.nextDouble(-3, 3);
            };
        }
        return rows;
    }

    private static double[][] thresholds(ModelContent content) {
        var model = ModelFile.of(content).model();
        return IntStream.range(0, model.featureCount())
                .mapToObj(feature -> model.trees().stream()
                        .flatMapToDouble(tree -> thresholds(tree, feature))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static DoubleStream thresholds(Tree tree, int feature) {
        return IntStream.range(0, tree.nodes())
                .filter(node -> !tree.isLeaf(node) && tree.feature()[node] == feature)
                .mapToDouble(node -> tree.value()[node]);
    }
}
