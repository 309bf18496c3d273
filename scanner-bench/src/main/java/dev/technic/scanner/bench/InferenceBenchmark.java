package dev.technic.scanner.bench;

import dev.technic.scanner.Model;
import dev.technic.scanner.ml.Xgboost4jProvider;
import dev.technic.scanner.ml.engine.JavaModelProvider;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.nio.charset.StandardCharsets;
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
 * What a row costs when the universe is scored in one batch, and when each symbol is scored by a call of its own, by either engine. Models are seeded: complete trees with normally distributed thresholds, all different, over rows of
 * which one value in twenty is missing.
 *
 * <pre>{@code java -jar scanner-bench/target/benchmarks.jar InferenceBenchmark}</pre>
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

    /** Features × trees × depth. */
    @Param({"8x200x4", "32x500x6", "128x1000x8"})
    public String size;

    @Param({"java", "xgboost4j"})
    public String engine;

    private int columns;
    private double[] rows;
    private double[] scores;
    private double[][] row;
    private double[] score;
    private Model model;

    @Setup
    public void load() {
        String[] parts = size.split("x");
        columns = Integer.parseInt(parts[0]);
        SplittableRandom random = new SplittableRandom(1);
        String json = new SeededModel(columns, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), random).json();
        ModelContent content = new ModelContent("seeded.json", json.getBytes(StandardCharsets.UTF_8));
        model = provider().load(content);
        rows = new double[ROWS * columns];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = random.nextInt(20) == 0 ? Double.NaN : SeededModel.normal(random);
        }
        scores = new double[ROWS];
        row = new double[CALLS][columns];
        for (int i = 0; i < CALLS; i++) {
            System.arraycopy(rows, i * columns, row[i], 0, columns);
        }
        score = new double[1];
    }

    private ModelProvider provider() {
        return engine.equals("java") ? new JavaModelProvider() : new Xgboost4jProvider();
    }

    @TearDown
    public void close() {
        model.close();
    }

    /** Each row of one batch. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] batch() {
        model.predict(rows, ROWS, columns, scores);
        return scores;
    }

    /** Each row, a call for each. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public double[] rowByRow() {
        for (double[] one : row) {
            model.predict(one, 1, columns, score);
        }
        return score;
    }
}
