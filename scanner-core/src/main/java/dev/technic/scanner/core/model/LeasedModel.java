package dev.technic.scanner.core.model;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.ModelException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** One holder's view of a shared model, and the lease itself: closing either ends the lease and leaves the model to the others. */
final class LeasedModel implements Model, ModelCache.Lease {

    private final Model shared;
    private final String origin;
    private final Runnable end;
    private final AtomicBoolean ended = new AtomicBoolean();

    LeasedModel(Model shared, String origin, Runnable end) {
        this.shared = shared;
        this.origin = origin;
        this.end = end;
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
        if (ended.get()) {
            throw new ModelException("the lease on model " + origin + " is closed");
        }
        shared.predict(rowMajor, rows, columns, out);
    }

    @Override
    public void close() {
        if (ended.compareAndSet(false, true)) {
            end.run();
        }
    }

    @Override
    public String toString() {
        return shared.toString();
    }
}
