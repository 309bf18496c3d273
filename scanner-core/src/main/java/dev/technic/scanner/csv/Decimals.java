package dev.technic.scanner.csv;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/**
 * Parses numbers, each to the double nearest to it. Most cells are a few digits with a point among them; up to 15 digits are a whole number
 * that a double holds, and so is the power of ten to divide it by, so that one division rounds as it must. All other numbers go to
 * FastDoubleParser.
 */
final class Decimals {

    private static final int EXACT_DIGITS = 15;

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private Decimals() {}

    /**
     * The number in {@code length} characters.
     *
     * @throws NumberFormatException if it is none
     */
    static double parse(char[] text, int from, int length) {
        int to = from + length;
        int point = -1;
        long digits = 0;
        for (int at = from; at < to && length <= EXACT_DIGITS + 1; at++) {
            if (text[at] >= '0' && text[at] <= '9') {
                digits = digits * 10 + (text[at] - '0');
            } else if (text[at] == '.' && point < 0) {
                point = at;
            } else {
                return JavaDoubleParser.parseDouble(text, from, length);
            }
        }
        if (length > EXACT_DIGITS + 1 || length <= (point < 0 ? 0 : 1)) {
            return JavaDoubleParser.parseDouble(text, from, length);
        }
        return point < 0 ? digits : digits / POWERS_OF_TEN[to - 1 - point];
    }
}
