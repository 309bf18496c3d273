package dev.technic.scanner.ml.engine;

import dev.technic.scanner.ModelException;
import dev.technic.scanner.Prediction;
import dev.technic.scanner.ml.format.TreeModel;
import java.util.Optional;

/**
 * A model's trees: what a model shares with the views of some of its rounds.
 *
 * <p>What rows are scored with is laid out when the first rows come: a scan asks in blocks and a service row by row, and few models are asked
 * both ways.
 */
final class Forest {

    /** Rows below this are scored one after another; measured. */
    private static final int FEW = 12;

    /** The same for a model of so many questions that their answers leave the processor's nearer caches. */
    private static final int FEW_OF_MANY = 24;

    private static final int MANY = 1 << 16;

    private final String origin;
    private final int columns;
    private final int outputs;
    private final Objectives transform;
    private final Once<RowScorer> rowScorer;

    /** Empty where only the other covers the model. */
    private final Once<Optional<BlockScorer>> blockScorer;

    private final Pool pool;
    private volatile boolean closed;

    Forest(String origin, TreeModel model, Objectives transform, float[] base) {
        this.origin = origin;
        this.columns = model.featureCount();
        this.outputs = model.outputs();
        this.transform = transform;
        Once<Padded> padded = new Once<>(() -> new Padded(model));
        this.rowScorer = new Once<>(() -> new RowScorer(padded.get(), base));
        this.blockScorer = new Once<>(() ->
                BlockScorer.covers(padded.get()) ? Optional.of(new BlockScorer(padded.get(), base)) : Optional.empty());
        this.pool = new Pool(() -> new Scratch(columns, outputs));
    }

    /** Scores a checked batch by the trees {@code [from, to)}. */
    void predict(Prediction asked, double[] rowMajor, int rows, int from, int to, double[] out) {
        if (closed) {
            throw new ModelException("model " + origin + " is closed");
        }
        Scratch scratch = pool.take();
        if (asked == Prediction.LEAF) {
            rowScorer.get().leaves(rowMajor, rows, from, to, scratch, out);
        } else {
            for (int row = 0; row < rows; row += Scorer.BLOCK) {
                int block = Math.min(Scorer.BLOCK, rows - row);
                scorer(block).margins(rowMajor, row * columns, block, from, to, scratch);
                say(asked, block, scratch.margins, out, row * outputs);
            }
        }
        pool.give(scratch);
    }

    private Scorer scorer(int rows) {
        if (rows < FEW) {
            return rowScorer.get();
        }
        BlockScorer block = blockScorer.get().orElse(null);
        return block == null || rows < few(block.slots()) ? rowScorer.get() : block;
    }

    private void say(Prediction asked, int rows, float[] margins, double[] out, int at) {
        if (asked == Prediction.VALUE) {
            transform.transform(margins, rows, outputs);
        }
        for (int i = 0; i < rows * outputs; i++) {
            out[at + i] = margins[i];
        }
    }

    /** Rows below this are scored one after another, in a model of so many questions. */
    static int few(int slots) {
        return slots < MANY ? FEW : FEW_OF_MANY;
    }

    void close() {
        closed = true;
        pool.clear();
    }
}
