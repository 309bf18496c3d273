package dev.technic.scanner.examples;

import java.util.SplittableRandom;

/** Random numbers with the same bits on every JDK: only the generator's own 64 bits are used, and arithmetic that IEEE 754 fixes. */
final class Randomness {

    private static final double UNIT = 0x1p-53;
    private static final double SIXTEEN_BITS = 0x1p-16;

    /** Standard deviations of the sum of four uniform numbers in one. */
    private static final double SCALE = StrictMath.sqrt(3);

    private final SplittableRandom random;

    Randomness(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** In [0, 1). */
    double uniform() {
        return (random.nextLong() >>> 11) * UNIT;
    }

    boolean happens(double probability) {
        return uniform() < probability;
    }

    /** In [low, high), evenly in the logarithm. */
    double between(double low, double high) {
        return low * StrictMath.exp(uniform() * StrictMath.log(high / low));
    }

    /** Bell-shaped around 0 with deviation 1: four uniform numbers of 16 bits, added. */
    double bell() {
        long bits = random.nextLong();
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum * SIXTEEN_BITS - 2) * SCALE;
    }
}
