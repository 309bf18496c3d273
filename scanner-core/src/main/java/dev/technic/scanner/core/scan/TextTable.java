package dev.technic.scanner.core.scan;

import dev.technic.scanner.ScanResult;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A result as text for a reader: symbols left, numbers below each other by their points, an undefined one empty. Whole numbers are shown
 * whole and others to six significant digits, or all digits before the point if those are more; the very large and very small have an
 * exponent: {@code 1.23457e-7}.
 */
final class TextTable {

    private static final int DIGITS = 6;
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
            List<String> cells = new ArrayList<>();
            for (int row = 0; row < result.rows(); row++) {
                cells.add(number(result.value(row, column)));
            }
            columns.add(atPoint(result.columns().get(column), cells));
        }
        return lines(columns, result.rows() + 1);
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

    /** Nothing for NaN. */
    static String number(double value) {
        double size = Math.abs(value);
        if (Double.isNaN(value)) {
            return "";
        }
        if (size < LARGE && value == Math.rint(value)) {
            return Long.toString((long) value);
        }
        BigDecimal exact = new BigDecimal(value);
        if (size >= LARGE || size < SMALL) {
            return exponential(exact.round(new MathContext(DIGITS, RoundingMode.HALF_EVEN)));
        }
        int whole = Math.max(DIGITS, exact.precision() - exact.scale());
        return exact.round(new MathContext(whole, RoundingMode.HALF_EVEN))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String exponential(BigDecimal value) {
        BigDecimal shown = value.stripTrailingZeros();
        String digits = shown.unscaledValue().abs().toString();
        String rest = digits.length() == 1 ? "" : "." + digits.substring(1);
        int exponent = shown.precision() - shown.scale() - 1;
        return (shown.signum() < 0 ? "-" : "") + digits.charAt(0) + rest + "e" + exponent;
    }
}
