package dev.technic.scanner.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A result file: JMH's results as they are, with where and by which commands they came about. A file that JMH wrote itself ({@code -rf json}) can be
 * read too; it has no environment.
 */
record Results(Optional<Environment> environment, List<Run> runs) {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** @throws UnreadableResultsException if it is neither of the two */
    static Results read(Path file) throws IOException {
        try {
            JsonNode root = MAPPER.readTree(Files.readAllBytes(file));
            if (root.isArray()) {
                check(file, root);
                return new Results(Optional.empty(), List.of(new Run("", "", Double.NaN, root)));
            }
            if (!root.path("environment").isObject() || !root.path("runs").isArray()) {
                throw neither(file, "has no \"environment\" and \"runs\", and is no array");
            }
            List<Run> runs = new ArrayList<>();
            for (JsonNode run : root.path("runs")) {
                check(file, run.path("results"));
                runs.add(new Run(
                        run.path("question").asText(),
                        run.path("command").asText(),
                        run.path("seconds").asDouble(),
                        run.path("results")));
            }
            return new Results(Optional.of(environment(file, root.path("environment"))), runs);
        } catch (NoSuchFileException absent) {
            throw neither(file, "does not exist");
        } catch (JsonProcessingException wrong) {
            throw neither(file, "is no JSON of that form (" + wrong.getOriginalMessage() + ")");
        }
    }

    private static Environment environment(Path file, JsonNode node) throws JsonProcessingException {
        for (RecordComponent field : Environment.class.getRecordComponents()) {
            if (!node.hasNonNull(field.getName())) {
                throw neither(file, "has an environment without \"" + field.getName() + "\"");
            }
        }
        String started = node.path("started").asText();
        if (!started.matches("\\d{4}-\\d{2}-\\d{2}T.*Z")) {
            throw neither(file, "has an environment whose \"started\" is " + started + ", no instant");
        }
        return MAPPER.treeToValue(node, Environment.class);
    }

    private static void check(Path file, JsonNode lines) {
        for (JsonNode line : lines) {
            if (!line.path("benchmark").asText().contains(".")
                    || !line.path("primaryMetric").path("score").isNumber()) {
                throw neither(file, "has a result without \"benchmark\" or \"primaryMetric\"");
            }
        }
    }

    private static UnreadableResultsException neither(Path file, String what) {
        return new UnreadableResultsException(
                file + " " + what + "; a file of the suite, or of JMH's with -rf json, is accepted");
    }

    /** JMH's own result array. */
    static JsonNode readLines(Path file) throws IOException {
        return MAPPER.readTree(Files.readAllBytes(file));
    }

    void write(Path file) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.set("environment", MAPPER.valueToTree(environment.orElseThrow()));
        ArrayNode all = root.putArray("runs");
        for (Run run : runs) {
            ObjectNode node = all.addObject();
            node.put("question", run.question()).put("command", run.command()).put("seconds", run.seconds());
            node.set("results", run.lines());
        }
        Files.writeString(file, MAPPER.writeValueAsString(root) + "\n");
    }

    List<Measurement> measurements() {
        return runs.stream().flatMap(run -> run.measurements().stream()).toList();
    }

    Optional<Measurement> find(Question question, String method, Map<String, String> parameters) {
        return runs.stream()
                .filter(run -> run.question().equals(question.id()))
                .flatMap(run -> run.find(method, parameters).stream())
                .findFirst();
    }
}
