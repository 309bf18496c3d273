package dev.technic.scanner.bench;

import dev.technic.scanner.Model;
import dev.technic.scanner.spi.ModelContent;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a row costs when few are scored by a call: from where on does the Java engine do well to change from single rows to blocks of 64? No number of
 * rows should cost more a row than one does.
 *
 * <pre>
 * taskset -c 1 java -jar scanner-bench/target/benchmarks.jar FewRowsBenchmark
 * </pre>
 *
 * <p>Models as in {@link InferenceBenchmark}, all their thresholds different, or cut as XGBoost's histogram does. Before anything is timed, the scores of a
 * block are compared with XGBoost4J's ({@link SameScores}).
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FewRowsBenchmark {

    private static final int ROWS = 5_760;
    private static final int COMPARED = 64;

    /** What the thresholds of a model are. */
    public enum Thresholds {
        DIFFERENT,
        CUTS
    }

    /** Features × trees × depth. */
    @Param({"8x200x4", "32x500x6", "128x1000x8"})
    public String size;

    @Param
    public Thresholds thresholds;

    /** Of a call. */
    @Param({"1", "8", "16", "24", "32", "40", "64"})
    public int rows;

    private int columns;
    private double[][] calls;
    private double[] scores;
    private Model model;

    @Setup
    public void load() {
        SplittableRandom random = new SplittableRandom(1);
        columns = SeededModel.features(size);
        FeatureRows all = thresholds == Thresholds.CUTS
                ? FeatureRows.market(ROWS, columns, random)
                : FeatureRows.normal(ROWS, columns, random);
        ModelContent content = SeededModel.of(size, all, random).json();
        model = ScoringEngine.JAVA.load(content);
        try (Model oracle = ScoringEngine.DMATRIX.load(content)) {
            SameScores.check(model, oracle, all.first(COMPARED));
        }
        calls = new double[ROWS / rows][rows * columns];
        for (int i = 0; i < calls.length; i++) {
            System.arraycopy(all.values(), i * rows * columns, calls[i], 0, rows * columns);
        }
        scores = new double[rows];
    }

    @TearDown
    public void close() {
        model.close();
    }

    /** All rows, by calls of so many. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double rowsAtOnce() {
        double sum = 0;
        for (double[] call : calls) {
            model.predict(call, rows, columns, scores);
            sum += scores[0];
        }
        return sum;
    }
}
