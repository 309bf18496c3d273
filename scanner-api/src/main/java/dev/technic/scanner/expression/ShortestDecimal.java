package dev.technic.scanner.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Writes a double in the fewest digits that parse back to it, and of those the closest; the same on every JDK, which
 * {@link Double#toString(double)} is not.
 *
 * <p>A double is an exact decimal. For a number of digits, the decimals nearest below and above it are tried: whatever
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
        String text = write(shortest(Math.abs(value)));
        return value < 0 ? "-" + text : text;
    }

    /** Whether it is a whole number that is written as an integer. */
    static boolean isInteger(double value) {
        return Math.abs(value) < LARGE && value == Math.rint(value);
    }

    /** Bisects the number of digits: a decimal of some digits is one of more digits too. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = cut(new BigDecimal(value));
        BigDecimal shortest = exact.round(new MathContext(ENOUGH_DIGITS, RoundingMode.HALF_EVEN));
        int tooFew = 0;
        int enough = ENOUGH_DIGITS;
        while (enough - tooFew > 1) {
            int digits = (tooFew + enough) / 2;
            BigDecimal decimal = closest(exact, digits, value);
            if (decimal == null) {
                tooFew = digits;
            } else {
                shortest = decimal;
                enough = digits;
            }
        }
        return shortest;
    }

    /** The decimal of so many digits that parses back and is closest, or null if none parses back. */
    private static @Nullable BigDecimal closest(BigDecimal exact, int digits, double value) {
        BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        if (nearest.doubleValue() == value) {
            return nearest;
        }
        RoundingMode otherSide = nearest.compareTo(exact) > 0 ? RoundingMode.DOWN : RoundingMode.UP;
        BigDecimal other = exact.round(new MathContext(digits, otherSide));
        return other.doubleValue() == value ? other : null;
    }

    /**
     * The up to 767 digits of a double, cut to those that can matter: a digit beyond the seventeen, and a 1 in place of all the rest, which keeps
     * the number on its side of every shorter decimal and of every middle between two.
     */
    private static BigDecimal cut(BigDecimal exact) {
        BigDecimal cut = exact.round(new MathContext(ENOUGH_DIGITS + 1, RoundingMode.DOWN));
        return cut.compareTo(exact) == 0 ? exact : cut.add(cut.ulp().movePointLeft(1));
    }

    private static String write(BigDecimal decimal) {
        BigDecimal stripped = decimal.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        if (exponent >= SMALL_EXPONENT && exponent < LARGE_EXPONENT) {
            return stripped.toPlainString();
        }
        String digits = stripped.unscaledValue().toString();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + exponent;
    }
}
