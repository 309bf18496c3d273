package dev.technic.scanner.ml.engine;

/**
 * Float32 as whole numbers in the same order, so that comparing takes no branch: {@code x < t} where {@code key(x) < key(t)}, with
 * one zero, and missing values outside of all others.
 */
final class Keys {

    /** Of a node: bits below its threshold, for where it looks in a row. */
    private static final int SOURCE_BITS = 31;

    /** Of a missing value that goes left: below −infinity. */
    static final int MISSING_LEFT = Integer.MIN_VALUE;

    /** Of a missing value that goes right: above infinity. */
    static final int MISSING_RIGHT = Integer.MAX_VALUE;

    private Keys() {}

    /** Of a value; {@link #MISSING_LEFT} of NaN. */
    static int of(double value) {
        float x = (float) value;
        return Float.isNaN(x) ? MISSING_LEFT : ordered(x);
    }

    /** Of a threshold; no value is less than NaN. */
    static int ofThreshold(float threshold) {
        return Float.isNaN(threshold) ? MISSING_LEFT + 1 : ordered(threshold);
    }

    /** The value that has this key. */
    static float value(int key) {
        return Float.intBitsToFloat(key ^ key >> 31 & Integer.MAX_VALUE);
    }

    /** 1 where {@code key >= threshold}, else 0. */
    static int right(int key, int threshold) {
        return (int) ((long) threshold - 1 - key >>> 63);
    }

    /** What {@link #right(long[], long)} compares with: all thresholds of smaller keys are reached, and this one. */
    static long reached(int key) {
        return key + 1L << SOURCE_BITS;
    }

    /** The key that has reached this. */
    static int key(long reached) {
        return (int) ((reached >> SOURCE_BITS) - 1);
    }

    /** A split of a tree: its threshold, and where in the row stands what it asks. */
    static long node(float threshold, int source) {
        return (long) ofThreshold(threshold) << SOURCE_BITS | source;
    }

    /** 1 where the row has reached the node's threshold, else 0. */
    static int right(long[] row, long node) {
        return (int) (node - row[(int) node & row.length - 1] >>> 63);
    }

    /** Room for a row of so many columns: a power of two, so that no node can look beside it. */
    static long[] row(int columns) {
        return new long[Math.max(1, Integer.highestOneBit(2 * (2 * columns) - 1))];
    }

    /** Sets {@code row} to a row of a batch, twice: missing values go left in the first half and right in the second. */
    static void encode(double[] rowMajor, int at, int columns, long[] row) {
        for (int i = 0; i < columns; i++) {
            int key = of(rowMajor[at + i]);
            row[i] = reached(key);
            row[columns + i] = reached(key == MISSING_LEFT ? MISSING_RIGHT : key);
        }
    }

    private static int ordered(float x) {
        int bits = Float.floatToRawIntBits(x + 0f);
        return bits ^ bits >> 31 & Integer.MAX_VALUE;
    }
}
