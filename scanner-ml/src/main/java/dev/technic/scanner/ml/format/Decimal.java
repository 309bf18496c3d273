package dev.technic.scanner.ml.format;

import java.nio.charset.StandardCharsets;

/**
 * Reads a number that JSON spells in decimal digits: a whole one of up to 15 digits as it is, any other as the nearest float32.
 *
 * <p>Up to 15 digits and 10^22 are exact in a double, so that one multiplication or division gives the double nearest to the number
 * (Clinger, "How to read floating point numbers accurately", 1990). The float nearest to that double is the one nearest to the number,
 * unless the double lies just between two floats; that one in half a billion, and what is out of these bounds, is left to the JDK.
 */
final class Decimal {

    private static final int EXACT_DIGITS = 15;
    private static final int LARGEST_EXPONENT = 100_000;

    /** Of a double, the bits that a float has not; and those of a double that lies between two floats. */
    private static final long BELOW_FLOAT = (1L << 29) - 1;

    private static final long BETWEEN = 1L << 28;

    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private Decimal() {}

    /** The number that the bytes {@code [from, to)} spell: an optional minus, digits, an optional fraction and exponent. */
    static double read(byte[] bytes, int from, int to) {
        boolean negative = bytes[from] == '-';
        long digits = 0;
        int count = 0;
        int fraction = 0;
        int at = negative ? from + 1 : from;
        boolean whole = true;
        for (; at < to && (bytes[at] | ' ') != 'e'; at++) {
            if (bytes[at] == '.') {
                whole = false;
                continue;
            }
            digits = count < EXACT_DIGITS ? 10 * digits + bytes[at] - '0' : digits;
            count++;
            fraction += whole ? 0 : 1;
        }
        if (count > EXACT_DIGITS) {
            return byJdk(bytes, from, to);
        }
        if (at == to && whole) {
            return negative && digits > 0 ? -digits : digits;
        }
        int exponent = exponent(bytes, at + 1, to) - fraction;
        float value = digits == 0 ? 0f : scaled(digits, exponent);
        return Float.isNaN(value) ? byJdk(bytes, from, to) : negative ? -value : value;
    }

    /** {@code digits · 10^exponent}; NaN where this is not exact. */
    private static float scaled(long digits, int exponent) {
        if (exponent < -22 || exponent > 22) {
            return exponent > 38 ? Float.POSITIVE_INFINITY : exponent < -61 ? 0 : Float.NaN;
        }
        double nearest = exponent < 0 ? digits / POWERS[-exponent] : digits * POWERS[exponent];
        boolean between = (Double.doubleToRawLongBits(nearest) & BELOW_FLOAT) == BETWEEN;
        return between || nearest < Float.MIN_NORMAL || nearest > Float.MAX_VALUE ? Float.NaN : (float) nearest;
    }

    private static int exponent(byte[] bytes, int from, int to) {
        if (from >= to) {
            return 0;
        }
        boolean negative = bytes[from] == '-';
        int exponent = 0;
        for (int at = negative || bytes[from] == '+' ? from + 1 : from; at < to; at++) {
            exponent = Math.min(LARGEST_EXPONENT, 10 * exponent + bytes[at] - '0');
        }
        return negative ? -exponent : exponent;
    }

    private static float byJdk(byte[] bytes, int from, int to) {
        return Float.parseFloat(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
    }
}
