package dev.technic.scanner.examples.cli;

import dev.technic.scanner.Defect;
import dev.technic.scanner.LoadReport;
import dev.technic.scanner.Outcome;
import dev.technic.scanner.Panel;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Stage;
import dev.technic.scanner.Statistics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is said about a scan for a reader: who was kept and why the others were not, what was wrong with the prices, how long it took. */
final class Summary {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int FAILURES_SHOWN = 3;

    private Summary() {}

    /** {@code 6,717 symbols: 50 kept, 6,667 rejected (filtered 3,226, too short 441), 0 failed}. */
    static String outcomes(ScanResult result) {
        Map<Outcome.Reason, Integer> reasons = new EnumMap<>(Outcome.Reason.class);
        for (Outcome outcome : result.outcomes()) {
            if (outcome instanceof Outcome.Rejected rejected) {
                reasons.merge(rejected.reason(), 1, Integer::sum);
            }
        }
        Statistics numbers = result.statistics();
        String why = reasons.entrySet().stream()
                .map(e -> e.getKey().words() + " " + count(e.getValue()))
                .collect(Collectors.joining(", ", " (", ")"));
        return count(numbers.attempted(), "symbol") + ": " + count(numbers.kept()) + " kept, "
                + count(numbers.rejected()) + " rejected" + (reasons.isEmpty() ? "" : why) + ", "
                + count(numbers.failed()) + " failed";
    }

    /** A line for each of the first symbols that failed. */
    static List<String> failures(ScanResult result) {
        return result.outcomes().stream()
                .filter(Outcome.Failed.class::isInstance)
                .limit(FAILURES_SHOWN)
                .map(Outcome::why)
                .toList();
    }

    /** {@code load 1.52 s, plan 0.02 s, features 0.02 s}. */
    static String timings(Duration load, Map<Stage, Duration> stages) {
        Map<Stage, Duration> all = new EnumMap<>(stages);
        all.put(Stage.LOAD, load);
        return all.entrySet().stream()
                .map(e -> String.format(
                        Locale.ROOT,
                        "%s %.3f s",
                        e.getKey().words(),
                        e.getValue().toNanos() / NANOS_PER_SECOND))
                .collect(Collectors.joining(", "));
    }

    /**
     * A line for what was loaded, then one for each kind of defect, with a place where it can be seen; then the same of
     * symbols that only expressions name.
     */
    static List<String> loaded(LoadReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(read(report) + "; " + count(report.lateStarts(), "late start") + ", "
                + count(report.earlyEnds(), "early end"));
        lines.addAll(defects(report));
        if (!report.references().isEmpty()) {
            LoadReport beside = new LoadReport(report.references(), 0, 0);
            lines.add("beside them, named by expressions: " + read(beside));
            lines.addAll(defects(beside));
        }
        return lines;
    }

    private static String read(LoadReport report) {
        return count(report.read(), "bar") + " of " + count(report.symbols().size(), "symbol") + " read, "
                + count(report.kept()) + " kept, " + count(report.cut()) + " cut, "
                + count(report.read() - report.kept() - report.cut()) + " left out";
    }

    private static List<String> defects(LoadReport report) {
        List<String> lines = new ArrayList<>();
        for (Defect defect : Defect.values()) {
            if (report.bars(defect) > 0) {
                lines.add("  " + defect.words() + ": " + count(report.bars(defect), "bar") + " of "
                        + count(report.symbolsWith(defect), "symbol") + ", as in " + example(report, defect));
            }
        }
        return lines;
    }

    private static String example(LoadReport report, Defect defect) {
        for (LoadReport.SymbolReport symbol : report.symbols()) {
            LoadReport.Count found = symbol.defects().get(defect);
            if (found != null) {
                return symbol.symbol()
                        + (found.lines().isEmpty()
                                ? ""
                                : " line " + found.lines().get(0));
            }
        }
        return "";
    }

    /** All of it, in lines. */
    static String of(Panel panel, ScanResult result, Duration load) {
        List<String> lines = new ArrayList<>(loaded(panel.report()));
        String asOf = result.provenance().asOf();
        lines.add((asOf.isEmpty() ? "" : "as of " + asOf + ": ") + outcomes(result));
        lines.addAll(failures(result));
        lines.add(timings(load, result.timings()));
        return String.join(System.lineSeparator(), lines);
    }

    /** {@code 1 bar}, {@code 1,712 bars}. */
    static String count(long number, String what) {
        return count(number) + " " + what + (number == 1 ? "" : "s");
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
