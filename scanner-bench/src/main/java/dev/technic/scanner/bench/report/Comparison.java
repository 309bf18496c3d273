package dev.technic.scanner.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Two results joined by benchmark and parameters; a difference counts only where each mean is outside the other's interval. */
final class Comparison {

    /** What became of one benchmark. */
    enum Verdict {
        FASTER,
        SLOWER,
        SAME,
        NO_INTERVAL,
        OTHER_UNIT,
        ONLY_BEFORE,
        ONLY_AFTER;

        String words() {
            return switch (this) {
                case FASTER -> "FASTER";
                case SLOWER -> "SLOWER";
                case SAME -> "";
                case NO_INTERVAL -> "no interval";
                case OTHER_UNIT -> "not comparable";
                case ONLY_BEFORE -> "only before";
                case ONLY_AFTER -> "only after";
            };
        }
    }

    /** A line of the table. */
    record Line(String name, String before, String after, String unit, String change, Verdict verdict) {}

    private final List<Line> lines = new ArrayList<>();

    Comparison(List<Measurement> before, List<Measurement> after) {
        Map<String, Measurement> left = byName(before);
        Map<String, Measurement> right = byName(after);
        left.forEach((key, measurement) -> {
            Measurement other = right.remove(key);
            lines.add(
                    other == null
                            ? alone(measurement, Verdict.ONLY_BEFORE)
                            : joined(measurement.name(), measurement.score(), other.score()));
        });
        right.values().forEach(measurement -> lines.add(alone(measurement, Verdict.ONLY_AFTER)));
    }

    private static Map<String, Measurement> byName(List<Measurement> all) {
        Map<String, Measurement> byName = new LinkedHashMap<>();
        for (Measurement measurement : all) {
            if (byName.put(measurement.benchmark() + measurement.parameters(), measurement) != null) {
                throw new UnreadableResultsException(
                        measurement.name() + " is there twice; each benchmark once with each parameters is accepted");
            }
        }
        return byName;
    }

    private static Line alone(Measurement measurement, Verdict verdict) {
        String words = measurement.score().words();
        boolean before = verdict == Verdict.ONLY_BEFORE;
        return new Line(
                measurement.name(),
                before ? words : "",
                before ? "" : words,
                measurement.score().unit().text(),
                "",
                verdict);
    }

    private static Line joined(String name, Estimate before, Estimate measured) {
        Estimate after = measured.in(before.unit());
        String unit = before.unit().text();
        if (Double.isNaN(after.mean())) {
            return new Line(
                    name,
                    before.words(),
                    measured.words(),
                    unit + ", " + measured.unit().text(),
                    "",
                    Verdict.OTHER_UNIT);
        }
        String change = String.format(Locale.ROOT, "%+.1f %%", 100 * (after.mean() / before.mean() - 1));
        return new Line(name, before.words(), after.words(), unit, change, verdict(before, after));
    }

    private static Verdict verdict(Estimate before, Estimate after) {
        if (Double.isNaN(before.error()) || Double.isNaN(after.error())) {
            return Verdict.NO_INTERVAL;
        }
        if (!after.differsFrom(before)) {
            return Verdict.SAME;
        }
        return after.isBetterThan(before) ? Verdict.FASTER : Verdict.SLOWER;
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    long count(Verdict verdict) {
        return lines.stream().filter(line -> line.verdict == verdict).count();
    }

    /** Columns of text, and what it comes to. */
    String table() {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"benchmark", "before", "after", "unit", "change", ""});
        lines.forEach(line -> rows.add(
                new String[] {line.name, line.before, line.after, line.unit, line.change, line.verdict.words()}));
        StringBuilder table = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < row.length; column++) {
                int width = width(rows, column);
                boolean number = column == 1 || column == 2 || column == 4;
                text.append(
                        number
                                ? " ".repeat(width - row[column].length()) + row[column]
                                : row[column] + " ".repeat(width - row[column].length()));
                text.append("  ");
            }
            table.append(text.toString().stripTrailing()).append('\n');
        }
        return table.append('\n').append(sum()).append('\n').toString();
    }

    private static int width(List<String[]> rows, int column) {
        return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
    }

    private String sum() {
        long alone = count(Verdict.ONLY_BEFORE) + count(Verdict.ONLY_AFTER);
        long unknown = count(Verdict.NO_INTERVAL) + count(Verdict.OTHER_UNIT);
        return count(Verdict.SLOWER) + " slower, " + count(Verdict.FASTER) + " faster, " + count(Verdict.SAME)
                + " the same within their intervals, " + unknown + " not to be judged, " + alone + " in one file only";
    }
}
