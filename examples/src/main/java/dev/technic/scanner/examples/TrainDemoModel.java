package dev.technic.scanner.examples;

import dev.technic.scanner.Adjustment;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.SeriesResult;
import dev.technic.scanner.memory.InMemoryPrices;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Trains the demo's model, by XGBoost, on markets of other seeds than the demo's: from the features at a session, by how many percent
 * will the symbol do better than the average symbol over its next five bars? Says how well that is answered for markets of yet other seeds.
 *
 * <pre>{@code
 * java -cp examples/target/scanner.jar dev.technic.scanner.examples.TrainDemoModel FILE.json
 * }</pre>
 */
public final class TrainDemoModel {

    /** Several markets, so that what moved one of them is not taken for a rule. */
    private static final List<Long> TRAINING_SEEDS = List.of(21L, 22L, 23L, 24L, 25L, 26L, 27L, 28L, 29L, 30L);

    private static final List<Long> TEST_SEEDS = List.of(31L, 32L);
    private static final int SYMBOLS = 400;
    private static final int HORIZON = 5;

    /** Every third session of a symbol: neighbours say much the same. */
    private static final int STRIDE = 3;

    /** Percent; what is beyond is as far. */
    private static final double FARTHEST = 25;

    private static final int ROUNDS = 50;
    private static final Map<String, Object> PARAMETERS = Map.of(
            "objective",
            "reg:squarederror",
            "tree_method",
            "hist",
            "max_depth",
            4,
            "eta",
            0.1,
            "subsample",
            0.5,
            "min_child_weight",
            300,
            "seed",
            1,
            "nthread",
            1);

    private final int width;
    private final double[] rows;
    private final double[] labels;
    private int count;

    private TrainDemoModel(int capacity, int width) {
        this.width = width;
        rows = new double[capacity * width];
        labels = new double[capacity];
    }

    /** Writes the model to the file named. */
    public static void main(String[] arguments) throws XGBoostError {
        if (arguments.length != 1) {
            System.err.println("one argument is needed, the file to write: demo_alpha_5d.json");
            System.exit(2);
        }
        List<NamedExpression> features = DemoScan.features();
        String[] names = features.stream().map(NamedExpression::name).toArray(String[]::new);
        DMatrix training = samples(TRAINING_SEEDS, features);
        training.setFeatureNames(names);
        Booster booster = XGBoost.train(training, PARAMETERS, ROUNDS, Map.of(), null, null);
        booster.saveModel(arguments[0]);
        DMatrix test = samples(TEST_SEEDS, features);
        test.setFeatureNames(names);
        System.out.printf(
                Locale.ROOT,
                "%s: trained on %,d rows; correlation with the returns of other markets' %,d rows: %.4f%n",
                arguments[0],
                training.rowNum(),
                test.rowNum(),
                correlation(booster.predict(test), test.getLabel()));
    }

    /** Features and what came of them, for some markets. */
    private static DMatrix samples(List<Long> seeds, List<NamedExpression> features) throws XGBoostError {
        int perSymbol = DemoMarket.SESSIONS / STRIDE + 1;
        TrainDemoModel samples = new TrainDemoModel(seeds.size() * SYMBOLS * perSymbol, features.size());
        try (Scanner scanner = Scanner.create()) {
            for (long seed : seeds) {
                Panel panel = scanner.load(
                        InMemoryPrices.of(DemoMarket.histories(seed, SYMBOLS)),
                        LoadOptions.all().adjusted(Adjustment.TOTAL_RETURN));
                samples.add(panel, scanner.series(panel, features));
            }
        }
        return samples.matrix();
    }

    private void add(Panel panel, SeriesResult series) {
        Map<Long, Average> averages = new HashMap<>();
        for (String symbol : panel.symbols()) {
            PriceHistory history = panel.history(symbol);
            for (int bar = 0; bar + HORIZON < history.bars(); bar++) {
                averages.computeIfAbsent(history.session(bar), session -> new Average())
                        .add(percent(history, bar));
            }
        }
        for (String symbol : panel.symbols()) {
            add(panel.history(symbol), averages, series);
        }
    }

    /** What the bars after this one bring. */
    private static double percent(PriceHistory history, int bar) {
        double percent = 100 * (history.close(bar + HORIZON) / history.close(bar) - 1);
        return Math.max(-FARTHEST, Math.min(FARTHEST, percent));
    }

    private void add(PriceHistory history, Map<Long, Average> averages, SeriesResult series) {
        for (int bar = 0; bar + HORIZON < history.bars(); bar += STRIDE) {
            boolean defined = true;
            for (int i = 0; i < width; i++) {
                double value = series.values(history.symbol(), series.names().get(i))[bar];
                rows[count * width + i] = value;
                defined &= !Double.isNaN(value);
            }
            Average average = averages.get(history.session(bar));
            if (defined && average != null) {
                labels[count] = percent(history, bar) - average.value();
                count++;
            }
        }
    }

    /** The mean of what was added. */
    private static final class Average {

        private double sum;
        private int count;

        void add(double value) {
            sum += value;
            count++;
        }

        double value() {
            return sum / count;
        }
    }

    private DMatrix matrix() throws XGBoostError {
        float[] values = new float[count * width];
        float[] returns = new float[count];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rows[i];
        }
        for (int i = 0; i < count; i++) {
            returns[i] = (float) labels[i];
        }
        DMatrix matrix = new DMatrix(values, count, width, Float.NaN);
        matrix.setLabel(returns);
        return matrix;
    }

    private static double correlation(float[][] predictions, float[] labels) {
        double[] p = new double[labels.length];
        double[] l = new double[labels.length];
        Arrays.setAll(p, i -> predictions[i][0]);
        Arrays.setAll(l, i -> labels[i]);
        double meanP = mean(p);
        double meanL = mean(l);
        double pl = 0;
        double pp = 0;
        double ll = 0;
        for (int i = 0; i < p.length; i++) {
            pl += (p[i] - meanP) * (l[i] - meanL);
            pp += (p[i] - meanP) * (p[i] - meanP);
            ll += (l[i] - meanL) * (l[i] - meanL);
        }
        return pl / Math.sqrt(pp * ll);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
