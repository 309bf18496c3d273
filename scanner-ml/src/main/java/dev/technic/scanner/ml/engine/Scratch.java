package dev.technic.scanner.ml.engine;

/** What one thread writes while it scores a block. */
final class Scratch {

    /** {@code [64 × outputs]}. */
    final float[] margins;

    /** {@code [2 × columns]}: one row's keys for {@link Walk}. */
    final int[] row;

    Scratch(int columns, int outputs) {
        this.margins = new float[Scorer.BLOCK * outputs];
        this.row = new int[2 * columns];
    }
}
