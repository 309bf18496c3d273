package dev.technic.scanner.testkit;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.spi.ModelContent;
import java.util.List;

/** A model that keeps the laws: a row's score is the sum of its values in float, without the missing ones, and the sum's negation. */
class SumModel implements Model {

    static final int COLUMNS = 3;
    static final int OUTPUTS = 2;

    final ModelContent content;
    private volatile boolean closed;

    SumModel(ModelContent content) {
        this.content = content;
    }

    @Override
    public List<String> features() {
        return List.of("a", "b", "c");
    }

    @Override
    public int featureCount() {
        return COLUMNS;
    }

    @Override
    public int outputCount() {
        return OUTPUTS;
    }

    @Override
    public String objective() {
        return "sum";
    }

    @Override
    public String hash() {
        return content.hash();
    }

    @Override
    public String engine() {
        return "adder";
    }

    @Override
    public void predict(double[] rowMajor, int rows, int columns, double[] out) {
        if (closed) {
            throw refused("is closed");
        }
        if (columns != COLUMNS || rowMajor.length != (long) rows * COLUMNS || out.length != (long) rows * OUTPUTS) {
            throw refused("scores rows of 3 values, two scores each");
        }
        for (int row = 0; row < rows; row++) {
            score(rowMajor, row, out);
        }
    }

    void score(double[] rowMajor, int row, double[] out) {
        float sum = 0;
        for (int i = row * COLUMNS; i < (row + 1) * COLUMNS; i++) {
            sum += Double.isNaN(rowMajor[i]) ? 0 : (float) rowMajor[i];
        }
        out[row * OUTPUTS] = sum;
        out[row * OUTPUTS + 1] = -sum;
    }

    ModelException refused(String words) {
        return new ModelException("model " + content.origin() + " " + words);
    }

    @Override
    public void close() {
        closed = true;
    }
}
