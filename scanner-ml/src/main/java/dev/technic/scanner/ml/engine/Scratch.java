package dev.technic.scanner.ml.engine;

/** What one thread writes while it scores a block. */
final class Scratch {

    /** {@code [64 × outputs]}. */
    final float[] margins;

    /** One row, as {@link Keys#encode} sets it, for {@link RowScorer}. */
    final long[] row;

    private int[] places = {};
    private long[] table = {};

    /** {@code [outputs × 64]}: the margins as {@link BlockScorer} adds them up. */
    final float[] sums;

    /** {@code [8]}: a tree's turns. */
    final long[] planes = new long[BitPlanes.PLANES];

    Scratch(int columns, int outputs) {
        this.margins = new float[Scorer.BLOCK * outputs];
        this.row = Keys.row(columns);
        this.sums = new float[Scorer.BLOCK * outputs];
    }

    /** {@code [lanes]}: where {@link Levels} stands in each tree; made when first asked for. */
    int[] places(int lanes) {
        if (places.length < lanes) {
            places = new int[lanes];
        }
        return places;
    }

    /** {@code [slots]}: the answers to a block's questions, for {@link BlockScorer}; made when first asked for. */
    long[] table(int slots) {
        if (table.length < slots) {
            table = new long[slots];
        }
        return table;
    }
}
