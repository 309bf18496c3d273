package dev.technic.scanner.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Damaged copies of a model: each is refused by a {@link ModelException} or scores, and nothing else ever comes of it. */
final class DamagedContents {

    private static final int ROWS = 24;

    /** A row of more values than this is not tried. */
    private static final int WIDEST = 1 << 20;

    /** What reading may take, however large the content says it is: a part for each byte, and some for all. */
    private static final long BYTES_FOR_ALL = 64L << 20;

    private static final long BYTES_FOR_EACH = 2_000;

    private final ModelProvider provider;
    private final ModelContent whole;
    private final int count;

    DamagedContents(ModelProvider provider, ModelContent whole, int count) {
        this.provider = provider;
        this.whole = whole;
        this.count = count;
    }

    void areRefusedOrScore() {
        for (int i = 0; i < count; i++) {
            ModelContent damaged = damaged(i);
            try {
                isRefusedOrScores(damaged);
            } catch (Throwable thrown) {
                throw new AssertionError(
                        damaged.origin() + " is neither refused by a ModelException nor scored", thrown);
            }
        }
    }

    private void isRefusedOrScores(ModelContent damaged) {
        provider.reads(damaged);
        try (Model model = provider.load(damaged)) {
            int columns = model.featureCount();
            if (columns > WIDEST) {
                return;
            }
            double[] rows = new double[ROWS * columns];
            Arrays.setAll(rows, i -> i % 5 == 0 ? Double.NaN : (i * 7L % 83 - 41) / 8.0);
            model.predict(rows, ROWS, columns, new double[ROWS * model.outputCount()]);
        } catch (ModelException refused) {
            assertThat(refused.getMessage()).contains(damaged.origin());
        }
    }

    void takeNoMoreThanTheyAreWorth() {
        long most = BYTES_FOR_ALL + BYTES_FOR_EACH * whole.bytes().length;
        for (int i = 0; i < count; i++) {
            ModelContent damaged = content(i, inflated(whole.bytes().clone(), new SplittableRandom(i)));
            long before = AllocatedBytes.ofThisThread();
            try (Model model = provider.load(damaged)) {
                assertThat(model.featureCount()).isNotNegative();
            } catch (ModelException refused) {
                assertThat(refused.getMessage()).contains(damaged.origin());
            } catch (OutOfMemoryError believed) {
                throw new AssertionError(damaged.origin() + " is believed", believed);
            }
            assertThat(AllocatedBytes.ofThisThread() - before)
                    .as("bytes that reading %s took", damaged.origin())
                    .isLessThan(most);
        }
    }

    private ModelContent content(int number, byte[] bytes) {
        return new ModelContent("damage " + number + " of " + whole.origin(), bytes);
    }

    private ModelContent damaged(int number) {
        byte[] bytes = whole.bytes().clone();
        SplittableRandom random = new SplittableRandom(number);
        if (number == 0 || bytes.length == 0) {
            return content(number, new byte[0]);
        }
        return content(
                number,
                switch (number % 5) {
                    case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
                    case 1 -> bitsFlipped(bytes, random);
                    case 2 -> bytesChanged(bytes, random);
                    case 3 -> pieceMoved(bytes, random);
                    default -> inflated(bytes, random);
                });
    }

    private static byte[] bitsFlipped(byte[] bytes, SplittableRandom random) {
        for (int flips = random.nextInt(1, 5); flips > 0; flips--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static byte[] bytesChanged(byte[] bytes, SplittableRandom random) {
        for (int changes = random.nextInt(1, 5); changes > 0; changes--) {
            byte some = bytes[random.nextInt(bytes.length)];
            bytes[random.nextInt(bytes.length)] = random.nextBoolean() ? some : (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static byte[] pieceMoved(byte[] bytes, SplittableRandom random) {
        int length = random.nextInt(1, Math.min(64, bytes.length) + 1);
        int from = random.nextInt(bytes.length - length + 1);
        System.arraycopy(bytes, from, bytes, random.nextInt(bytes.length - length + 1), length);
        return bytes;
    }

    /** Puts the largest number of some width somewhere, in either order of bytes, or digits where digits are. */
    private static byte[] inflated(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length);
        if (bytes[at] >= '0' && bytes[at] <= '9') {
            return spliced(bytes, at, "2147483647".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        int width = 1 << random.nextInt(1, 4);
        int end = Math.min(bytes.length, at + width);
        Arrays.fill(bytes, at, end, (byte) 0xff);
        if (random.nextInt(3) > 0) {
            bytes[random.nextBoolean() ? at : end - 1] = 0x7f;
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int at, byte[] piece) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + piece.length);
        System.arraycopy(bytes, at, longer, at + piece.length, bytes.length - at);
        System.arraycopy(piece, 0, longer, at, piece.length);
        return longer;
    }
}
