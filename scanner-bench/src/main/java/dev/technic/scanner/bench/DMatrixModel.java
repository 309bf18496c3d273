package dev.technic.scanner.bench;

import dev.technic.scanner.Model;
import dev.technic.scanner.spi.ModelContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * A model scored as XGBoost4J's own examples do it: loaded as it comes, a {@link DMatrix} made for each call, on one thread of the library's. Nothing is
 * checked, which is the least it can cost.
 */
final class DMatrixModel implements Model {

    private final Booster booster;
    private final Supplier<String> hash;

    private DMatrixModel(Booster booster, Supplier<String> hash) throws XGBoostError {
        this.booster = booster;
        this.hash = hash;
        booster.setParam("nthread", 1);
    }

    static DMatrixModel load(ModelContent content) {
        try {
            return new DMatrixModel(XGBoost.loadModel(content.bytes()), content.lazyHash());
        } catch (XGBoostError | IOException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Read by XGBoost4J from the file itself; nobody takes the hash of its bytes, so that it is empty. */
    static DMatrixModel load(Path file) {
        try {
            return new DMatrixModel(XGBoost.loadModel(file.toString()), () -> "");
        } catch (XGBoostError refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Override
    public List<String> features() {
        return List.of();
    }

    @Override
    public int featureCount() {
        try {
            return (int) booster.getNumFeature();
        } catch (XGBoostError refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Override
    public int outputCount() {
        return 1;
    }

    @Override
    public String objective() {
        return "reg:squarederror";
    }

    @Override
    public String hash() {
        return hash.get();
    }

    @Override
    public String engine() {
        return "dmatrix";
    }

    @Override
    public void predict(double[] rowMajor, int rows, int columns, double[] out) {
        float[] narrow = new float[rows * columns];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) rowMajor[i];
        }
        try {
            DMatrix matrix = new DMatrix(narrow, rows, columns, Float.NaN);
            try {
                float[][] scores = booster.predict(matrix);
                for (int row = 0; row < rows; row++) {
                    out[row] = scores[row][0];
                }
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Override
    public void close() {
        booster.dispose();
    }
}
