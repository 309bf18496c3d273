package dev.technic.scanner.core.scan;

import dev.technic.scanner.Model;
import java.util.ArrayList;
import java.util.List;

/** A model whose scores a test says, and that keeps each batch it was given. */
final class FakeModel implements Model {

    /** Scores a row. */
    interface Scores {
        void score(double[] row, double[] out);
    }

    /** Each batch, row by row. */
    final List<List<List<Double>>> batches = new ArrayList<>();

    private final List<String> features;
    private final int featureCount;
    private final int outputs;
    private final Scores scores;
    private boolean closed;

    FakeModel(List<String> features, int featureCount, int outputs, Scores scores) {
        this.features = features;
        this.featureCount = featureCount;
        this.outputs = outputs;
        this.scores = scores;
    }

    /** One output over features by name. */
    static FakeModel of(Scores scores, String... features) {
        return new FakeModel(List.of(features), features.length, 1, scores);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public List<String> features() {
        return features;
    }

    @Override
    public int featureCount() {
        return featureCount;
    }

    @Override
    public int outputCount() {
        return outputs;
    }

    @Override
    public String objective() {
        return "reg:fake";
    }

    @Override
    public String hash() {
        return "f".repeat(64);
    }

    @Override
    public String engine() {
        return "fake 1.0";
    }

    @Override
    public void predict(double[] rowMajor, int rows, int columns, double[] out) {
        List<List<Double>> batch = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            double[] row = java.util.Arrays.copyOfRange(rowMajor, r * columns, (r + 1) * columns);
            double[] said = new double[outputs];
            java.util.Arrays.fill(said, Double.NaN);
            scores.score(row, said);
            System.arraycopy(said, 0, out, r * outputs, outputs);
            batch.add(java.util.Arrays.stream(row).boxed().toList());
        }
        batches.add(batch);
    }

    @Override
    public void close() {
        closed = true;
    }
}
