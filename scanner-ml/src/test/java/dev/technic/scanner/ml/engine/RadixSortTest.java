package dev.technic.scanner.ml.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RadixSortTest {

    private static final int BEFORE = 3;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 63, 64, 255, 256, 257, 5_000})
    void sortsByTheUpperHalfAndKeepsTheOrderOfEqualOnes(int length) {
        SplittableRandom random = new SplittableRandom(length);
        RadixSort radix = new RadixSort(length);
        for (int bits : new int[] {1, 9, 20, 32}) {
            long[] values = values(random, BEFORE + length + BEFORE, bits);
            long[] expected = sorted(values, BEFORE, BEFORE + length);

            radix.sort(values, BEFORE, BEFORE + length);

            assertThat(values).containsExactly(expected);
        }
    }

    /** Keys of both signs, of which more are equal the fewer bits they have, the extremes among them. */
    private static long[] values(SplittableRandom random, int length, int bits) {
        long[] values = new long[length];
        for (int i = 0; i < length; i++) {
            int key = random.nextInt() >> Integer.SIZE - bits;
            key = random.nextInt(10) == 0 ? Integer.MIN_VALUE : random.nextInt(10) == 0 ? Integer.MAX_VALUE : key;
            values[i] = (long) key << Integer.SIZE | random.nextInt() & 0xffff_ffffL;
        }
        return values;
    }

    private static long[] sorted(long[] values, int from, int to) {
        Long[] boxed = Arrays.stream(values).boxed().toArray(Long[]::new);
        Arrays.sort(boxed, from, to, Comparator.comparingInt(value -> (int) (value >> Integer.SIZE)));
        return Arrays.stream(boxed).mapToLong(Long::longValue).toArray();
    }
}
