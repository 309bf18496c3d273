package dev.technic.scanner.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One line of JMH's results.
 *
 * @param benchmark class and method with the package: {@code dev…WorkersBenchmark.scan}
 * @param parameters by name, in the order of the names
 * @param counters what the benchmark counts beside its time
 */
record Measurement(String benchmark, Map<String, String> parameters, Estimate score, Map<String, Estimate> counters) {

    static Measurement of(JsonNode line) {
        Map<String, String> parameters = new TreeMap<>();
        line.path("params")
                .properties()
                .forEach(p -> parameters.put(p.getKey(), p.getValue().asText()));
        Map<String, Estimate> counters = new LinkedHashMap<>();
        line.path("secondaryMetrics").properties().forEach(m -> counters.put(m.getKey(), estimate(m.getValue())));
        return new Measurement(
                line.path("benchmark").asText(), parameters, estimate(line.path("primaryMetric")), counters);
    }

    private static Estimate estimate(JsonNode metric) {
        return new Estimate(
                number(metric.path("score")),
                number(metric.path("scoreError")),
                Unit.of(metric.path("scoreUnit").asText()));
    }

    /** JMH writes NaN as a text. */
    private static double number(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : Double.NaN;
    }

    String method() {
        return benchmark.substring(benchmark.lastIndexOf('.') + 1);
    }

    /** What identifies it: {@code WorkersBenchmark.scan symbols=6000 workers=2}. */
    String name() {
        String type = benchmark.substring(0, benchmark.lastIndexOf('.'));
        String name = type.substring(type.lastIndexOf('.') + 1) + '.' + method();
        return parameters.entrySet().stream()
                .map(p -> ' ' + p.getKey() + '=' + p.getValue())
                .collect(Collectors.joining("", name, ""));
    }

    /** The counter of this name, or the time if the name is empty; not a number where there is no such counter. */
    Estimate metric(String counter) {
        return counter.isEmpty()
                ? score
                : counters.getOrDefault(counter, new Estimate(Double.NaN, Double.NaN, score.unit()));
    }

    /** Whether it is of this method, and has these parameters among others. */
    boolean matches(String method, Map<String, String> wanted) {
        return method().equals(method) && parameters.entrySet().containsAll(wanted.entrySet());
    }
}
