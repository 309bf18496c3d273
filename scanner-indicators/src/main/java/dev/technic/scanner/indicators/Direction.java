package dev.technic.scanner.indicators;

/**
 * Which way a change went, without a branch or a comparison, so that C2 makes short vector code of a loop over it.
 *
 * <p>Exact for changes whose size is 0 or from 2⁻⁵⁶² to 2⁵¹² (10⁻¹⁶⁹ to 10¹⁵⁴). What is smaller is no change; what is greater, or NaN, has no
 * direction, and gives an infinite value or NaN, which count as undefined.
 */
final class Direction {

    private Direction() {}

    /** 1 where the change is up, −1 where it is down, 0 where there is none. */
    static double sign(double change) {
        double small = small(change);
        return Math.ceil(small) - Math.ceil(-small);
    }

    /** {@code rise} where the change is up, {@code −fall} where it is down, 0 where there is none. */
    static double of(double change, double rise, double fall) {
        double small = small(change);
        return Math.ceil(small) * rise - Math.ceil(-small) * fall;
    }

    /**
     * A change without what rounding alone can make of it, for {@link #sign} and {@link #of}: prices are decimal numbers, and what is equal of
     * them, as the moves from 2.07 to 2.08 and from 2.05 to 2.04 are, is mostly unequal as doubles. A change of up to 4 units in the last
     * place of the price is 0; any other is rounded by 16 units at most. Six prices that are off by half a unit each leave the
     * difference of two means 4 units off at most, four of them that of two moves 3.
     *
     * @param price about as great as the prices are, of any sign
     */
    static double beyondRounding(double change, double price) {
        double coarse = 16 * price;
        return change + coarse - coarse;
    }

    /** Between −1 and 1, with the sign of the change: rounded up, it is 1 or 0. Infinite where the change is too great to fit. */
    private static double small(double change) {
        return change * 0x1p512 * 0x1p-512 * 0x1p-512;
    }

    /** {@code max(x, 0)}, exactly, in cheaper steps. */
    static double positive(double x) {
        return 0.5 * (x + Math.abs(x));
    }
}
