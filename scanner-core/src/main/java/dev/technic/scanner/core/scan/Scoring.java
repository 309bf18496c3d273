package dev.technic.scanner.core.scan;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScannerException;
import dev.technic.scanner.Stage;
import dev.technic.scanner.core.engine.Fatal;
import dev.technic.scanner.core.model.LeasedModel;
import dev.technic.scanner.core.plan.Plan;
import dev.technic.scanner.core.plan.SnapshotEvaluator;
import dev.technic.scanner.core.plugin.Blame;
import java.util.Arrays;

/**
 * The models of one scan, at work: each scores those who take part, in the order of their names. Batches are bounded, since no model can be
 * told to stop within one, and so is the memory that they take.
 */
final class Scoring {

    /** Rows of a batch: a few milliseconds of a large model, and so many that a call costs nothing beside them. */
    private static final int BATCH = 1_024;

    private final Scan scan;
    private final Plan plan;
    private final ScanModels.Leases models;
    private final Watch watch;

    Scoring(Scan scan, Plan plan, ScanModels.Leases models, Watch watch) {
        this.scan = scan;
        this.plan = plan;
        this.models = models;
        this.watch = watch;
    }

    /** Adds each model's scores to the snapshots, which later models may read. */
    void score(SnapshotEvaluator snapshots, int rows) {
        for (int m = 0; m < plan.models().size(); m++) {
            Plan.Scored scored = plan.models().get(m);
            double[][] columns = scored.inputs().stream().map(snapshots::values).toArray(double[][]::new);
            double[] scores = new double[rows * scored.outputs()];
            for (int from = 0; from < rows; from += BATCH) {
                watch.check();
                batch(m, columns, from, Math.min(BATCH, rows - from), scores);
            }
            snapshots.scored(m, scored.outputs(), scores);
            watch.step(Stage.MODELS, plan.models().size());
        }
    }

    private void batch(int m, double[][] columns, int from, int rows, double[] scores) {
        double[] matrix = new double[rows * columns.length];
        for (int c = 0; c < columns.length; c++) {
            for (int row = 0; row < rows; row++) {
                matrix[row * columns.length + c] = columns[c][from + row];
            }
        }
        int outputs = plan.models().get(m).outputs();
        double[] out = new double[rows * outputs];
        Arrays.fill(out, Double.NaN);
        predict(m, matrix, rows, columns.length, out);
        System.arraycopy(out, 0, scores, from * outputs, out.length);
    }

    private void predict(int m, double[] matrix, int rows, int columns, double[] out) {
        Model model = models.model(m);
        try {
            model.predict(matrix, rows, columns, out);
        } catch (ScannerException clear) {
            throw clear;
        } catch (Throwable thrown) {
            Fatal.pass(thrown);
            throw new ModelException(
                    "model " + scan.models().get(m).name() + " (" + model.engine() + ") cannot score: "
                            + Blame.sentence(LeasedModel.unleased(model), "predict()", thrown),
                    thrown);
        }
    }
}
