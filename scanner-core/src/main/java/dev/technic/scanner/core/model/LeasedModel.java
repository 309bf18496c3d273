package dev.technic.scanner.core.model;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.Prediction;
import dev.technic.scanner.Rounds;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** One holder's view of a shared model, and the lease itself: closing either ends the lease and leaves the model to the others. */
public final class LeasedModel implements Model, ModelCache.Lease {

    private final Model shared;
    private final OwnName name;
    private final Runnable end;
    private final AtomicBoolean ended;
    private final boolean view;

    LeasedModel(Model shared, OwnName name, Runnable end) {
        this(shared, name, end, new AtomicBoolean(), false);
    }

    private LeasedModel(Model shared, OwnName name, Runnable end, AtomicBoolean ended, boolean view) {
        this.shared = shared;
        this.name = name;
        this.end = end;
        this.ended = ended;
        this.view = view;
    }

    /** The plugin's own model behind a lease; any other model is itself. */
    public static Model unleased(Model model) {
        return model instanceof LeasedModel leased ? leased.shared : model;
    }

    @Override
    public Model model() {
        return this;
    }

    @Override
    public List<String> features() {
        return shared.features();
    }

    @Override
    public int featureCount() {
        return shared.featureCount();
    }

    @Override
    public int outputCount() {
        return shared.outputCount();
    }

    @Override
    public String objective() {
        return shared.objective();
    }

    @Override
    public String hash() {
        return shared.hash();
    }

    @Override
    public String engine() {
        return shared.engine();
    }

    @Override
    public void predict(double[] rowMajor, int rows, int columns, double[] out) {
        checkOpen();
        try {
            shared.predict(rowMajor, rows, columns, out);
        } catch (ModelException failure) {
            throw name.in(failure);
        }
    }

    @Override
    public int outputCount(Prediction asked) {
        return name.answer(() -> shared.outputCount(asked));
    }

    @Override
    public void predict(Prediction asked, double[] rowMajor, int rows, int columns, double[] out) {
        checkOpen();
        try {
            shared.predict(asked, rowMajor, rows, columns, out);
        } catch (ModelException failure) {
            throw name.in(failure);
        }
    }

    @Override
    public Model ofRounds(Rounds rounds) {
        return new LeasedModel(name.answer(() -> shared.ofRounds(rounds)), name, end, ended, true);
    }

    private void checkOpen() {
        if (ended.get()) {
            throw new ModelException("the lease on model " + name.own() + " is closed");
        }
    }

    /** Ends the lease; of a view of some rounds it ends nothing. */
    @Override
    public void close() {
        if (!view && ended.compareAndSet(false, true)) {
            end.run();
        }
    }

    @Override
    public String toString() {
        return name.in(shared.toString());
    }
}
