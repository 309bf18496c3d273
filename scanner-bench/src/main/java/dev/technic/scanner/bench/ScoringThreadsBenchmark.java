package dev.technic.scanner.bench;

import dev.technic.scanner.Model;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
 * What do two threads gain that score one model at the same time, half of the rows each?
 *
 * <pre>{@code java -XX:+UseG1GC -jar scanner-bench/target/benchmarks.jar ScoringThreadsBenchmark}</pre>
 *
 * <p>A model is safe for any number of threads, and its scratch is pooled; needs two cores. Before anything is timed, both ways' scores are
 * compared ({@link SameScores}).
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ScoringThreadsBenchmark {

    private static final int ROWS = 6_000;
    private static final int HALF = ROWS / 2;

    /** Features × trees × depth. */
    @Param("32x500x6")
    public String size;

    private final ExecutorService second = Executors.newSingleThreadExecutor();
    private Model model;
    private int columns;
    private double[] all;
    private double[] upper;
    private double[] lower;
    private final double[] scores = new double[ROWS];
    private final double[] upperScores = new double[HALF];
    private final double[] lowerScores = new double[HALF];

    @Setup
    public void load() throws ExecutionException, InterruptedException {
        SplittableRandom random = new SplittableRandom(1);
        columns = SeededModel.features(size);
        FeatureRows rows = FeatureRows.market(ROWS, columns, random);
        model = ScoringEngine.JAVA.load(SeededModel.of(size, rows, random).json());
        all = rows.values();
        upper = Arrays.copyOf(all, HALF * columns);
        lower = Arrays.copyOfRange(all, HALF * columns, ROWS * columns);
        oneThread();
        twoThreads();
        SameScores.check(Arrays.copyOf(scores, HALF), upperScores);
        SameScores.check(Arrays.copyOfRange(scores, HALF, ROWS), lowerScores);
    }

    @TearDown
    public void close() {
        second.shutdown();
        model.close();
    }

    /** Each row of one batch. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] oneThread() {
        model.predict(all, ROWS, columns, scores);
        return scores;
    }

    /** Each row of two halves at the same time. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] twoThreads() throws ExecutionException, InterruptedException {
        Future<?> half = second.submit(() -> model.predict(lower, HALF, columns, lowerScores));
        model.predict(upper, HALF, columns, upperScores);
        half.get();
        return upperScores;
    }
}
