package dev.technic.scanner;

import java.util.List;

/** A trained model, ready to score; safe for any number of threads until it is closed. */
public interface Model extends AutoCloseable {

    /** The features' names in the order of the columns; empty when the model does not name them. */
    List<String> features();

    /** Columns that a row must have. */
    int featureCount();

    /** Values for each row: 1, or one for each class or target. */
    int outputCount();

    /** The training objective as the model's format spells it: {@code reg:squarederror}. */
    String objective();

    /** SHA-256 of the content, 64 hexadecimal digits. */
    String hash();

    /** Who scores it: {@code java}, {@code xgboost4j 3.0.4}. */
    String engine();

    /**
     * Scores a batch, each row by itself: a scan hands over its rows in batches of 1,024, between which it can be ended.
     *
     * @param rowMajor {@code [rows × columns]}, row-major; narrowed to float32 as XGBoost does; NaN is missing
     * @param columns must be {@link #featureCount()}
     * @param out {@code [rows × outputCount]}, row-major, transformed by the objective (probabilities for classes)
     * @throws ModelException if a length is wrong or the model is closed
     */
    void predict(double[] rowMajor, int rows, int columns, double[] out);

    /** Frees what the model holds; waits for nobody, so close it through {@link ModelCache.Lease} when others may score. */
    @Override
    void close();
}
