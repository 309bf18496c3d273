package dev.technic.scanner.ml;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.Prediction;
import dev.technic.scanner.Rounds;
import dev.technic.scanner.ml.format.BatchShape;
import dev.technic.scanner.ml.format.BoostedRounds;
import dev.technic.scanner.ml.format.Counted;
import dev.technic.scanner.ml.format.Tree;
import dev.technic.scanner.ml.format.TreeModel;
import dev.technic.scanner.spi.ModelContent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** A model that XGBoost's own library scores, or some of its rounds; the facade that checks what the library trusts. */
final class Xgboost4jModel implements Model {

    private final String origin;
    private final Supplier<String> hash;
    private final List<String> features;
    private final BatchShape shape;
    private final String objective;
    private final NativeBooster booster;
    private final BoostedRounds rounds;
    private final BoostedRounds.Span span;
    private final boolean view;

    /** They know the file's number of each node, which the library's copy numbers anew. */
    private final List<Tree> trees;

    /**
     * The rows in float32, a thread's own, kept while batches stay the same size. It is as long as the batch, because the library
     * copies all of it whatever the number of rows.
     */
    private final ThreadLocal<float[]> narrowed;

    Xgboost4jModel(ModelContent content, TreeModel model, NativeBooster booster) {
        this.origin = content.origin();
        this.hash = content.lazyHash();
        this.features = model.features();
        this.shape = new BatchShape(origin, model.featureCount(), model.outputs());
        this.objective = model.objective().name();
        this.booster = booster;
        this.rounds = BoostedRounds.of(origin, model);
        this.span = rounds.all();
        this.view = false;
        this.trees = model.trees();
        this.narrowed = ThreadLocal.withInitial(() -> new float[0]);
        scoreOnce();
    }

    private Xgboost4jModel(Xgboost4jModel whole, BoostedRounds.Span span) {
        this.origin = whole.origin;
        this.hash = whole.hash;
        this.features = whole.features;
        this.shape = whole.shape;
        this.objective = whole.objective;
        this.booster = whole.booster;
        this.rounds = whole.rounds;
        this.span = span;
        this.view = true;
        this.trees = whole.trees;
        this.narrowed = whole.narrowed;
    }

    /** Scores a row in which all is missing: only then does the library finish reading a model. */
    private void scoreOnce() {
        try {
            double[] missing = new double[shape.columns()];
            Arrays.fill(missing, Double.NaN);
            predict(missing, 1, missing.length, new double[shape.outputs()]);
        } catch (ModelException refused) {
            close();
            throw refused;
        }
    }

    @Override
    public List<String> features() {
        return features;
    }

    @Override
    public int featureCount() {
        return shape.columns();
    }

    @Override
    public int outputCount() {
        return shape.outputs();
    }

    @Override
    public int outputCount(Prediction asked) {
        return asked == Prediction.LEAF ? rounds.trees(span.end()) - rounds.trees(span.first()) : shape.outputs();
    }

    @Override
    public String objective() {
        return objective;
    }

    @Override
    public String hash() {
        return hash.get();
    }

    @Override
    public String engine() {
        return NativeBooster.ENGINE;
    }

    @Override
    public void predict(double[] rowMajor, int rows, int columns, double[] out) {
        predict(Prediction.VALUE, rowMajor, rows, columns, out);
    }

    @Override
    public void predict(Prediction asked, double[] rowMajor, int rows, int columns, double[] out) {
        int outputs = outputCount(asked);
        shape.check(rowMajor, rows, columns, out, outputs);
        if (rows == 0 || outputs == 0) {
            return;
        }
        float[] narrow = narrow(rowMajor, rows * columns);
        if (asked == Prediction.LEAF) {
            leaves(narrow, rows, columns, outputs, out);
            return;
        }
        float[][] scores = booster.predict(origin, asked == Prediction.MARGIN, span, narrow, rows, columns);
        checkShape(scores, rows, outputs);
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < outputs; i++) {
                out[row * outputs + i] = scores[row][i];
            }
        }
    }

    private void leaves(float[] narrow, int rows, int columns, int outputs, double[] out) {
        for (float value : narrow) {
            if (Float.isInfinite(value)) {
                throw new ModelException("model " + origin + ": " + engine()
                        + " finds no leaves for infinite values; the engine java does");
            }
        }
        float[][] nodes = booster.leaves(origin, narrow, rows, columns);
        checkShape(nodes, rows, trees.size());
        int first = rounds.trees(span.first());
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < outputs; i++) {
                out[row * outputs + i] = trees.get(first + i).id((int) nodes[row][first + i]);
            }
        }
    }

    private void checkShape(float[][] said, int rows, int outputs) {
        if (said.length != rows || said[0].length != outputs) {
            throw new ModelException("model " + origin + " gave [" + said.length + " × " + said[0].length
                    + "] values for " + Counted.of(rows, "row") + " of " + outputs);
        }
    }

    private float[] narrow(double[] values, int length) {
        float[] narrow = narrowed.get();
        if (narrow.length != length) {
            narrow = new float[length];
            narrowed.set(narrow);
        }
        for (int i = 0; i < length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }

    @Override
    public Model ofRounds(Rounds meant) {
        return new Xgboost4jModel(this, rounds.span(meant));
    }

    /** A view closes nothing. */
    @Override
    public void close() {
        if (!view) {
            booster.close();
        }
    }

    @Override
    public String toString() {
        return "model " + origin + " (" + objective + ", " + Counted.of(shape.columns(), "feature") + ", " + engine()
                + ")";
    }
}
