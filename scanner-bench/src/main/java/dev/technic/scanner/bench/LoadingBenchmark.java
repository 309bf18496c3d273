package dev.technic.scanner.bench;

import dev.technic.scanner.Model;
import dev.technic.scanner.ml.engine.JavaModelProvider;
import dev.technic.scanner.spi.ModelContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;
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
 * What loading the same model costs in Java and in XGBoost's own library, from bytes and from a file, as the library wrote them. The
 * models are seeded: complete trees, all thresholds different.
 *
 * <pre>{@code taskset -c 1 java -jar scanner-bench/target/benchmarks.jar LoadingBenchmark}</pre>
 *
 * <p>On a machine that is not quiet, {@link LoadingTimes}. In Java loading is reading and all checks; what rows are scored with is laid out when
 * the first come, and XGBoost finishes reading a model at its first prediction, so {@code javaReady} and {@code xgboostReady} load and score
 * as many as it takes: a block of 64 rows, and one row. {@code hash} is the SHA-256 of the content alone, which a model computes when it is
 * asked and a cache before it loads.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LoadingBenchmark {

    private static final int BLOCK = 64;

    /** Features × trees × depth. */
    @Param({"8x200x4", "32x500x6", "128x1000x8"})
    public String size = "";

    @Param({"ubj", "json"})
    public String format = "";

    private byte[] bytes = {};
    private double[] rows = {};
    private float[] narrow = {};
    private float[] narrowOne = {};
    private @Nullable Path file;

    @Setup
    public void write() throws XGBoostError, IOException {
        SplittableRandom random = new SplittableRandom(1);
        FeatureRows block = FeatureRows.normal(BLOCK, SeededModel.features(size), random);
        rows = block.values();
        narrow = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            narrow[i] = (float) rows[i];
        }
        narrowOne = Arrays.copyOf(narrow, rows.length / BLOCK);
        Booster booster =
                XGBoost.loadModel(SeededModel.of(size, block, random).json().bytes());
        bytes = booster.toByteArray(format);
        booster.dispose();
        file = Files.createTempFile("seeded", "." + format);
        Files.write(file, bytes);
    }

    @TearDown
    public void delete() throws IOException {
        Files.deleteIfExists(file());
    }

    /** Of the file, bytes. */
    int length() {
        return bytes.length;
    }

    private Path file() {
        return Objects.requireNonNull(file);
    }

    /** By Java, from bytes. */
    @Benchmark
    public int java() {
        try (Model model = load(bytes)) {
            return model.outputCount();
        }
    }

    /** By Java, from a file. */
    @Benchmark
    public int javaFile() throws IOException {
        try (Model model = load(Files.readAllBytes(file()))) {
            return model.outputCount();
        }
    }

    /** By Java, until both ways of scoring are laid out. */
    @Benchmark
    public double javaReady() {
        try (Model model = load(bytes)) {
            double[] scores = new double[BLOCK];
            model.predict(rows, BLOCK, model.featureCount(), scores);
            double block = scores[0];
            double[] one = new double[1];
            model.predict(Arrays.copyOf(rows, model.featureCount()), 1, model.featureCount(), one);
            return block + one[0];
        }
    }

    private static Model load(byte[] bytes) {
        return new JavaModelProvider().load(new ModelContent("seeded", bytes));
    }

    /** The content's SHA-256 alone. */
    @Benchmark
    public String hash() {
        return new ModelContent("seeded", bytes).hash();
    }

    /** By XGBoost, from bytes. */
    @Benchmark
    public boolean xgboost() throws XGBoostError, IOException {
        Booster booster = XGBoost.loadModel(bytes);
        booster.dispose();
        return true;
    }

    /** By XGBoost, until it has read all and scored as much. */
    @Benchmark
    public float xgboostReady() throws XGBoostError, IOException {
        Booster booster = XGBoost.loadModel(bytes);
        float score = first(booster, narrow, BLOCK) + first(booster, narrowOne, 1);
        booster.dispose();
        return score;
    }

    /** The first row's score, by the library's own call for rows in memory, in which each is as the model wants it. */
    private static float first(Booster booster, float[] rows, int count) throws XGBoostError {
        return booster.inplace_predict(rows, count, rows.length / count, Float.NaN)[0][0];
    }

    /** By XGBoost, from a file. */
    @Benchmark
    public boolean xgboostFile() throws XGBoostError {
        Booster booster = XGBoost.loadModel(file().toString());
        booster.dispose();
        return true;
    }
}
