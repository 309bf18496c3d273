package dev.technic.scanner.ml.engine;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The single-precision {@code exp} and {@code log} of C, as glibc since 2.27 and most others compute them: XGBoost's predictions
 * hang on their last bit, which no function of Java's gives.
 *
 * <pre>{@code
 * exp x = 2^(k/32) · 2^(r/32),  k = rint(x · 32/ln 2),  2^(r/32) by a polynomial of degree 3
 * log x = k · ln 2 + log c + log(1 + r),  x = 2^k · z,  r = z/c − 1, c one of 16 centres, log(1 + r) by a polynomial of degree 4
 * }</pre>
 *
 * <p>All in double precision, rounded once at the end. Where processors multiply and add in one rounding, C does so; the one place
 * where that shows in a float, the reduction of {@code exp}'s argument, is done here in two exact products. Compared with glibc
 * 2.36 over all arguments: {@code docs/decisions/0007-java-scoring.md}.
 *
 * <p>The algorithm, its polynomials and its centres are those of ARM's Optimized Routines (Copyright 2017-2018, Arm Limited; MIT
 * OR Apache-2.0 WITH LLVM-exception).
 *
 * @see <a href="https://github.com/ARM-software/optimized-routines">Optimized Routines</a>
 */
final class CMath {

    private static final int STEPS = 32;

    private static final double STEPS_BY_LN2 = 0x1.71547652b82fep+0 * STEPS;

    /** The upper 26 bits of it, and the rest: times a float32 either is exact. */
    private static final double HIGH = Double.longBitsToDouble(Double.doubleToRawLongBits(STEPS_BY_LN2) & -1L << 27);

    private static final double LOW = STEPS_BY_LN2 - HIGH;

    /** Added and subtracted again, it rounds to a whole number. */
    private static final double ROUND = 0x1.8p52;

    private static final double E3 = 0x1.c6af84b912394p-5 / STEPS / STEPS / STEPS;
    private static final double E2 = 0x1.ebfce50fac4f3p-3 / STEPS / STEPS;
    private static final double E1 = 0x1.62e42ff0c52d6p-1 / STEPS;

    /** {@code [32]}: the bits of 2^(i/32), less i where k is added to the exponent. */
    private static final long[] POWERS = powers();

    private static final double LN2 = 0x1.62e42fefa39efp-1;
    private static final double L4 = -0x1.00ea348b88334p-2;
    private static final double L3 = 0x1.5575b0be00b6ap-2;
    private static final double L2 = -0x1.ffffef20a4123p-2;

    /** {@code [16 × 2]}: 1/c and log c. */
    private static final double[] CENTRES = {
        0x1.661ec79f8f3bep+0, -0x1.57bf7808caadep-2,
        0x1.571ed4aaf883dp+0, -0x1.2bef0a7c06ddbp-2,
        0x1.49539f0f010bp+0, -0x1.01eae7f513a67p-2,
        0x1.3c995b0b80385p+0, -0x1.b31d8a68224e9p-3,
        0x1.30d190c8864a5p+0, -0x1.6574f0ac07758p-3,
        0x1.25e227b0b8eap+0, -0x1.1aa2bc79c81p-3,
        0x1.1bb4a4a1a343fp+0, -0x1.a4e76ce8c0e5ep-4,
        0x1.12358f08ae5bap+0, -0x1.1973c5a611cccp-4,
        0x1.0953f419900a7p+0, -0x1.252f438e10c1ep-5,
        0x1p+0, 0x0p+0,
        0x1.e608cfd9a47acp-1, 0x1.aa5aa5df25984p-5,
        0x1.ca4b31f026aap-1, 0x1.c5e53aa362eb4p-4,
        0x1.b2036576afce6p-1, 0x1.526e57720db08p-3,
        0x1.9c2d163a1aa2dp-1, 0x1.bc2860d22477p-3,
        0x1.886e6037841edp-1, 0x1.1058bc8a07ee1p-2,
        0x1.767dcf5534862p-1, 0x1.4043057b6ee09p-2,
    };

    private CMath() {}

    /** {@code expf}: 0 below −103.97, infinite above 88.72. */
    static float exp(float x) {
        if (!(Math.abs(x) < 88)) {
            if (x > 0x1.62e42ep6f) {
                return Float.POSITIVE_INFINITY;
            }
            if (!(x >= -0x1.9fe368p6f)) {
                return Float.isNaN(x) ? x : 0;
            }
        }
        double shifted = STEPS_BY_LN2 * x + ROUND;
        double whole = shifted - ROUND;
        double r = HIGH * x - whole + LOW * x;
        long k = Double.doubleToRawLongBits(shifted);
        double power = Double.longBitsToDouble(POWERS[(int) k & STEPS - 1] + (k << 47));
        return (float) (((E3 * r + E2) * (r * r) + (E1 * r + 1)) * power);
    }

    /** {@code logf}: NaN below 0, −infinity at 0. */
    static float log(float x) {
        if (!(x > 0) || x == Float.POSITIVE_INFINITY) {
            return x == 0 ? Float.NEGATIVE_INFINITY : x < 0 ? Float.NaN : x;
        }
        int bits = x == 1 ? 0x3f800000 : Float.floatToRawIntBits(x);
        if (bits < 0x00800000) {
            bits = Float.floatToRawIntBits(x * 0x1p23f) - (23 << 23);
        }
        int above = bits - 0x3f330000;
        int centre = above >> 19 & 15;
        int k = above >> 23;
        double z = Float.intBitsToFloat(bits - (above & 0x1ff << 23));
        double r = z * CENTRES[2 * centre] - 1;
        double r2 = r * r;
        double high = CENTRES[2 * centre + 1] + k * LN2;
        return (float) ((L4 * r2 + (L3 * r + L2)) * r2 + (high + r));
    }

    private static long[] powers() {
        MathContext digits = new MathContext(40);
        BigDecimal step = BigDecimal.valueOf(2);
        for (int n = STEPS; n > 1; n /= 2) {
            step = step.sqrt(digits);
        }
        long[] powers = new long[STEPS];
        BigDecimal power = BigDecimal.ONE;
        for (int i = 0; i < STEPS; i++) {
            powers[i] = Double.doubleToRawLongBits(power.doubleValue()) - ((long) i << 47);
            power = power.multiply(step, digits);
        }
        return powers;
    }
}
