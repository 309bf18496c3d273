package dev.technic.scanner.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Result files made by hand, in JMH's form and in the suite's. */
final class ResultFile {

    private static final String ENVIRONMENT = """
            {"started": "2026-01-02T03:04:05Z", "processor": "Some Processor", "cores": 2, "memory": 24, "system": "Linux 6.1 amd64",
            "java": "17.0.1+2, Somebody", "commit": "0123abc", "clean": %s, "older": false, "jar": "fedc", "quick": false}""";

    private final List<String> lines = new ArrayList<>();

    /** @param error a number, or {@code "NaN"} with its quotes, as JMH writes it */
    ResultFile line(String benchmark, String parameters, double score, String error, String unit) {
        return line(benchmark, parameters, score, error, unit, "{}");
    }

    ResultFile line(
            String benchmark, String parameters, double score, String error, String unit, String secondaryMetrics) {
        lines.add(String.format(
                Locale.ROOT, """
                {"benchmark": "dev.technic.scanner.bench.%s", "params": %s, "jvmArgs": ["-XX:+UseG1GC", "-Xmx2g"],
                "primaryMetric": {"score": %s, "scoreError": %s, "scoreUnit": "%s"}, "secondaryMetrics": %s}""", benchmark, parameters, Double.toString(score), error, unit, secondaryMetrics));
        return this;
    }

    String lines() {
        return lines.stream().collect(Collectors.joining(",\n", "[", "]"));
    }

    /** As JMH writes it. */
    Path write(Path file) throws IOException {
        return Files.writeString(file, lines());
    }

    String run(Question question) {
        return String.format(
                Locale.ROOT,
                "{\"question\": \"%s\", \"command\": \"java -jar benchmarks.jar X\", \"seconds\": 61.5, \"results\": %s}",
                question.id(),
                lines());
    }

    /** As the suite writes it. */
    static Path write(Path file, boolean clean, String... runs) throws IOException {
        String environment = String.format(Locale.ROOT, ENVIRONMENT, clean);
        return Files.writeString(
                file, "{\"environment\": " + environment + ", \"runs\": [" + String.join(",\n", runs) + "]}");
    }
}
