package dev.technic.scanner.indicators;

/** Gives a size the direction of a change without a branch, so that C2 makes vector code of a loop over it. */
final class Direction {

    private Direction() {}

    /** {@code size} where the change is up, {@code −size} where it is down, 0 where there is none; NaN of NaN. */
    static double of(double change, double size) {
        double beyond = change * 0x1p1023 * 0x1p1023; // of the least double above 0, still more than 10²⁹²
        return Math.max(-size, Math.min(size, beyond));
    }
}
