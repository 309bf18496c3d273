package dev.technic.scanner.ml;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.ml.format.BatchShape;
import dev.technic.scanner.ml.format.TreeModel;
import dev.technic.scanner.spi.ModelContent;
import java.util.Arrays;
import java.util.List;

/** A model that XGBoost's own library scores; the facade that checks what the library trusts. */
final class Xgboost4jModel implements Model {

    private final String origin;
    private final String hash;
    private final List<String> features;
    private final int featureCount;
    private final int outputCount;
    private final BatchShape shape;
    private final String objective;
    private final NativeBooster booster;

    /**
     * The rows in float32, a thread's own, kept while batches stay the same size. It is as long as the batch, because the library
     * copies all of it whatever the number of rows.
     */
    private final ThreadLocal<float[]> narrowed = ThreadLocal.withInitial(() -> new float[0]);

    Xgboost4jModel(ModelContent content, TreeModel model, NativeBooster booster) {
        this.origin = content.origin();
        this.hash = content.hash();
        this.features = model.features();
        this.featureCount = model.featureCount();
        this.outputCount = model.outputs();
        this.shape = new BatchShape(origin, featureCount, outputCount);
        this.objective = model.objective().name();
        this.booster = booster;
        scoreOnce();
    }

    /** Scores a row in which all is missing: only then does the library finish reading a model. */
    private void scoreOnce() {
        try {
            double[] missing = new double[featureCount];
            Arrays.fill(missing, Double.NaN);
            predict(missing, 1, featureCount, new double[outputCount]);
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
        return featureCount;
    }

    @Override
    public int outputCount() {
        return outputCount;
    }

    @Override
    public String objective() {
        return objective;
    }

    @Override
    public String hash() {
        return hash;
    }

    @Override
    public String engine() {
        return NativeBooster.ENGINE;
    }

    @Override
    public void predict(double[] rowMajor, int rows, int columns, double[] out) {
        shape.check(rowMajor, rows, columns, out);
        if (rows == 0) {
            return;
        }
        float[][] scores = booster.predict(origin, narrow(rowMajor, rows * columns), rows, columns);
        if (scores.length != rows || scores[0].length != outputCount) {
            throw new ModelException("model " + origin + " gave [" + scores.length + " × " + scores[0].length
                    + "] values for " + rows + " rows of " + outputCount);
        }
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < outputCount; i++) {
                out[row * outputCount + i] = scores[row][i];
            }
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
    public void close() {
        booster.close();
    }

    @Override
    public String toString() {
        return "model " + origin + " (" + objective + ", " + featureCount + " features, " + engine() + ")";
    }
}
