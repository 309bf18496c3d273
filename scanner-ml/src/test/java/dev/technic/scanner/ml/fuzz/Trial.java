package dev.technic.scanner.ml.fuzz;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.ml.engine.InBlocks;
import dev.technic.scanner.ml.engine.JavaModelProvider;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import dev.technic.scanner.testkit.AllocatedBytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One file held to the invariants, but for {@link Invariant#BOUNDED_WORK}, which somebody must watch from outside. */
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
    private long allocated;

    private Trial(ModelContent content) {
        this.content = content;
    }

    static Verdict of(ModelContent content) {
        return new Trial(content).verdict();
    }

    private Verdict verdict() {
        long before = AllocatedBytes.ofThisThread();
        try (Model model = provider.load(content)) {
            allocated = AllocatedBytes.ofThisThread() - before;
            return scored(model);
        } catch (ModelException refused) {
            allocated = AllocatedBytes.ofThisThread() - before;
            String message = String.valueOf(refused.getMessage());
            boolean named = message.startsWith("model " + content.origin())
                    && message.length() <= Invariant.LONGEST_MESSAGE
                    && message.chars().noneMatch(c -> c < ' ');
            return verdict(false, named ? null : Invariant.MESSAGE_NAMES_FILE, message);
        } catch (RuntimeException | Error thrown) {
            return verdict(false, Invariant.REFUSED_OR_SCORED, thrown.toString());
        }
    }

    private Verdict scored(Model model) {
        int columns = model.featureCount();
        int outputs = model.outputCount();
        int rows = columns > MANY_COLUMNS ? FEW_ROWS : ROWS;
        double[] batch = rows(rows, columns);
        double[] scores = new double[rows * outputs];
        Arrays.fill(scores, UNTOUCHED);
        long before = AllocatedBytes.ofThisThread();
        model.predict(batch, rows, columns, scores);
        allocated += AllocatedBytes.ofThisThread() - before;
        if (Arrays.stream(scores).anyMatch(score -> Double.compare(score, (float) score) != 0)) {
            return verdict(true, Invariant.ALL_ROWS_SCORED, "of " + rows + " rows");
        }
        try (Model anew = new JavaModelProvider().load(new ModelContent(content.origin(), content.bytes()))) {
            for (int row = 0; row < ROWS_ALONE; row++) {
                double[] alone = new double[outputs];
                double[] values = Arrays.copyOfRange(batch, row * columns, (row + 1) * columns);
                anew.predict(values, 1, columns, alone);
                if (!Arrays.equals(alone, Arrays.copyOfRange(scores, row * outputs, (row + 1) * outputs))) {
                    return verdict(true, Invariant.SAME_IN_BOTH_PASSES, "row " + row + ": " + Arrays.toString(alone));
                }
            }
        }
        return verdict(true, null, "");
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

    private Verdict verdict(boolean scored, @Nullable Invariant broken, String what) {
        boolean bounded = allocated <= Invariant.mostAllocated(content.bytes().length);
        return broken == null && !bounded
                ? new Verdict(scored, allocated, Invariant.BOUNDED_ALLOCATION, allocated + " bytes")
                : new Verdict(scored, allocated, broken, what);
    }
}
