package dev.technic.scanner.ml.engine;

/**
 * Goes down a padded tree with 64 rows at once. A table holds for each question the rows that go right; {@code split} names the
 * question of each node, level by level; plane k is the k-th turn of each row.
 *
 * <pre>{@code
 * turn 0 = the answer at the root
 * turn k = the answer of the node that turns 0 … k−1 lead to = 2^k answers halved k times by  l ^ (l ^ r) & turn
 * }</pre>
 */
final class BitPlanes {

    /** Of a byte: the turns of a leaf's number, the first in the lowest bit. */
    static final int PLANES = 8;

    private static final long NIBBLES = 0x0f0f_0f0f_0f0f_0f0fL;
    private static final long PAIRS = 0x3333_3333_3333_3333L;
    private static final long BITS = 0x5555_5555_5555_5555L;

    private BitPlanes() {}

    /** Sets {@code planes[from + k]} to turn k, for each level of a tree whose splits begin at {@code at}. */
    static void turns(long[] table, int[] split, int at, int depth, long[] planes, int from) {
        if (depth == 0) {
            return;
        }
        long a = planes[from] = table[split[at]];
        long b = depth < 2 ? 0 : (planes[from + 1] = two(table, split, at + 1, a));
        long c = depth < 3 ? 0 : (planes[from + 2] = four(table, split, at + 3, a, b));
        long d = depth < 4 ? 0 : (planes[from + 3] = eight(table, split, at + 7, a, b, c));
        if (depth > 4) {
            deeper(table, split, at, depth, planes, a, b, c, d);
        }
    }

    private static void deeper(
            long[] table, int[] split, int at, int depth, long[] planes, long a, long b, long c, long d) {
        long e = planes[4] = sixteen(table, split, at + 15, a, b, c, d);
        long f = depth < 6 ? 0 : (planes[5] = thirtyTwo(table, split, at + 31, a, b, c, d, e));
        long g = depth < 7 ? 0 : (planes[6] = sixtyFour(table, split, at + 63, a, b, c, d, e, f));
        if (depth > 7) {
            long l = sixtyFour(table, split, at + 127, b, c, d, e, f, g);
            planes[7] = mux(l, sixtyFour(table, split, at + 191, b, c, d, e, f, g), a);
        }
    }

    private static long mux(long left, long right, long turn) {
        return left ^ (left ^ right) & turn;
    }

    private static long two(long[] table, int[] split, int at, long a) {
        return mux(table[split[at]], table[split[at + 1]], a);
    }

    private static long four(long[] table, int[] split, int at, long a, long b) {
        return mux(two(table, split, at, b), two(table, split, at + 2, b), a);
    }

    private static long eight(long[] table, int[] split, int at, long a, long b, long c) {
        return mux(four(table, split, at, b, c), four(table, split, at + 4, b, c), a);
    }

    private static long sixteen(long[] table, int[] split, int at, long a, long b, long c, long d) {
        return mux(eight(table, split, at, b, c, d), eight(table, split, at + 8, b, c, d), a);
    }

    private static long thirtyTwo(long[] table, int[] split, int at, long a, long b, long c, long d, long e) {
        return mux(sixteen(table, split, at, b, c, d, e), sixteen(table, split, at + 16, b, c, d, e), a);
    }

    private static long sixtyFour(long[] table, int[] split, int at, long a, long b, long c, long d, long e, long f) {
        return mux(thirtyTwo(table, split, at, b, c, d, e, f), thirtyTwo(table, split, at + 32, b, c, d, e, f), a);
    }

    /** From bit i of plane p in byte g to bit p of plane i in byte g: eight transposed 8 × 8 squares. */
    static void transpose(long[] planes) {
        for (int i = 0; i < 4; i++) {
            swap(planes, i, 4, NIBBLES);
        }
        for (int i = 0; i < 2; i++) {
            swap(planes, i, 2, PAIRS);
            swap(planes, i + 4, 2, PAIRS);
        }
        for (int i = 0; i < PLANES; i += 2) {
            swap(planes, i, 1, BITS);
        }
    }

    private static void swap(long[] planes, int i, int distance, long mask) {
        long low = planes[i];
        long high = planes[i + distance];
        long change = (low >>> distance ^ high) & mask;
        planes[i] = low ^ change << distance;
        planes[i + distance] = high ^ change;
    }

    /** Adds its leaf to each row: byte g of plane j, less the lowest {@code shift} bits, is the leaf of row 8g + j. */
    static void add(long[] planes, int shift, int mask, float[] leaves, int at, float[] sums, int out) {
        for (int j = 0; j < PLANES; j++) {
            long numbers = planes[j] >>> shift;
            int row = out + j;
            sums[row] += leaves[at + ((int) numbers & mask)];
            sums[row + 8] += leaves[at + ((int) (numbers >>> 8) & mask)];
            sums[row + 16] += leaves[at + ((int) (numbers >>> 16) & mask)];
            sums[row + 24] += leaves[at + ((int) (numbers >>> 24) & mask)];
            sums[row + 32] += leaves[at + ((int) (numbers >>> 32) & mask)];
            sums[row + 40] += leaves[at + ((int) (numbers >>> 40) & mask)];
            sums[row + 48] += leaves[at + ((int) (numbers >>> 48) & mask)];
            sums[row + 56] += leaves[at + ((int) (numbers >>> 56) & mask)];
        }
    }
}
