package dev.technic.scanner.ml.engine;

/** Adds up a model's trees for a block of rows; without state, so that any number of threads share it. */
interface Scorer {

    /** Rows of a block at most. */
    int BLOCK = 64;

    /**
     * Sets {@code scratch.margins}, {@code [rows × outputs]}: the base margins, then the leaves of the trees {@code [from, to)} in their
     * order.
     *
     * @param rowMajor the batch
     * @param at where the block begins in it
     * @param rows of the block, {@link #BLOCK} at most
     */
    void margins(double[] rowMajor, int at, int rows, int from, int to, Scratch scratch);
}
