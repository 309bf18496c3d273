package dev.technic.scanner.bench;

import dev.technic.scanner.Model;

/** Whether two ways to score have the same scores, within {@value SameWork#TOLERANCE} relative to the score, or to 1 if it is smaller. */
final class SameScores {

    private SameScores() {}

    /** Compares, for each row, what one model says of all rows at once with what another says of it alone. */
    static void check(Model whole, Model alone, FeatureRows rows) {
        int outputs = whole.outputCount();
        double[] batch = new double[rows.rows() * outputs];
        whole.predict(rows.values(), rows.rows(), rows.columns(), batch);
        double[] score = new double[outputs];
        for (int row = 0; row < rows.rows(); row++) {
            alone.predict(rows.row(row), 1, rows.columns(), score);
            for (int i = 0; i < outputs; i++) {
                check(row, batch[row * outputs + i], score[i]);
            }
        }
    }

    /** Compares what two ways say of the rows. */
    static void check(double[] one, double[] other) {
        for (int row = 0; row < one.length; row++) {
            check(row, one[row], other[row]);
        }
    }

    private static void check(int row, double one, double other) {
        boolean same = Math.abs(one - other) <= SameWork.TOLERANCE * Math.max(1, Math.abs(other));
        if (!same) { // also where either is NaN
            throw new IllegalStateException(
                    "row " + row + " is scored " + one + " one way and " + other + " the other");
        }
    }
}
