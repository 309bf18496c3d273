package dev.technic.scanner.indicators;

/** Gives a size the direction of a change without a branch, so that C2 makes vector code of a loop over it. */
final class Direction {

    private Direction() {}

    /** {@code size} where the change is up, {@code −size} where it is down, 0 where there is none; NaN of NaN. */
    static double of(double change, double size) {
        return of(change, size, size);
    }

    /** {@code rise} where the change is up, {@code −fall} where it is down, 0 where there is none; NaN of NaN. Neither is below 0. */
    static double of(double change, double rise, double fall) {
        double beyond = change * 0x1p1023 * 0x1p1023; // of the least double above 0, still more than 10²⁹²
        return Math.max(-fall, Math.min(rise, beyond));
    }

    /** {@code max(x, 0)}, exactly, in cheaper steps. */
    static double positive(double x) {
        return 0.5 * (x + Math.abs(x));
    }
}
