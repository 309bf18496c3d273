package dev.technic.scanner.bench;

import dev.technic.scanner.Model;
import dev.technic.scanner.spi.ModelContent;
import java.io.IOException;
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
    private final int features;
    private final Supplier<String> hash;

    private DMatrixModel(Booster booster, int features, Supplier<String> hash) {
        this.booster = booster;
        this.features = features;
        this.hash = hash;
    }

    static DMatrixModel load(ModelContent content) {
        try {
            Booster booster = XGBoost.loadModel(content.bytes());
            booster.setParam("nthread", 1);
            return new DMatrixModel(booster, (int) booster.getNumFeature(), content.lazyHash());
        } catch (XGBoostError | IOException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Override
    public List<String> features() {
        return List.of();
    }

    @Override
    public int featureCount() {
        return features;
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
