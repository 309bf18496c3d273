package dev.technic.scanner.ml.engine;

import java.util.Arrays;

/** What one thread writes while it scores a block. */
final class Scratch {

    /** Of encoded rows at most, if more than one: 256 kB, near the processor, however many columns a model has. */
    private static final int MOST_ENCODED = 1 << 15;

    /** {@code [64 × outputs]}. */
    final float[] margins;

    /** One row, as {@link Keys#encode} sets it, for {@link RowScorer}. */
    final long[] row;

    private final int columns;
    private long[][] encoded = {};
    private float[] said = {};
    private int[] places = {};
    private long[] table = {};

    /** {@code [outputs × 64]}: the margins as {@link BlockScorer} adds them up. */
    final float[] sums;

    /** {@code [8]}: a tree's turns. */
    final long[] planes = new long[BitPlanes.PLANES];

    Scratch(int columns, int outputs) {
        this.columns = columns;
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

    /** {@code [1 … 64]}: rows to be walked together, as {@link Keys#encode} sets them; made when first asked for. */
    long[][] encoded() {
        if (encoded.length == 0) {
            int together = Math.max(1, Math.min(Scorer.BLOCK, MOST_ENCODED / row.length));
            encoded = new long[together][];
            Arrays.setAll(encoded, i -> Keys.row(columns));
        }
        return encoded;
    }

    /** {@code [trees × 64]}: what walked trees say of a block's rows; made when first asked for. */
    float[] said(int trees) {
        if (said.length < trees * Scorer.BLOCK) {
            said = new float[trees * Scorer.BLOCK];
        }
        return said;
    }

    /** {@code [slots]}: the answers to a block's questions, for {@link BlockScorer}; made when first asked for. */
    long[] table(int slots) {
        if (table.length < slots) {
            table = new long[slots];
        }
        return table;
    }
}
