package dev.technic.scanner.core.scan;

import dev.technic.scanner.ScanResult;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A result as text for a reader: symbols left, numbers below each other by their points, an undefined one empty. A column has the same
 * decimals in all rows: none if all its numbers are whole, else at most four, and at most six significant digits. Where that would leave a
 * number less than three, each is shown to six: the very large and very small with an exponent, {@code 1.23457e-7}. Digits before the
 * point are never made up.
 */
final class TextTable {

    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
    private static final int FEWEST_DIGITS = 3;
    private static final int MOST_DECIMALS = 4;
    /** Decimals of a column that cannot have the same in all rows. */
    private static final int OWN = -1;

    private static final double LARGE = 1e15;
    private static final double SMALL = 1e-4;

    private TextTable() {}

    static String of(ScanResult result) {
        List<List<String>> columns = new ArrayList<>();
        columns.add(new ArrayList<>(List.of("symbol")));
        columns.add(new ArrayList<>(List.of("session")));
        for (int row = 0; row < result.rows(); row++) {
            columns.get(0).add(result.symbol(row));
            columns.get(1).add(result.sessionText(row));
        }
        for (int column = 0; column < result.columns().size(); column++) {
            double[] values = result.column(result.columns().get(column));
            int decimals = decimals(values);
            List<String> cells = new ArrayList<>();
            for (double value : values) {
                cells.add(decimals == OWN || Double.isNaN(value) ? number(value) : rounded(value, decimals));
            }
            columns.add(atPoint(result.columns().get(column), cells));
        }
        return lines(columns, result.rows() + 1);
    }

    /** How many decimals suit all numbers of a column. */
    private static int decimals(double[] values) {
        int whole = 1;
        int needed = 0;
        for (double value : values) {
            if (!isPlain(value)) {
                return OWN;
            }
            whole = Math.max(whole, wholeDigits(value));
            needed = Math.max(needed, decimals(value));
        }
        int decimals = Math.min(needed, Math.max(0, Math.min(MOST_DECIMALS, SIX_DIGITS.getPrecision() - whole)));
        for (double value : values) {
            if (decimals(value) > decimals
                    && new BigDecimal(value)
                                    .setScale(decimals, RoundingMode.HALF_EVEN)
                                    .precision()
                            < FEWEST_DIGITS) {
                return OWN;
            }
        }
        return decimals;
    }

    /** Whether a number needs no exponent; one that is undefined does not. */
    private static boolean isPlain(double value) {
        double size = Math.abs(value);
        return !(size >= LARGE) && !(size < SMALL && size > 0);
    }

    private static int wholeDigits(double value) {
        return Double.isNaN(value) ? 0 : Long.toString((long) Math.abs(value)).length();
    }

    /** Decimals of a number of six significant digits. */
    private static int decimals(double value) {
        return Double.isNaN(value)
                ? 0
                : Math.max(
                        0,
                        new BigDecimal(value)
                                .round(SIX_DIGITS)
                                .stripTrailingZeros()
                                .scale());
    }

    private static String rounded(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** A column of numbers, padded so that their points stand below each other and the widest ends where the name ends. */
    private static List<String> atPoint(String name, List<String> cells) {
        int before = cells.stream().mapToInt(TextTable::point).max().orElse(0);
        int after = cells.stream()
                .mapToInt(cell -> cell.length() - point(cell))
                .max()
                .orElse(0);
        int width = Math.max(name.length(), before + after);
        List<String> column = new ArrayList<>(List.of(" ".repeat(width - name.length()) + name));
        for (String cell : cells) {
            column.add(" ".repeat(width - after - point(cell)) + cell);
        }
        return column;
    }

    /** Where the whole part of a number ends. */
    private static int point(String cell) {
        int at = 0;
        while (at < cell.length() && cell.charAt(at) != '.' && cell.charAt(at) != 'e') {
            at++;
        }
        return at;
    }

    private static String lines(List<List<String>> columns, int count) {
        int[] widths = columns.stream()
                .mapToInt(
                        column -> column.stream().mapToInt(String::length).max().orElse(0))
                .toArray();
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < count; line++) {
            StringBuilder text = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String cell = columns.get(c).get(line);
                text.append(c == 0 ? "" : "  ").append(cell).append(" ".repeat(widths[c] - cell.length()));
            }
            lines.add(text.toString().stripTrailing());
        }
        return String.join("\n", lines);
    }

    /** One number by itself, to six digits; nothing for NaN. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        BigDecimal six = new BigDecimal(value).round(SIX_DIGITS);
        if (!isPlain(value)) {
            return exponential(six);
        }
        return wholeDigits(value) >= SIX_DIGITS.getPrecision() || value == Math.rint(value)
                ? rounded(value, 0)
                : six.stripTrailingZeros().toPlainString();
    }

    private static String exponential(BigDecimal value) {
        BigDecimal shown = value.stripTrailingZeros();
        String digits = shown.unscaledValue().abs().toString();
        String rest = digits.length() == 1 ? "" : "." + digits.substring(1);
        int exponent = shown.precision() - shown.scale() - 1;
        return (shown.signum() < 0 ? "-" : "") + digits.charAt(0) + rest + "e" + exponent;
    }
}
