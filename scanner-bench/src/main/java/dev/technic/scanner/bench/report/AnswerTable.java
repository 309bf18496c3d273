package dev.technic.scanner.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A question's measurements in a table: what varies between them, the figure with its interval, and how many times as fast as the baseline it is. */
final class AnswerTable {

    private final Question question;
    private final List<Measurement> measurements;
    private final List<String> varying;

    AnswerTable(Question question, List<Measurement> measurements) {
        this.question = question;
        this.measurements = measurements;
        this.varying = varying(measurements);
    }

    private static List<String> varying(List<Measurement> measurements) {
        TreeSet<String> names = new TreeSet<>();
        measurements.forEach(m -> names.addAll(m.parameters().keySet()));
        names.removeIf(name -> measurements.stream()
                        .map(m -> m.parameters().get(name))
                        .distinct()
                        .count()
                == 1);
        return List.copyOf(names);
    }

    /** A row's name in the chart. */
    String label(Measurement measurement) {
        return varying.stream()
                .map(name -> measurement.parameters().getOrDefault(name, ""))
                .collect(Collectors.joining(" ", measurement.method() + " ", ""))
                .strip();
    }

    Estimate figure(Measurement measurement) {
        return measurement.metric(question.baseline().metric());
    }

    /** The unit of all figures, in words. */
    String unit() {
        Unit unit = figure(measurements.get(0)).unit();
        return unit.isRate() ? question.per() + ' ' + unit.words() : unit.words() + " per " + question.per();
    }

    /** The parameters that are the same in all rows; empty if there are none. */
    String constants() {
        return measurements.get(0).parameters().entrySet().stream()
                .filter(p -> !varying.contains(p.getKey()))
                .map(p -> p.getKey() + " = " + p.getValue())
                .collect(Collectors.joining(", "));
    }

    String markdown() {
        boolean compared = !question.baseline().isNone();
        List<String> heads = new ArrayList<>(List.of("method"));
        heads.addAll(varying);
        heads.add(unit());
        if (compared) {
            heads.add("times as fast");
        }
        StringBuilder table = new StringBuilder(row(heads));
        table.append("|---".repeat(varying.size() + 1))
                .append("|---:")
                .append(compared ? "|---:" : "")
                .append("|\n");
        for (Measurement measurement : measurements) {
            List<String> cells = new ArrayList<>(List.of('`' + measurement.method() + '`'));
            varying.forEach(name -> cells.add(measurement.parameters().getOrDefault(name, "")));
            cells.add(figure(measurement).words());
            if (compared) {
                cells.add(ratio(measurement));
            }
            table.append(row(cells));
        }
        return table.toString();
    }

    private static String row(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private String ratio(Measurement measurement) {
        Optional<Measurement> baseline = baseline(measurement);
        if (baseline.isEmpty()) {
            return "";
        }
        return baseline.get().equals(measurement)
                ? "1"
                : figure(measurement).timesAsFastAs(figure(baseline.get())).words();
    }

    private Optional<Measurement> baseline(Measurement measurement) {
        Question.Baseline baseline = question.baseline();
        Map<String, String> wanted = new TreeMap<>(measurement.parameters());
        wanted.putAll(baseline.parameters());
        return measurements.stream()
                .filter(m -> m.matches(baseline.method(), wanted))
                .findFirst();
    }
}
