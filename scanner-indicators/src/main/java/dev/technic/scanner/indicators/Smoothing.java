package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Arguments;
import dev.technic.scanner.spi.Indicator;

/**
 * The weight of each new value in a recursive average, {@code average += weight · (x − average)}.
 *
 * <p>While the seed is made, value number {@code count} weighs {@code 1 / count}, which keeps the mean of the values so far; from
 * then on every value weighs the same. A kernel so has one loop for both, and a flat series has exactly its value as its average.
 *
 * @param seed values that the seed is the mean of
 * @param weight of each value after them
 */
record Smoothing(int seed, double weight) {

    /** Declares the choice of the seed: the mean of the first {@code period} values, or the first value alone. */
    static Indicator.Builder seeded(Indicator.Builder declaration) {
        return declaration.choice("seed", "mean", "first");
    }

    /** Weighs each value {@code 2 / (period + 1)}. */
    static Smoothing exponential(Arguments arguments, String period) {
        int n = arguments.whole(period);
        return new Smoothing(seed(arguments, n), 2.0 / (n + 1));
    }

    /** Wilder's: weighs each value {@code 1 / period}. */
    static Smoothing wilder(Arguments arguments) {
        int n = arguments.whole("period");
        return new Smoothing(seed(arguments, n), 1.0 / n);
    }

    private static int seed(Arguments arguments, int period) {
        return arguments.choice("seed").equals("first") ? 1 : period;
    }

    /** The weight of a value by its number, from 1; number 0 weighs nothing. */
    double at(int count) {
        return count > seed ? weight : count > 0 ? 1.0 / count : 0;
    }
}
