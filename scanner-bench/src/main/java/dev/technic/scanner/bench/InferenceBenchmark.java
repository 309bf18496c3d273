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
 * What a row costs when the universe is scored in one batch, and when each symbol is scored by a call of its own: by
 * the library's engines and by XGBoost4J as it is mostly used. Models are seeded: complete trees with normally distributed
 * thresholds, all different, over rows of which one value in twenty is missing.
 *
 * <pre>
 * java -jar scanner-bench/target/benchmarks.jar "InferenceBenchmark.(batch|rowByRow)"
 * java -jar scanner-bench/target/benchmarks.jar InferenceBenchmark -p size=8x200x4 -p engine=JAVA
 * </pre>
 *
 * <p>Before anything is timed, the scores are compared with XGBoost4J's ({@link SameScores}). XGBoost4J works with one thread here, since a
 * scan has threads of its own.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class InferenceBenchmark {

    private static final int ROWS = 6_000;
    private static final int CALLS = 500;
    private static final int COMPARED = 50;

    /** Features × trees × depth. */
    @Param({"8x200x4", "32x500x6", "128x1000x8"})
    public String size;

    @Param
    public ScoringEngine engine;

    private FeatureRows rows;
    private double[] scores;
    private double[][] row;
    private double[] score;
    private ModelContent content;
    private Model model;

    @Setup
    public void load() {
        SplittableRandom random = new SplittableRandom(1);
        rows = FeatureRows.normal(ROWS, SeededModel.features(size), random);
        content = SeededModel.of(size, rows, random).json();
        model = engine.load(content);
        scores = new double[ROWS];
        row = new double[CALLS][];
        for (int i = 0; i < CALLS; i++) {
            row[i] = rows.row(i);
        }
        score = new double[1];
        try (Model oracle = ScoringEngine.DMATRIX.load(content)) {
            SameScores.check(model, oracle, rows.first(COMPARED));
        }
    }

    @TearDown
    public void close() {
        model.close();
    }

    /** Each row of one batch. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] batch() {
        model.predict(rows.values(), ROWS, rows.columns(), scores);
        return scores;
    }

    /** Each row, a call for each. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public double[] rowByRow() {
        for (double[] one : row) {
            model.predict(one, 1, rows.columns(), score);
        }
        return score;
    }
}
