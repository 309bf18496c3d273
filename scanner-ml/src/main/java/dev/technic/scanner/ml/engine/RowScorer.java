package dev.technic.scanner.ml.engine;

/** Scores rows one after another: what few rows want, and all that models can hold. */
final class RowScorer implements Scorer {

    private final int columns;
    private final float[] base;
    private final Levels levels;

    RowScorer(Padded padded, float[] base) {
        this.columns = padded.model().featureCount();
        this.base = base;
        this.levels = new Levels(padded);
    }

    @Override
    public void margins(double[] rowMajor, int at, int rows, int from, int to, Scratch scratch) {
        for (int i = 0; i < rows; i++) {
            Keys.encode(rowMajor, at + i * columns, columns, scratch.row);
            System.arraycopy(base, 0, scratch.margins, i * base.length, base.length);
            levels.add(from, to, scratch.row, scratch, i * base.length);
        }
    }

    /** Sets {@code out}, {@code [rows × (to − from)]}, to the leaf that each row of a batch reaches in each tree. */
    void leaves(double[] rowMajor, int rows, int from, int to, Scratch scratch, double[] out) {
        for (int i = 0; i < rows; i++) {
            Keys.encode(rowMajor, i * columns, columns, scratch.row);
            levels.walk().leaves(from, to, scratch.row, out, i * (to - from));
        }
    }
}
