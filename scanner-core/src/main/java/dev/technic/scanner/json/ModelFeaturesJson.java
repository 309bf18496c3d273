package dev.technic.scanner.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.ModelFeatures;
import dev.technic.scanner.Rounds;
import dev.technic.scanner.expression.Expression;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model's side file, {@link ModelFeatures} as JSON: {@code alpha_5d.features.json} beside {@code alpha_5d.ubj}.
 *
 * <pre>{@code
 * {
 *   "features": [
 *     {"name": "rsi_14", "expression": "rsi(14)"},
 *     {"name": "gap", "expression": "open / ref(close, 1) - 1", "optional": true},
 *     {"name": "size"}
 *   ],
 *   "rounds": "best"
 * }
 * }</pre>
 *
 * <p>{@code "features"} is there; {@code "rounds"} is {@code all} if left out, and else {@code best} or {@code FIRST..END}; {@code
 * "model"} is the SHA-256 of the one model that it is of. Whatever the text is, the answer is features or a {@link ModelException} that
 * says what is wrong at which line and column, and what would be accepted; an unknown key is wrong.
 */
public final class ModelFeaturesJson {

    /** Bytes of a side file at most. */
    public static final int MOST_BYTES = TextFile.MOST_BYTES;

    private static final String SUFFIX = ".features.json";

    private ModelFeaturesJson() {}

    /** Where a model's side file stands: {@code a/alpha.features.json} for {@code a/alpha.ubj} and {@code a/alpha.json}. */
    public static Path beside(Path model) {
        String name = String.valueOf(model.getFileName());
        return model.resolveSibling(name.replaceFirst("\\.(json|ubj)$", "") + SUFFIX);
    }

    /**
     * Reads a side file.
     *
     * @throws ModelException if it cannot be read, or is none
     */
    public static ModelFeatures read(Path file) {
        String origin = "side file " + file;
        try {
            return read(origin, TextFile.read(origin, file));
        } catch (InvalidScanException wrong) {
            throw refused(wrong);
        }
    }

    /**
     * Reads what stands {@linkplain #beside beside} a model, if anything does.
     *
     * @throws ModelException if there is a side file and it cannot be read, or is none
     */
    public static Optional<ModelFeatures> readBeside(Path model) {
        Path file = beside(model);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /**
     * Reads the bytes of a side file.
     *
     * @param origin its name in messages
     * @throws ModelException if it is none
     */
    public static ModelFeatures parse(String origin, byte[] bytes) {
        String named = "side file " + origin;
        try {
            return read(named, TextFile.text(named, bytes));
        } catch (InvalidScanException wrong) {
            throw refused(wrong);
        }
    }

    private static ModelException refused(InvalidScanException wrong) {
        return new ModelException(String.valueOf(wrong.getMessage()), wrong);
    }

    /** Writes over several lines. */
    public static String text(ModelFeatures features) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = Json.writer(text)) {
            write(features, out);
        } catch (IOException impossible) {
            throw new IllegalStateException("a text cannot be written to", impossible);
        }
        return text.append('\n').toString();
    }

    /**
     * Writes a file, or overwrites it.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(ModelFeatures features, Path file) throws IOException {
        Files.writeString(file, text(features));
    }

    private static void write(ModelFeatures features, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart(Keys.FEATURES);
        for (ModelFeatures.Feature feature : features.features()) {
            out.writeStartObject();
            out.writeStringField(Keys.NAME, feature.name());
            if (feature.expression().isPresent()) {
                out.writeStringField(Keys.EXPRESSION, feature.expression().get().toString());
            }
            if (feature.optional()) {
                out.writeBooleanField(Keys.OPTIONAL, true);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        if (features.rounds() != Rounds.ALL) {
            out.writeStringField(Keys.ROUNDS, features.rounds().toString());
        }
        if (features.modelHash().isPresent()) {
            out.writeStringField(Keys.MODEL_HASH, features.modelHash().get());
        }
        out.writeEndObject();
    }

    private static ModelFeatures read(String origin, String json) {
        List<ModelFeatures.Feature> features = new ArrayList<>();
        Given<Boolean> given = new Given<>();
        Given<Rounds> rounds = new Given<>();
        Given<String> model = new Given<>();
        try (JsonParser parser = Json.FACTORY.createParser(json.startsWith("\uFEFF") ? json.substring(1) : json)) {
            Json in = new Json(origin, parser);
            in.next();
            in.object("a side file", Keys.MODEL_FEATURES, key -> {
                switch (key) {
                    case Keys.FEATURES -> {
                        given.value = true;
                        in.array("features", () -> features.add(feature(in)));
                    }
                    case Keys.ROUNDS -> rounds.value = rounds(in);
                    default -> model.value = in.text(key);
                }
            });
            given.needed(in, "a side file", Keys.FEATURES);
            in.end("the side file");
        } catch (IOException impossible) {
            throw new InvalidScanException(origin + " cannot be read: " + impossible.getMessage(), impossible);
        }
        try {
            return new ModelFeatures(
                    features, rounds.value == null ? Rounds.ALL : rounds.value, Optional.ofNullable(model.value));
        } catch (InvalidScanException wrong) {
            throw new InvalidScanException(origin + ": " + wrong.getMessage(), wrong);
        }
    }

    private static ModelFeatures.Feature feature(Json in) throws IOException {
        Given<String> name = new Given<>();
        Given<Expression> expression = new Given<>();
        Given<Boolean> optional = new Given<>();
        in.object("a feature", Keys.NAMED, key -> {
            switch (key) {
                case Keys.NAME -> name.value = in.text(key);
                case Keys.EXPRESSION -> {
                    String text = in.text(key);
                    expression.value = in.made(() -> Expression.parse(text));
                }
                default -> optional.value = in.flag(key);
            }
        });
        String given = name.needed(in, "a feature", Keys.NAME);
        return in.made(() -> new ModelFeatures.Feature(
                given, Optional.ofNullable(expression.value), Boolean.TRUE.equals(optional.value)));
    }

    private static Rounds rounds(Json in) throws IOException {
        String text = in.text(Keys.ROUNDS);
        return in.made(() -> Rounds.parse(text));
    }
}
