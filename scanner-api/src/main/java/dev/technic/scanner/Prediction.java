package dev.technic.scanner;

import java.util.Locale;

/** What a model is asked to say of a row. */
public enum Prediction {

    /** The objective's values: probabilities of classes, a mean, a rank's score. */
    VALUE,

    /** The values before the objective's transformation: the base score and the leaves, added up. XGBoost's {@code output_margin}. */
    MARGIN,

    /** The leaf that the row reaches in each tree, by the number that the model's file gives the node. XGBoost's {@code pred_leaf}. */
    LEAF;

    /** {@code value}, {@code margin}, {@code leaf}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
