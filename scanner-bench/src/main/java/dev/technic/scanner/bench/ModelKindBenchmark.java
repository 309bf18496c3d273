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
 * What does a row cost by the kind of model and by what the features are like, for as many trees, scored in Java in one batch?
 *
 * <pre>{@code taskset -c 1 java -XX:+UseG1GC -jar scanner-bench/target/benchmarks.jar ModelKindBenchmark}</pre>
 *
 * <p>All models have 600 trees of 32 features and depth 6, three classes have 200 each: what differs is the cost of a tree. Normal features
 * with thresholds that are all different are the hard case; market features have heavy tails, and a model of them at most 256 thresholds a
 * feature. Before anything is timed, the scores are compared with XGBoost4J's ({@link SameScores}).
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ModelKindBenchmark {

    private static final int ROWS = 6_000;
    private static final int COMPARED = 50;

    /** What the features are like. */
    public enum Input {
        /** The bell's curve. */
        NORMAL,
        /** Volumes, dollar volumes, ratios and oscillators. */
        MARKET;

        FeatureRows rows(int columns, SplittableRandom random) {
            return this == NORMAL
                    ? FeatureRows.normal(ROWS, columns, random)
                    : FeatureRows.market(ROWS, columns, random);
        }
    }

    @Param
    public ModelKind kind;

    @Param
    public Input input;

    /** Features × trees × depth. */
    @Param("32x600x6")
    public String size;

    private FeatureRows rows;
    private double[] scores;
    private Model model;

    @Setup
    public void load() {
        SplittableRandom random = new SplittableRandom(1);
        rows = input.rows(SeededModel.features(size), random);
        ModelContent content = SeededModel.of(kind, size, rows, random).json();
        model = ScoringEngine.JAVA.load(content);
        scores = new double[ROWS * model.outputCount()];
        try (Model oracle = ScoringEngine.XGBOOST4J.load(content)) {
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
}
