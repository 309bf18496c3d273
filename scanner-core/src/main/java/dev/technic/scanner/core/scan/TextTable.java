package dev.technic.scanner.core.scan;

import dev.technic.scanner.ScanResult;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** A result as text for a reader: symbols left, numbers right, at most six significant digits. */
final class TextTable {

    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    private TextTable() {}

    static String of(ScanResult result) {
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("symbol", "session"));
        head.addAll(result.columns());
        lines.add(head);
        for (int row = 0; row < result.rows(); row++) {
            List<String> line = new ArrayList<>(List.of(result.symbol(row), result.sessionText(row)));
            for (int column = 0; column < result.columns().size(); column++) {
                line.add(number(result.value(row, column)));
            }
            lines.add(line);
        }
        return aligned(lines);
    }

    private static String aligned(List<List<String>> lines) {
        int columns = lines.get(0).size();
        int[] widths = new int[columns];
        for (List<String> line : lines) {
            for (int c = 0; c < columns; c++) {
                widths[c] = Math.max(widths[c], line.get(c).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            for (int c = 0; c < columns; c++) {
                String pad = " ".repeat(widths[c] - line.get(c).length());
                text.append(c == 0 ? "" : "  ").append(c < 2 ? line.get(c) + pad : pad + line.get(c));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Plain where that is short, else with an exponent; nothing for NaN. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS);
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-4 || size >= 1e15)) {
            return rounded.stripTrailingZeros().toString();
        }
        BigDecimal shown = rounded.scale() < 0 ? rounded.setScale(0) : rounded;
        return shown.scale() > 0
                ? shown.setScale(Math.min(shown.scale(), 4), RoundingMode.HALF_EVEN)
                        .toPlainString()
                : shown.toPlainString();
    }
}
