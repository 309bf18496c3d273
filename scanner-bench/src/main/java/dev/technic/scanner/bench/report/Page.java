package dev.technic.scanner.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The report of result files: Markdown, with a chart for each table; the same bytes for the same files. */
final class Page {

    private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use(\\w+)GC");

    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> charts = new LinkedHashMap<>();

    /** @param chapters in their order */
    Page(List<Results> chapters) {
        text.append("""
                # Measured

                Written by a command, all of it; [earlier measurements](history.md) were written by hand.

                """);
        text.append(
                fenced(
                        "java -cp scanner-bench/target/benchmarks.jar dev.technic.scanner.bench.report.Report RESULTS.json --out docs/benchmarks"));
        text.append("""

                Means ± half of their 99.9 % confidence interval. *Times as fast* compares with the row that says 1, where there are several of these with the one that
                has the other parameters alike; in brackets what the intervals allow. Machines that share their host with others are noisy: judge by
                ratios within a table. What each method does is in the javadoc of its class.
                """);
        String differences = Chapter.differences(chapters);
        if (!differences.isEmpty()) {
            text.append("\n**The chapters differ in ")
                    .append(differences)
                    .append("**: figures of two chapters are not comparable.\n");
        }
        for (int i = 0; i < chapters.size(); i++) {
            chapter(chapters.get(i), i == 0 ? "" : "-" + (i + 1));
        }
    }

    String markdown() {
        return text.toString();
    }

    /** Pictures by file name. */
    Map<String, String> charts() {
        return charts;
    }

    private void chapter(Results results, String suffix) {
        text.append('\n');
        results.environment()
                .ifPresentOrElse(
                        this::environment,
                        () -> text.append(
                                "## A machine and a commit that nobody wrote down\n\nThis file is JMH's own; the suite writes where it ran.\n"));
        for (Run run : results.runs()) {
            Optional<Question> question = List.of(Question.values()).stream()
                    .filter(q -> q.id().equals(run.question()))
                    .findFirst();
            if (question.isPresent() && !run.measurements().isEmpty()) {
                answer(question.get(), run, suffix);
            } else {
                unknown(run);
            }
        }
    }

    private void environment(Environment environment) {
        text.append("## ")
                .append(environment.processor())
                .append(", ")
                .append(environment.started(), 0, 10)
                .append("\n\n");
        if (environment.quick()) {
            text.append("**A glance at each (`--quick`): these figures are worth nothing.**\n\n");
        }
        line("machine", environment.machine());
        line("JDK", environment.java());
        line("checkout when run", checkout(environment));
        line("jar", "SHA-256 `" + environment.jar() + '`');
        line("started", environment.started());
    }

    private static String checkout(Environment environment) {
        if (environment.commit().isEmpty()) {
            return "unknown: the jar lies in none";
        }
        return '`' + environment.commit() + "`, "
                + (environment.clean() ? "nothing changed" : "**with changes that are not committed**")
                + (environment.older() ? ", **and the jar is older: it may be of another commit**" : "");
    }

    private void line(String name, String value) {
        text.append("* ").append(name).append(": ").append(value).append('\n');
    }

    private void answer(Question question, Run run, String suffix) {
        List<Measurement> measurements = run.measurements();
        AnswerTable table = new AnswerTable(question, measurements);
        String chart = question.id() + suffix + ".svg";
        BarChart bars = new BarChart(table.unit());
        measurements.forEach(m -> bars.bar(table.label(m), table.figure(m)));
        charts.put(chart, bars.svg());
        text.append("\n### ")
                .append(question.title())
                .append("\n\n")
                .append(fenced(run.command()))
                .append('\n');
        text.append(table.markdown()).append('\n');
        List<String> remarks = new ArrayList<>();
        if (!table.constants().isEmpty()) {
            remarks.add(table.constants());
        }
        remarks.add("collector " + collectors(run));
        remarks.add(Figures.of(run.seconds()) + " s in all");
        text.append(String.join("; ", remarks)).append(".\n\n");
        text.append("![").append(question.title()).append("](").append(chart).append(")\n");
    }

    /** Results of no documented question: as they are. */
    private void unknown(Run run) {
        text.append("\n### ")
                .append(run.question().isEmpty() ? "Results" : run.question())
                .append("\n\n");
        if (!run.command().isEmpty()) {
            text.append(fenced(run.command())).append('\n');
        }
        text.append("| benchmark | mean | unit |\n|---|---:|---|\n");
        for (Measurement m : run.measurements()) {
            text.append("| ")
                    .append(m.name())
                    .append(" | ")
                    .append(m.score().words())
                    .append(" | ");
            text.append(m.score().unit().text()).append(" |\n");
        }
    }

    /** The forks' collectors, as their arguments choose them. */
    private static String collectors(Run run) {
        TreeSet<String> names = new TreeSet<>();
        run.lines().forEach(line -> {
            Matcher matcher = COLLECTOR.matcher(line.path("jvmArgs").toString());
            names.add(matcher.find() ? matcher.group(1) : "of the JVM's choice");
        });
        return String.join(", ", names);
    }

    private static String fenced(String command) {
        return "    " + command + '\n';
    }
}
