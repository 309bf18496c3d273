package dev.technic.scanner.ml.fuzz;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.Prediction;
import dev.technic.scanner.Rounds;
import dev.technic.scanner.ml.ModelSummary;
import dev.technic.scanner.ml.engine.InBlocks;
import dev.technic.scanner.ml.engine.JavaModelProvider;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import dev.technic.scanner.testkit.AllocatedBytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One file held to the invariants, whatever is asked of it, but for {@link Invariant#BOUNDED_WORK}, which somebody must watch from outside. */
final class Trial {

    /** What became of a file. */
    record Verdict(boolean scored, long allocated, @Nullable Invariant broken, String what) {}

    /** A batch is scored in a block of 64 and a rest that goes row by row. */
    private static final int ROWS = 70;

    /** Of a model of many columns: a block still. */
    private static final int FEW_ROWS = 24;

    private static final int MANY_COLUMNS = 2_000;
    private static final int ROWS_ALONE = 6;

    /** No float, so no score. */
    private static final double UNTOUCHED = 0.1;

    private final ModelContent content;
    private final ModelProvider provider = new InBlocks();

    /** By reading and scoring. */
    private long allocated;

    /** By reading for a summary. */
    private long allocatedToSumUp;

    private Trial(ModelContent content) {
        this.content = content;
    }

    static Verdict of(ModelContent content) {
        return new Trial(content).verdict();
    }

    private Verdict verdict() {
        try (Model model = load()) {
            return scored(model, rounds());
        } catch (ModelException refused) {
            return verdict(false, isNamed(refused) ? null : Invariant.MESSAGE_NAMES_FILE, refused.getMessage());
        } catch (RuntimeException | Error thrown) {
            return verdict(false, Invariant.REFUSED_OR_SCORED, thrown.toString());
        }
    }

    private boolean isNamed(ModelException refused) {
        String message = String.valueOf(refused.getMessage());
        return message.startsWith("model " + content.origin())
                && message.length() <= Invariant.LONGEST_MESSAGE
                && message.chars().noneMatch(c -> c < ' ');
    }

    private Model load() {
        long before = AllocatedBytes.ofThisThread();
        try {
            return provider.load(content);
        } finally {
            allocated += AllocatedBytes.ofThisThread() - before;
        }
    }

    /** All but the first, or all of fewer than two; a summary, which reads more, knows how many and may be refused. */
    private Rounds rounds() {
        long before = AllocatedBytes.ofThisThread();
        try {
            int count = ModelSummary.of(content).rounds();
            return count < 2 ? Rounds.ALL : Rounds.of(1, count);
        } catch (ModelException refused) {
            if (!isNamed(refused)) {
                throw refused;
            }
            return Rounds.ALL;
        } finally {
            allocatedToSumUp += AllocatedBytes.ofThisThread() - before;
        }
    }

    private Verdict scored(Model model, Rounds rounds) {
        int columns = model.featureCount();
        double[] batch = rows(columns > MANY_COLUMNS ? FEW_ROWS : ROWS, columns);
        try (Model anew = new JavaModelProvider().load(new ModelContent(content.origin(), content.bytes()))) {
            Verdict values = said(Prediction.VALUE, Rounds.ALL, model, anew, batch);
            if (values.broken() != null) {
                return values;
            }
            for (Prediction asked : Prediction.values()) {
                Verdict said = said(asked, rounds, model, anew, batch);
                if (said.broken() != null) {
                    return said;
                }
            }
        }
        return verdict(true, null, "");
    }

    private Verdict said(Prediction asked, Rounds some, Model whole, Model wholeAnew, double[] batch) {
        Model model = whole.ofRounds(some);
        Model anew = wholeAnew.ofRounds(some);
        int columns = model.featureCount();
        int rows = batch.length / columns;
        int outputs = model.outputCount(asked);
        double[] scores = new double[rows * outputs];
        Arrays.fill(scores, UNTOUCHED);
        long before = AllocatedBytes.ofThisThread();
        model.predict(asked, batch, rows, columns, scores);
        allocated += AllocatedBytes.ofThisThread() - before;
        String which = asked + " of rounds " + some;
        if (!Arrays.stream(scores).allMatch(score -> isSaid(asked, score))) {
            return verdict(true, Invariant.ALL_ROWS_SCORED, which + " of " + rows + " rows");
        }
        for (int row = 0; row < ROWS_ALONE; row++) {
            double[] alone = new double[outputs];
            double[] values = Arrays.copyOfRange(batch, row * columns, (row + 1) * columns);
            anew.predict(asked, values, 1, columns, alone);
            if (!Arrays.equals(alone, Arrays.copyOfRange(scores, row * outputs, (row + 1) * outputs))) {
                String said = which + " of row " + row + ": " + Arrays.toString(alone);
                return verdict(true, Invariant.SAME_IN_BOTH_PASSES, said);
            }
        }
        return verdict(true, null, "");
    }

    /** Leaves are whole numbers, and all others are floats. */
    private static boolean isSaid(Prediction asked, double score) {
        return Double.compare(score, asked == Prediction.LEAF ? Math.rint(score) : (float) score) == 0;
    }

    /** Missing, infinite, whole and ordinary values. */
    private static double[] rows(int rows, int columns) {
        double[] values = new double[rows * columns];
        Arrays.setAll(values, i -> (i * 7L % 83 - 41) / (i % 3 == 0 ? 1.0 : 16.0));
        Arrays.fill(values, 0, columns, Double.NaN);
        Arrays.fill(values, columns, 2 * columns, Double.POSITIVE_INFINITY);
        Arrays.fill(values, 2 * columns, 3 * columns, Double.NEGATIVE_INFINITY);
        return values;
    }

    private Verdict verdict(boolean scored, @Nullable Invariant broken, @Nullable String what) {
        long most = Math.max(allocated, allocatedToSumUp);
        boolean bounded = most <= Invariant.mostAllocated(content.bytes().length);
        return broken == null && !bounded
                ? new Verdict(scored, most, Invariant.BOUNDED_ALLOCATION, most + " bytes")
                : new Verdict(scored, most, broken, String.valueOf(what));
    }
}
