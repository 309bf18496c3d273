package dev.technic.scanner.examples.cli;

import com.fasterxml.jackson.core.io.NumberOutput;

/**
 * Doubles as the files say them: the fewest digits that read back to the same double, the same on every JDK, which
 * {@link Double#toString(double)} is not. Jackson's writer finds the digits; here they are laid out as expressions write numbers: no
 * needless {@code .0}, an exponent only below 0.00001 and from 1e15.
 */
final class Numbers {

    private static final double PLAIN_LIMIT = 1e15;
    private static final int SMALLEST_PLAIN_EXPONENT = -5;
    private static final int LARGEST_PLAIN_EXPONENT = 14;

    private Numbers() {}

    /** The text of a finite number; empty for one that is undefined. */
    static String text(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        if (value == Math.rint(value) && Math.abs(value) < PLAIN_LIMIT) {
            return value == 0 && 1 / value < 0 ? "-0" : Long.toString((long) value);
        }
        String shortest = NumberOutput.toString(value, true);
        int exponentMark = shortest.indexOf('E');
        return exponentMark < 0 ? shortest : withExponent(shortest, exponentMark);
    }

    /** Lays out {@code -1.25E-7}, which always has one digit before the point and at least one after it. */
    private static String withExponent(String shortest, int mark) {
        int exponent = Integer.parseInt(shortest, mark + 1, shortest.length(), 10);
        int start = shortest.charAt(0) == '-' ? 1 : 0;
        int end = shortest.startsWith(".0", start + 1) && mark == start + 3 ? start + 1 : mark;
        StringBuilder text = new StringBuilder().append(shortest, 0, start);
        if (exponent < SMALLEST_PLAIN_EXPONENT || exponent > LARGEST_PLAIN_EXPONENT) {
            return text.append(shortest, start, end)
                    .append('e')
                    .append(exponent)
                    .toString();
        }
        String digits = shortest.charAt(start) + (end == mark ? shortest.substring(start + 2, mark) : "");
        if (exponent < 0) {
            return text.append("0.")
                    .append("0".repeat(-exponent - 1))
                    .append(digits)
                    .toString();
        }
        return text.append(digits, 0, exponent + 1)
                .append('.')
                .append(digits, exponent + 1, digits.length())
                .toString();
    }
}
