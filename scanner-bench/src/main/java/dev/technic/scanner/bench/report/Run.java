package dev.technic.scanner.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one command measured.
 *
 * @param question its id; empty for JMH's own result files
 * @param command that a shell would understand; empty for JMH's own result files
 * @param seconds it took
 * @param lines JMH's result file as it is, an array
 */
record Run(String question, String command, double seconds, JsonNode lines) {

    List<Measurement> measurements() {
        List<Measurement> all = new ArrayList<>();
        lines.forEach(line -> all.add(Measurement.of(line)));
        return all;
    }

    Optional<Measurement> find(String method, Map<String, String> parameters) {
        return measurements().stream()
                .filter(m -> m.matches(method, parameters))
                .findFirst();
    }
}
