package dev.technic.scanner.ml;

import dev.technic.scanner.Prediction;
import dev.technic.scanner.spi.ModelContent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** A small data set, and boosters trained on it by the library itself: the oracle. */
final class Training implements AutoCloseable {

    static final int ROWS = 400;
    static final int COLUMNS = 6;
    static final int CLASSES = 4;

    final double[] rows;
    private final DMatrix matrix;

    private Training(double[] rows, DMatrix matrix) {
        this.rows = rows;
        this.matrix = matrix;
    }

    /** @param objective decides the labels: classes, 0 or 1, or positive numbers */
    static Training of(String objective, boolean categorical) throws XGBoostError {
        SplittableRandom random = new SplittableRandom(20_240_308);
        double[] rows = new double[ROWS * COLUMNS];
        float[] labels = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                double value = column == 0 && categorical ? random.nextInt(40) : (float) random.nextDouble(-3, 3);
                rows[row * COLUMNS + column] = column > 0 && random.nextInt(10) == 0 ? Double.NaN : value;
            }
            double signal = Math.abs(rows[row * COLUMNS] % 3) + (rows[row * COLUMNS + 1] > 0 ? 1 : 0);
            labels[row] = label(objective, signal, random);
        }
        return new Training(rows, matrix(rows, labels, objective, categorical));
    }

    private static float label(String objective, double signal, SplittableRandom random) {
        if (objective.startsWith("multi:")) {
            return Math.min(CLASSES - 1, (int) signal);
        }
        if (objective.startsWith("binary:") || objective.equals("rank:map") || objective.equals("reg:logistic")) {
            return signal + random.nextDouble() > 2 ? 1 : 0;
        }
        return objective.startsWith("rank:") || objective.startsWith("count:")
                ? (int) signal
                : (float) (signal + 0.1 + random.nextDouble());
    }

    private static DMatrix matrix(double[] rows, float[] labels, String objective, boolean categorical)
            throws XGBoostError {
        float[] narrow = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            narrow[i] = (float) rows[i];
        }
        DMatrix matrix = new DMatrix(narrow, ROWS, COLUMNS, Float.NaN);
        matrix.setFeatureNames(new String[] {"rsi", "atr_pct", "mom_21", "gap", "adv", "skew"});
        if (categorical) {
            matrix.setFeatureTypes(new String[] {"c", "q", "q", "q", "q", "q"});
        }
        matrix.setLabel(labels);
        if (objective.startsWith("rank:")) {
            matrix.setGroup(new int[] {ROWS / 2, ROWS / 2});
        }
        return matrix;
    }

    Booster train(Map<String, ?> parameters, int rounds) throws XGBoostError {
        Map<String, Object> all = new HashMap<>(Map.of("seed", 7, "nthread", 1, "max_depth", 4, "tree_method", "hist"));
        all.putAll(parameters);
        return XGBoost.train(matrix, all, rounds, Map.of(), null, null);
    }

    /** Every third round, from the second on, by other parameters. */
    Booster train(Map<String, ?> parameters, Map<String, ?> everyThird, int rounds) throws XGBoostError {
        Booster booster = train(parameters, 1);
        for (int round = 1; round < rounds; round++) {
            booster.setParams(new HashMap<>(round % 3 == 1 ? everyThird : parameters));
            booster.update(matrix, round);
        }
        return booster;
    }

    /** {@code [rows × outputs]}, by the library. */
    double[] oracle(Booster booster) throws XGBoostError {
        return flat(booster.predict(matrix));
    }

    /** What the library says of the first rounds, of which a forest has as many as its trees, or of all for 0. */
    double[] oracle(Booster booster, Prediction asked, int limit) throws XGBoostError {
        return flat(
                asked == Prediction.LEAF
                        ? booster.predictLeaf(matrix, limit)
                        : booster.predict(matrix, asked == Prediction.MARGIN, limit));
    }

    private static double[] flat(float[][] scores) {
        return Arrays.stream(scores)
                .flatMapToDouble(row -> {
                    double[] wide = new double[row.length];
                    for (int i = 0; i < row.length; i++) {
                        wide[i] = row[i];
                    }
                    return Arrays.stream(wide);
                })
                .toArray();
    }

    static ModelContent content(Booster booster, String format) throws XGBoostError {
        return new ModelContent("alpha." + format, booster.toByteArray(format));
    }

    /** A model of a few trees with several outputs and missing values, for tests that need any one. */
    static byte[] anyModel(String format) throws XGBoostError {
        try (Training training = of("multi:softprob", false)) {
            Booster booster = training.train(Map.of("objective", "multi:softprob", "num_class", CLASSES), 3);
            byte[] bytes = booster.toByteArray(format);
            booster.dispose();
            return bytes;
        }
    }

    /** Small models: in both formats, of one output and several, with categories, with weighted trees, and of hardly any tree. */
    static List<ModelContent> ofEachKind() throws XGBoostError {
        return List.of(
                new ModelContent("classes.ubj", trained("multi:softprob", "gbtree", "ubj", 3)),
                new ModelContent("classes.json", trained("multi:softprob", "gbtree", "json", 2)),
                new ModelContent("number.ubj", trained("reg:squarederror", "gbtree", "ubj", 20)),
                new ModelContent("dart.json", trained("binary:logistic", "dart", "json", 3)),
                new ModelContent("stump.ubj", trained("reg:squarederror", "gbtree", "ubj", 1)));
    }

    private static byte[] trained(String objective, String booster, String format, int rounds) throws XGBoostError {
        try (Training training = of(objective, objective.startsWith("multi:") && format.equals("json"))) {
            Map<String, Object> parameters = new HashMap<>(Map.of("objective", objective, "booster", booster));
            if (objective.startsWith("multi:")) {
                parameters.put("num_class", CLASSES);
            }
            Booster trained = training.train(parameters, rounds);
            byte[] bytes = trained.toByteArray(format);
            trained.dispose();
            return bytes;
        }
    }

    @Override
    public void close() {
        matrix.dispose();
    }
}
