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

    private final String origin;
    private final int columns;
    private final int outputs;
    private final Objectives transform;
    private final Once<RowScorer> rowScorer;

    /** Rows below this are scored one after another, whatever blocks would have to ask. */
    private final Once<Integer> fewest;

    /** Empty where the other does better with all rows. */
    private final Once<Optional<BlockScorer>> blockScorer;

    private final Pool pool;
    private volatile boolean closed;

    Forest(String origin, TreeModel model, Objectives transform, float[] base, Crossover crossover) {
        this.origin = origin;
        this.columns = model.featureCount();
        this.outputs = model.outputs();
        this.transform = transform;
        Once<Padded> padded = new Once<>(() -> new Padded(model));
        this.rowScorer = new Once<>(() -> new RowScorer(padded.get(), base));
        this.fewest = new Once<>(() -> crossover.rows(padded.get(), 0, 0));
        this.blockScorer = new Once<>(() -> BlockScorer.of(padded.get(), base, crossover));
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
        if (rows < fewest.get()) {
            return rowScorer.get();
        }
        BlockScorer block = blockScorer.get().orElse(null);
        return block == null || rows < block.few() ? rowScorer.get() : block;
    }

    private void say(Prediction asked, int rows, float[] margins, double[] out, int at) {
        if (asked == Prediction.VALUE) {
            transform.transform(margins, rows, outputs);
        }
        for (int i = 0; i < rows * outputs; i++) {
            out[at + i] = margins[i];
        }
    }

    void close() {
        closed = true;
        pool.clear();
    }
}
