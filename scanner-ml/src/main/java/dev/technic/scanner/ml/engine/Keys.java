package dev.technic.scanner.ml.engine;

/**
 * Float32 as whole numbers in the same order, so that comparing takes no branch: {@code x < t} where {@code key(x) < key(t)}, with
 * one zero, and missing values outside of all others.
 */
final class Keys {

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

    private static int ordered(float x) {
        int bits = Float.floatToRawIntBits(x + 0f);
        return bits ^ bits >> 31 & Integer.MAX_VALUE;
    }
}
