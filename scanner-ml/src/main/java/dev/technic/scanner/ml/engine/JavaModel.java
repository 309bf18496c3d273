package dev.technic.scanner.ml.engine;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.ml.format.BatchShape;
import dev.technic.scanner.ml.format.TreeModel;
import dev.technic.scanner.spi.ModelContent;
import java.util.List;
import java.util.Optional;

/**
 * A model that Java scores; the facade that checks a batch and cuts it into blocks.
 *
 * <p>What rows are scored with is laid out when the first rows come: a scan asks in blocks and a service row by row, and few models are asked
 * both ways.
 */
final class JavaModel implements Model {

    /** Rows below this are scored one after another; measured. */
    private static final int FEW = 12;

    /** The same for a model of so many questions that their answers leave the processor's nearer caches. */
    private static final int FEW_OF_MANY = 24;

    private static final int MANY = 1 << 16;

    private final BatchShape shape;
    private final String hash;
    private final List<String> features;
    private final String objective;
    private final Objectives transform;
    private final Once<RowScorer> rowScorer;

    /** Empty where only the other covers the model. */
    private final Once<Optional<BlockScorer>> blockScorer;

    private final Pool pool;
    private volatile boolean closed;

    JavaModel(ModelContent content, TreeModel model, Objectives transform, float[] base) {
        this.shape = new BatchShape(content.origin(), model.featureCount(), model.outputs());
        this.hash = content.hash();
        this.features = model.features();
        this.objective = model.objective().name();
        this.transform = transform;
        this.rowScorer = new Once<>(() -> new RowScorer(model, base));
        this.blockScorer = new Once<>(
                () -> BlockScorer.covers(model) ? Optional.of(new BlockScorer(model, base)) : Optional.empty());
        this.pool = new Pool(() -> new Scratch(shape.columns(), shape.outputs()));
    }

    @Override
    public List<String> features() {
        return features;
    }

    @Override
    public int featureCount() {
        return shape.columns();
    }

    @Override
    public int outputCount() {
        return shape.outputs();
    }

    @Override
    public String objective() {
        return objective;
    }

    @Override
    public String hash() {
        return hash;
    }

    @Override
    public String engine() {
        return JavaModelProvider.NAME;
    }

    @Override
    public void predict(double[] rowMajor, int rows, int columns, double[] out) {
        shape.check(rowMajor, rows, columns, out);
        if (closed) {
            throw new ModelException("model " + shape.origin() + " is closed");
        }
        Scratch scratch = pool.take();
        for (int row = 0; row < rows; row += Scorer.BLOCK) {
            block(rowMajor, row, Math.min(Scorer.BLOCK, rows - row), out, scratch);
        }
        pool.give(scratch);
    }

    private void block(double[] rowMajor, int from, int rows, double[] out, Scratch scratch) {
        int outputs = shape.outputs();
        scorer(rows).margins(rowMajor, from * shape.columns(), rows, scratch);
        transform.transform(scratch.margins, rows, outputs);
        for (int i = 0; i < rows * outputs; i++) {
            out[from * outputs + i] = scratch.margins[i];
        }
    }

    private Scorer scorer(int rows) {
        if (rows < FEW) {
            return rowScorer.get();
        }
        BlockScorer block = blockScorer.get().orElse(null);
        return block == null || rows < FEW_OF_MANY && block.slots() >= MANY ? rowScorer.get() : block;
    }

    @Override
    public void close() {
        closed = true;
        pool.clear();
    }

    @Override
    public String toString() {
        return "model " + shape.origin() + " (" + objective + ", " + shape.columns() + " features, " + engine() + ")";
    }
}
