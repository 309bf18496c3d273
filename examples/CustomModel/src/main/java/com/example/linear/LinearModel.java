package com.example.linear;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.spi.ModelContent;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A weighted sum of features: {@code intercept + weight₁ · x₁ + weight₂ · x₂ + …}, added in this order, in doubles.
 *
 * <p>It makes nothing up: a row with a missing feature has the score NaN.
 */
final class LinearModel implements Model {

    private final String origin;
    private final Supplier<String> hash;
    private final double intercept;
    private final List<String> features;
    private final double[] weights;
    private volatile boolean closed;

    /** @param weights by feature, in the order of the columns */
    LinearModel(ModelContent content, double intercept, Map<String, Double> weights) {
        this.origin = content.origin();
        this.hash = content.lazyHash();
        this.intercept = intercept;
        this.features = List.copyOf(weights.keySet());
        this.weights =
                weights.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public List<String> features() {
        return features;
    }

    @Override
    public int featureCount() {
        return weights.length;
    }

    @Override
    public int outputCount() {
        return 1;
    }

    @Override
    public String objective() {
        return "linear";
    }

    @Override
    public String hash() {
        return hash.get();
    }

    @Override
    public String engine() {
        return LinearModelProvider.NAME;
    }

    @Override
    public void predict(double[] rowMajor, int rows, int columns, double[] out) {
        check(rowMajor, rows, columns, out);
        for (int row = 0; row < rows; row++) {
            double score = intercept;
            for (int i = 0; i < weights.length; i++) {
                score += weights[i] * (float) rowMajor[row * columns + i];
            }
            out[row] = score;
        }
    }

    private void check(double[] rowMajor, int rows, int columns, double[] out) {
        if (closed) {
            throw new ModelException("model " + origin + " is closed");
        }
        if (columns != weights.length) {
            throw new ModelException("model " + origin + " scores rows of " + weights.length + ", not of " + columns);
        }
        if (rows < 0 || rowMajor.length != (long) rows * columns || out.length != rows) {
            throw new ModelException("model " + origin + ": a batch of " + rows + " × " + columns
                    + " was announced; values: " + rowMajor.length + ", room for scores: " + out.length);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
