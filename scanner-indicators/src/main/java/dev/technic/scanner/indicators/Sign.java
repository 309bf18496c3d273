package dev.technic.scanner.indicators;

/** The sign of a number without a branch, for which C2 makes vector code; of {@link Math#signum} it does so on some JDKs only. */
final class Sign {

    private Sign() {}

    /** −1, 0 or 1; NaN of NaN. Every non-zero double, times 2¹⁰²³ · 2⁵², is at least 2 in size. */
    static double of(double x) {
        return Math.max(-1, Math.min(1, x * 0x1p1023 * 0x1p52));
    }
}
