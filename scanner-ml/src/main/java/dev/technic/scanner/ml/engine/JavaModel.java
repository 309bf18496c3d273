package dev.technic.scanner.ml.engine;

import dev.technic.scanner.Model;
import dev.technic.scanner.Prediction;
import dev.technic.scanner.Rounds;
import dev.technic.scanner.ml.format.BatchShape;
import dev.technic.scanner.ml.format.BoostedRounds;
import dev.technic.scanner.ml.format.Counted;
import dev.technic.scanner.ml.format.TreeModel;
import dev.technic.scanner.spi.ModelContent;
import java.util.List;
import java.util.function.Supplier;

/** A model that Java scores, or some of its rounds; the facade that checks a batch. */
final class JavaModel implements Model {

    private final BatchShape shape;
    private final Supplier<String> hash;
    private final List<String> features;
    private final String objective;
    private final BoostedRounds rounds;
    private final Forest forest;

    /** The trees that score, {@code to} not among them. */
    private final int from;

    private final int to;
    private final boolean view;

    JavaModel(ModelContent content, TreeModel model, Objectives transform, float[] base, Crossover crossover) {
        this.shape = new BatchShape(content.origin(), model.featureCount(), model.outputs());
        this.hash = content.lazyHash();
        this.features = model.features();
        this.objective = model.objective().name();
        this.rounds = BoostedRounds.of(content.origin(), model);
        this.forest = new Forest(content.origin(), model, transform, base, crossover);
        this.from = 0;
        this.to = model.trees().size();
        this.view = false;
    }

    private JavaModel(JavaModel whole, BoostedRounds.Span span) {
        this.shape = whole.shape;
        this.hash = whole.hash;
        this.features = whole.features;
        this.objective = whole.objective;
        this.rounds = whole.rounds;
        this.forest = whole.forest;
        this.from = rounds.trees(span.first());
        this.to = rounds.trees(span.end());
        this.view = true;
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
    public int outputCount(Prediction asked) {
        return asked == Prediction.LEAF ? to - from : shape.outputs();
    }

    @Override
    public String objective() {
        return objective;
    }

    @Override
    public String hash() {
        return hash.get();
    }

    @Override
    public String engine() {
        return JavaModelProvider.NAME;
    }

    @Override
    public void predict(double[] rowMajor, int rows, int columns, double[] out) {
        predict(Prediction.VALUE, rowMajor, rows, columns, out);
    }

    @Override
    public void predict(Prediction asked, double[] rowMajor, int rows, int columns, double[] out) {
        shape.check(rowMajor, rows, columns, out, outputCount(asked));
        forest.predict(asked, rowMajor, rows, from, to, out);
    }

    @Override
    public Model ofRounds(Rounds meant) {
        return new JavaModel(this, rounds.span(meant));
    }

    /** A view closes nothing. */
    @Override
    public void close() {
        if (!view) {
            forest.close();
        }
    }

    @Override
    public String toString() {
        return "model " + shape.origin() + " (" + objective + ", " + Counted.of(shape.columns(), "feature") + ", "
                + engine() + ")";
    }
}
