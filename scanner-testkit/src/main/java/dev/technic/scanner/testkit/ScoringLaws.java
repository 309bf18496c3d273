package dev.technic.scanner.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToLongFunction;

/** The contract of {@link Model}, checked on one of a provider's models. */
final class ScoringLaws {

    /** Makes {@code [count × columns]} values of a seed. */
    interface Rows {
        double[] of(int count, int columns, long seed);
    }

    private static final int ROWS = 150;

    /** Lengths of batches around the powers of two, where engines change their way. */
    private static final int[] BATCHES = {2, 3, 4, 5, 7, 8, 9, 11, 12, 13, 15, 16, 17, 31, 32, 33, 63, 64, 65, 128, ROWS
    };

    private static final int THREADS = 4;
    private static final int ROUNDS = 40;

    /** Calls that are counted together, and the bytes that the count itself may take. */
    private static final int CALLS = 100;

    private static final int COUNTING = 4_096;

    private final ModelProvider provider;
    private final ModelContent content;
    private final Rows rows;
    private final int columns;
    private final int outputs;

    ScoringLaws(ModelProvider provider, ModelContent content, Rows rows) {
        this.provider = provider;
        this.content = content;
        this.rows = rows;
        try (Model model = provider.load(content)) {
            this.columns = model.featureCount();
            this.outputs = model.outputCount();
        }
    }

    static double[] anyRows(int count, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] made = new double[count * columns];
        for (int i = 0; i < made.length; i++) {
            made[i] = random.nextInt(10) == 0 ? Double.NaN : random.nextDouble(-3, 3);
        }
        return made;
    }

    private double[] rows(int count, long seed) {
        return rows.of(count, columns, seed);
    }

    private double[] row(double[] of, int row) {
        return Arrays.copyOfRange(of, row * columns, (row + 1) * columns);
    }

    private double[] scores(Model model, double[] of, int count) {
        double[] out = new double[count * outputs];
        model.predict(of, count, columns, out);
        return out;
    }

    /** Each row scored alone. */
    private double[] alone(Model model, double[] of, int count) {
        double[] all = new double[count * outputs];
        for (int row = 0; row < count; row++) {
            System.arraycopy(scores(model, row(of, row), 1), 0, all, row * outputs, outputs);
        }
        return all;
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
    }

    private void assertSame(double[] actual, double[] expected, String what) {
        if (!Arrays.equals(bits(actual), bits(expected))) {
            assertThat(actual).as("the scores of %s %s", this, what).containsExactly(expected);
        }
    }

    DamagedContents damaged(int count) {
        return new DamagedContents(provider, content, count);
    }

    void isReadAndSaysWhatItIs() {
        byte[] before = content.bytes().clone();
        assertThat(provider.name()).isNotBlank().isEqualTo(provider.name());
        assertThat(provider.reads(content)).as("reads %s", this).isTrue();
        try (Model model = provider.load(content);
                Model again = provider.load(content)) {
            assertThat(model.outputCount()).as("outputs of %s", this).isPositive();
            assertThat(model.featureCount()).as("features of %s", this).isNotNegative();
            assertThat(model.features()).as("features of %s", this).doesNotHaveDuplicates();
            if (!model.features().isEmpty()) {
                assertThat(model.features()).as("features of %s", this).hasSize(columns);
            }
            assertThat(model.features()).allSatisfy(name -> assertThat(name).isNotBlank());
            assertThat(model.objective()).as("the objective of %s", this).isNotBlank();
            assertThat(model.engine()).as("the engine of %s", this).isNotBlank();
            assertThat(model.hash()).as("the hash of %s", this).isEqualTo(new ModelContent("again", before).hash());
            assertThat(said(again)).as("%s, loaded twice", this).isEqualTo(said(model));
        }
        assertThat(content.bytes())
                .as("the bytes of %s after it was read", this)
                .isEqualTo(before);
    }

    private static List<Object> said(Model model) {
        return List.of(
                model.features(),
                model.featureCount(),
                model.outputCount(),
                model.objective(),
                model.hash(),
                model.engine());
    }

    void scoresTheSameInEveryBatch() {
        double[] all = rows(ROWS, 1);
        try (Model model = provider.load(content)) {
            double[] expected = alone(model, all, ROWS);
            assertSame(alone(model, all, ROWS), expected, "scored twice");
            for (int length : BATCHES) {
                for (int from = 0; from < ROWS; from += length) {
                    int count = Math.min(length, ROWS - from);
                    double[] batch = Arrays.copyOfRange(all, from * columns, (from + count) * columns);
                    assertSame(
                            scores(model, batch, count),
                            Arrays.copyOfRange(expected, from * outputs, (from + count) * outputs),
                            "in a batch of " + count);
                }
            }
            assertSame(scores(model, new double[0], 0), new double[0], "of no rows");
        }
    }

    void mixesNothingBetweenRows() {
        double[] all = rows(ROWS, 2);
        double[] others = all.clone();
        double[] strange = {Double.NaN, 0, -0.0, 1e30, -1e30, 1e-30, Float.MAX_VALUE, Float.MIN_VALUE};
        for (int row = 0; row < ROWS; row += 3) {
            Arrays.fill(others, row * columns, (row + 1) * columns, strange[row / 3 % strange.length]);
        }
        try (Model model = provider.load(content)) {
            double[] expected = scores(model, all, ROWS);
            double[] actual = scores(model, others, ROWS);
            assertSame(actual, alone(model, others, ROWS), "of which some are all missing or extreme");
            for (int row = 0; row < ROWS; row++) {
                if (row % 3 != 0) {
                    assertSame(
                            Arrays.copyOfRange(actual, row * outputs, (row + 1) * outputs),
                            Arrays.copyOfRange(expected, row * outputs, (row + 1) * outputs),
                            "of row " + row + " when others changed");
                }
            }
        }
    }

    void narrowsToFloat() {
        double[] all = rows(ROWS, 3);
        double[] narrow = Arrays.stream(all).map(value -> (float) value).toArray();
        try (Model model = provider.load(content)) {
            assertSame(scores(model, narrow, ROWS), scores(model, all, ROWS), "narrowed to float");
        }
    }

    void writesItsScoresAlone() {
        double[] all = rows(ROWS, 4);
        double[] before = all.clone();
        try (Model model = provider.load(content)) {
            for (int count : new int[] {1, 15, ROWS}) {
                double[] batch = Arrays.copyOf(all, count * columns);
                double[] onNumbers = new double[count * outputs];
                double[] onNothing = new double[count * outputs];
                Arrays.fill(onNumbers, 12_345);
                Arrays.fill(onNothing, Double.NaN);
                model.predict(batch, count, columns, onNumbers);
                model.predict(batch, count, columns, onNothing);
                assertSame(onNothing, onNumbers, "over other values of out");
                assertThat(bits(batch))
                        .as("the rows after %s scored them", this)
                        .isEqualTo(bits(Arrays.copyOf(before, count * columns)));
            }
        }
    }

    void refusesWrongLengths() {
        try (Model model = provider.load(content)) {
            int[][] wrong = { // rows, columns, length of rowMajor beyond, length of out beyond
                {2, columns + 1, 0, 0},
                {2, columns - 1, 0, 0},
                {2, columns, 1, 0},
                {2, columns, -1, 0},
                {2, columns, 0, 1},
                {2, columns, 0, -1},
                {2, columns, 0, outputs},
                {-1, columns, 3 * columns, 3 * outputs},
                {Integer.MAX_VALUE, columns, 0, 0},
            };
            for (int[] each : wrong) {
                double[] batch = new double[Math.max(0, (each[0] == 2 ? 2 * each[1] : 0) + each[2])];
                double[] out = new double[Math.max(0, (each[0] == 2 ? 2 * outputs : 0) + each[3])];
                Arrays.fill(out, 12_345);
                if (columns == 0 && each[2] < 0 || each[1] < 0) {
                    continue;
                }
                assertThatThrownBy(() -> model.predict(batch, each[0], each[1], out))
                        .as(
                                "%s: %d rows of %d in %d values, scores in %d",
                                this, each[0], each[1], batch.length, out.length)
                        .isInstanceOf(ModelException.class)
                        .hasMessageContaining(content.origin());
                assertThat(out).as("out after %s refused", this).containsOnly(fill(out));
            }
        }
    }

    private static double[] fill(double[] out) {
        return out.length == 0 ? new double[0] : new double[] {12_345};
    }

    void scoresTheSameInThreads() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try (Model model = provider.load(content)) {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Future<?>> all = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                int thread = t;
                all.add(executor.submit(() -> {
                    int count = 1 + thread * (ROWS - 1) / (THREADS - 1);
                    double[] own = rows(count, 10 + thread);
                    double[] expected = alone(model, own, count);
                    start.await(1, TimeUnit.MINUTES);
                    for (int round = 0; round < ROUNDS; round++) {
                        assertSame(scores(model, own, count), expected, "while others score");
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            executor.shutdown();
        }
    }

    void allocatesAtMost(IntToLongFunction allowed) {
        try (Model model = provider.load(content)) {
            for (int count : new int[] {1, 15, ROWS}) {
                double[] batch = rows(count, 5);
                double[] out = new double[count * outputs];
                score(model, batch, count, out);
                AllocatedBytes.ofThisThread(); // Warm, too.
                long before = AllocatedBytes.ofThisThread();
                score(model, batch, count, out);
                assertThat(AllocatedBytes.ofThisThread() - before)
                        .as("bytes for %d times %d rows of %s", CALLS, count, this)
                        .isLessThan(COUNTING + CALLS * allowed.applyAsLong(count));
            }
        }
    }

    private void score(Model model, double[] batch, int count, double[] out) {
        for (int i = 0; i < CALLS; i++) {
            model.predict(batch, count, columns, out);
        }
    }

    void refusesWhenClosed() {
        double[] row = rows(1, 6);
        try (Model other = provider.load(content)) {
            double[] expected = scores(other, row, 1);
            Model model = provider.load(content);
            assertSame(scores(model, row, 1), expected, "before it is closed");
            model.close();
            model.close();
            double[] out = new double[outputs];
            assertThatThrownBy(() -> model.predict(row, 1, columns, out))
                    .as("%s, closed", this)
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining(content.origin());
            assertThat(out).as("out after %s refused", this).containsOnly(0);
            assertSame(scores(other, row, 1), expected, "after another of its content was closed");
        }
    }

    @Override
    public String toString() {
        return content.origin();
    }
}
