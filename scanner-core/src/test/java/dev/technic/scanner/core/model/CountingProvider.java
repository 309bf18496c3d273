package dev.technic.scanner.core.model;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.Prediction;
import dev.technic.scanner.Rounds;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Models that say the number that their content is; counts what is loaded and what is not yet closed. */
final class CountingProvider implements ModelProvider {

    final AtomicInteger loads = new AtomicInteger();
    final AtomicInteger open = new AtomicInteger();
    private final String name;
    private final Runnable whileLoading;

    CountingProvider() {
        this("counting", () -> {});
    }

    CountingProvider(String name, Runnable whileLoading) {
        this.name = name;
        this.whileLoading = whileLoading;
    }

    static ModelContent content(int number) {
        return new ModelContent("model-" + number, bytes(number));
    }

    static byte[] bytes(int number) {
        return Integer.toString(number).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean reads(ModelContent content) {
        return true;
    }

    @Override
    public Model load(ModelContent content) {
        loads.incrementAndGet();
        whileLoading.run();
        String text = new String(content.bytes(), StandardCharsets.UTF_8);
        int number;
        try {
            number = Integer.parseInt(text);
        } catch (NumberFormatException damaged) {
            throw new ModelException("model " + content.origin() + " is not a number", damaged);
        }
        open.incrementAndGet();
        return new Constant(number, content);
    }

    private final class Constant implements Model {

        private final int number;
        private final String origin;
        private final String hash;
        private final AtomicBoolean closed = new AtomicBoolean();

        Constant(int number, ModelContent content) {
            this.number = number;
            this.origin = content.origin();
            this.hash = content.hash();
        }

        @Override
        public List<String> features() {
            return List.of();
        }

        @Override
        public int featureCount() {
            return 1;
        }

        @Override
        public int outputCount() {
            return 1;
        }

        @Override
        public String objective() {
            return "constant";
        }

        @Override
        public String hash() {
            return hash;
        }

        @Override
        public String engine() {
            return name;
        }

        @Override
        public void predict(double[] rowMajor, int rows, int columns, double[] out) {
            if (rows < 0) {
                throw new ModelException("model " + origin + ": " + rows + " rows");
            }
            if (closed.get()) {
                throw new ModelException("scored after it was closed");
            }
            Arrays.fill(out, 0, rows, number);
            if (closed.get()) {
                throw new ModelException("closed while it was scored");
            }
        }

        @Override
        public int outputCount(Prediction asked) {
            if (asked == Prediction.LEAF) {
                throw new ModelException("model " + origin + ": no leaves");
            }
            return 1;
        }

        @Override
        public void predict(Prediction asked, double[] rowMajor, int rows, int columns, double[] out) {
            outputCount(asked);
            predict(rowMajor, rows, columns, out);
        }

        @Override
        public Model ofRounds(Rounds rounds) {
            throw new ModelException("model " + origin + " has no rounds");
        }

        @Override
        public void close() {
            if (!closed.compareAndSet(false, true)) {
                throw new IllegalStateException("closed twice");
            }
            open.decrementAndGet();
        }

        @Override
        public String toString() {
            return "constant " + number;
        }
    }
}
