package dev.technic.scanner.ml.format;

import dev.technic.scanner.ModelException;

/**
 * What a batch for a model must look like.
 *
 * @param origin the model's name in messages
 * @param columns values of a row
 * @param outputs scores of a row
 */
public record BatchShape(String origin, int columns, int outputs) {

    /**
     * Checks a batch's arrays.
     *
     * @param outputs values of a row of {@code out}
     * @throws ModelException if an array is missing or is not as long as the rows want
     */
    public void check(double[] rowMajor, int rows, int columns, double[] out, int outputs) {
        if (columns != this.columns) {
            throw new ModelException(
                    "model " + origin + " scores rows of " + Counted.of(this.columns, "value") + ", not of " + columns);
        }
        checkLength("rowMajor", rowMajor, rows, columns);
        checkLength("out", out, rows, outputs);
    }

    private void checkLength(String name, double[] array, int rows, int columns) {
        if (array == null) {
            throw new ModelException("model " + origin + ": " + name + " is null");
        }
        if (rows < 0 || array.length != (long) rows * columns) {
            throw new ModelException("model " + origin + ": " + name + " has " + Counted.of(array.length, "value")
                    + "; " + Counted.of(rows, "row") + " of " + columns + (rows == 1 ? " has " : " have ")
                    + (long) rows * columns);
        }
    }
}
