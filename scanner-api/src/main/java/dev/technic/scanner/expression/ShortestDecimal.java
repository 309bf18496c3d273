package dev.technic.scanner.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Writes a double in the fewest digits that parse back to it, and of those the closest; the same on every JDK, which
 * {@link Double#toString(double)} is not.
 *
 * <p>A double is an exact decimal. For each number of digits from 1 to 17, the decimals nearest below and above it are tried: whatever
 * parses back to a double is an interval around it, so if any decimal of that many digits lies within, one of these two does. The intervals need
 * not be symmetric, at powers of two they are not.
 */
final class ShortestDecimal {

    /** From 1e-5 up to and without 1e15, numbers are written without an exponent. */
    private static final int SMALL_EXPONENT = -5;

    private static final int LARGE_EXPONENT = 15;
    private static final double LARGE = 1e15;

    /** Seventeen digits tell every double from every other. */
    private static final int ENOUGH_DIGITS = 17;

    private ShortestDecimal() {}

    /** The canonical text of a finite number, or {@code nan}. */
    static String of(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (isInteger(value)) {
            return Long.toString((long) value);
        }
        String text = write(digits(Math.abs(value)));
        return value < 0 ? "-" + text : text;
    }

    /** Whether it is a whole number that is written as an integer. */
    static boolean isInteger(double value) {
        return Math.abs(value) < LARGE && value == Math.rint(value);
    }

    private static BigDecimal digits(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < ENOUGH_DIGITS; digits++) {
            BigDecimal below = exact.round(new MathContext(digits, RoundingMode.DOWN));
            BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
            BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (nearest.doubleValue() == value) {
                return nearest;
            }
            BigDecimal other = nearest.equals(below) ? above : below;
            if (other.doubleValue() == value) {
                return other;
            }
        }
        return exact.round(new MathContext(ENOUGH_DIGITS, RoundingMode.HALF_EVEN));
    }

    private static String write(BigDecimal decimal) {
        BigDecimal shortest = decimal.stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= SMALL_EXPONENT && exponent < LARGE_EXPONENT) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().toString();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + exponent;
    }
}
