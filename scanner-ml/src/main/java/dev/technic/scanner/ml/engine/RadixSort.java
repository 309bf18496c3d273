package dev.technic.scanner.ml.engine;

import java.util.Arrays;

/**
 * Sorts whole numbers by their upper halves, ascending and stable, a byte at a time: four passes whatever the order, where comparing
 * takes a badly guessed branch for each of the {@code log n}.
 */
final class RadixSort {

    private static final int BYTES = Integer.BYTES;
    private static final int DIGITS = 1 << Byte.SIZE;

    /** In the highest byte, the sign: the negative come first. */
    private static final int SIGN = DIGITS / 2;

    /** {@code [bytes × digits]}: where the next number of a digit goes. */
    private final int[] next = new int[BYTES * DIGITS];

    private final long[] spare;

    /** @param most numbers of a sort */
    RadixSort(int most) {
        this.spare = new long[most];
    }

    /** Sorts {@code values[from … to)}. */
    void sort(long[] values, int from, int to) {
        count(values, from, to);
        move(values, from, to - from, spare, 0, 0, 0);
        move(spare, 0, to - from, values, from, 1, 0);
        move(values, from, to - from, spare, 0, 2, 0);
        move(spare, 0, to - from, values, from, 3, SIGN);
    }

    private void count(long[] values, int from, int to) {
        Arrays.fill(next, 0);
        for (int i = from; i < to; i++) {
            int key = (int) (values[i] >>> Integer.SIZE);
            next[key & 0xFF]++;
            next[DIGITS + (key >>> 8 & 0xFF)]++;
            next[2 * DIGITS + (key >>> 16 & 0xFF)]++;
            next[3 * DIGITS + (key >>> 24 ^ SIGN)]++;
        }
        for (int digit = 0; digit < BYTES; digit++) {
            int sum = 0;
            for (int i = digit * DIGITS; i < (digit + 1) * DIGITS; i++) {
                int count = next[i];
                next[i] = sum;
                sum += count;
            }
        }
    }

    private void move(long[] values, int from, int length, long[] to, int at, int digit, int flip) {
        int shift = Integer.SIZE + digit * Byte.SIZE;
        int first = digit * DIGITS;
        for (int i = from; i < from + length; i++) {
            long value = values[i];
            int place = next[first + ((int) (value >>> shift) & 0xFF ^ flip)]++;
            to[at + place] = value;
        }
    }
}
