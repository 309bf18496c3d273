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

    /**
     * Values for each row of what is asked: {@link #outputCount()}, but for leaves the number of trees.
     *
     * @throws ModelException if the engine does not say such
     */
    default int outputCount(Prediction asked) {
        if (asked != Prediction.VALUE) {
            throw new ModelException("the engine " + engine() + " says values alone, no " + asked + "s");
        }
        return outputCount();
    }

    /**
     * Says values, margins or leaves of a batch; as {@link #predict(double[], int, int, double[])} for values.
     *
     * @param out {@code [rows × outputCount(asked)]}, row-major; a leaf is a whole number, and leaves stand in the order of the trees
     * @throws ModelException if a length is wrong, the model is closed, or the engine does not say such
     */
    default void predict(Prediction asked, double[] rowMajor, int rows, int columns, double[] out) {
        outputCount(asked);
        predict(rowMajor, rows, columns, out);
    }

    /**
     * This model with some of its rounds alone: a view that shares the trees, and that is closed with this model and never by itself.
     *
     * @throws ModelException if the model does not have these rounds, or does not know its best one
     */
    default Model ofRounds(Rounds rounds) {
        if (rounds != Rounds.ALL) {
            throw new ModelException("the engine " + engine() + " scores all rounds, not " + rounds);
        }
        return this;
    }

    /** Frees what the model holds; waits for nobody, so close it through {@link ModelCache.Lease} when others may score. */
    @Override
    void close();
}
