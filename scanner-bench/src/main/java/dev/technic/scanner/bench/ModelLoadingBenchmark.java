package dev.technic.scanner.bench;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to load the model anew for each symbol, as systems do that treat symbols one by one, beside asking a {@link ModelCache} for
 * it, and beside asking once and scoring all symbols in one batch?
 *
 * <pre>
 * taskset -c 1 java -XX:+UseG1GC -jar scanner-bench/target/benchmarks.jar ModelLoadingBenchmark
 * java -jar scanner-bench/target/benchmarks.jar ModelLoadingBenchmark -p engine=XGBOOST4J -p size=32x500x6
 * </pre>
 *
 * <p>Every variant reads the model from its file, in XGBoost's default format, and scores every symbol; the cache starts empty each time. With
 * {@code DMATRIX}, {@code loadedForEachSymbol} gives XGBoost4J the file's path, and nothing of this library reads or hashes it. Before anything is timed, the scores of all variants are compared
 * ({@link SameScores}).
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 7, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ModelLoadingBenchmark {

    private static final int COMPARED = 50;

    @Param("6000")
    public int symbols;

    /** Features × trees × depth. */
    @Param("8x200x4")
    public String size;

    @Param({"DMATRIX", "JAVA"})
    public ScoringEngine engine;

    private Path file;
    private FeatureRows rows;
    private double[][] row;

    @Setup
    public void write() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        rows = FeatureRows.market(symbols, SeededModel.features(size), random);
        row = new double[symbols][];
        for (int symbol = 0; symbol < symbols; symbol++) {
            row[symbol] = rows.row(symbol);
        }
        file = Files.createTempFile("seeded", ".ubj");
        Files.write(file, SeededModel.of(size, rows, random).ubj().bytes());
        SameScores.check(cachedForEachSymbol(), cachedForAll());
        SameScores.check(loadedForEach(COMPARED), Arrays.copyOf(cachedForAll(), COMPARED));
    }

    @TearDown
    public void delete() throws IOException {
        Files.delete(file);
    }

    /** Read, loaded, asked for one row and closed: for each symbol again. */
    @Benchmark
    public double[] loadedForEachSymbol() throws IOException {
        return loadedForEach(symbols);
    }

    private double[] loadedForEach(int count) throws IOException {
        double[] scores = new double[count];
        double[] score = new double[1];
        for (int symbol = 0; symbol < count; symbol++) {
            try (Model model = engine.load(file)) {
                model.predict(row[symbol], 1, rows.columns(), score);
                scores[symbol] = score[0];
            }
        }
        return scores;
    }

    /** Leased from a cache and asked for one row, for each symbol. */
    @Benchmark
    public double[] cachedForEachSymbol() {
        ModelCache cache = ModelCache.create();
        double[] scores = new double[symbols];
        double[] score = new double[1];
        for (int symbol = 0; symbol < symbols; symbol++) {
            try (ModelCache.Lease lease = cache.lease(file, engine)) {
                lease.model().predict(row[symbol], 1, rows.columns(), score);
                scores[symbol] = score[0];
            }
        }
        cache.evict();
        return scores;
    }

    /** Leased once, all symbols in one batch. */
    @Benchmark
    public double[] cachedForAll() {
        ModelCache cache = ModelCache.create();
        double[] scores = new double[symbols];
        try (ModelCache.Lease lease = cache.lease(file, engine)) {
            lease.model().predict(rows.values(), symbols, rows.columns(), scores);
        }
        cache.evict();
        return scores;
    }
}
