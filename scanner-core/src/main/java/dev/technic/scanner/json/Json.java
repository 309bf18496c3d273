package dev.technic.scanner.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.core.plan.Suggestion;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Walks through JSON and says what is wrong where: {@code preset a.json at 3:5: …}. */
final class Json {

    /** Objects and arrays inside each other at most; a scan has three. */
    private static final int MOST_DEPTH = 16;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MOST_DEPTH).build())
            .build();

    /** Reads the value of a key. */
    interface Member {
        void read(String key) throws IOException;
    }

    /** Reads an element. */
    interface Element {
        void read() throws IOException;
    }

    /** Writes over several lines, the same on every system. */
    static JsonGenerator writer(StringWriter text) throws IOException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        Separators colons = Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
        return FACTORY.createGenerator(text)
                .setPrettyPrinter(new DefaultPrettyPrinter(colons)
                        .withArrayIndenter(lines)
                        .withObjectIndenter(lines));
    }

    private final String origin;
    private final JsonParser parser;

    Json(String origin, JsonParser parser) {
        this.origin = origin;
        this.parser = parser;
    }

    void next() throws IOException {
        try {
            parser.nextToken();
        } catch (JsonProcessingException wrong) {
            throw noJson(wrong);
        }
    }

    /** Stands at an object, and leaves it at its end. */
    void object(String what, List<String> keys, Member member) throws IOException {
        expect(JsonToken.START_OBJECT, what, "an object");
        next();
        while (parser.currentToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            if (!keys.contains(key)) {
                String meant = Suggestion.of(key, keys);
                throw wrong(
                        what + " has no \"" + key + "\"" + (meant.isEmpty() ? ";" : meant) + " it may have " + keys);
            }
            next();
            member.read(key);
            next();
        }
    }

    void array(String what, Element element) throws IOException {
        expect(JsonToken.START_ARRAY, "\"" + what + "\"", "an array");
        next();
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            element.read();
            next();
        }
    }

    /** Nothing may follow. */
    void end(String what) throws IOException {
        next();
        if (parser.currentToken() != null) {
            throw wrong("something follows " + what);
        }
    }

    String text(String what) throws IOException {
        expect(JsonToken.VALUE_STRING, quoted(what), "a text");
        try {
            return parser.getText();
        } catch (JsonProcessingException wrong) {
            throw noJson(wrong);
        }
    }

    int whole(String key) throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, quoted(key), "a whole number");
        try {
            return parser.getIntValue();
        } catch (JsonProcessingException tooGreat) {
            throw wrong(quoted(key) + " is " + parser.getText() + "; a whole number up to " + Integer.MAX_VALUE
                    + " is accepted");
        }
    }

    boolean flag(String key) {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw wrong(quoted(key) + " is " + words(token) + "; true or false is accepted");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    private static String quoted(String what) {
        return what.contains(" ") ? what : "\"" + what + "\"";
    }

    private void expect(JsonToken token, String what, String words) {
        if (parser.currentToken() != token) {
            throw wrong(what + " is " + words(parser.currentToken()) + "; " + words + " is accepted");
        }
    }

    /** Gives a part to the scan; what the scan says against it is said of this place. */
    <T> void placed(Consumer<T> part, T value) {
        made(() -> {
            part.accept(value);
            return value;
        });
    }

    /** Makes a part of the scan; what is wrong with it is said of this place. */
    <T> T made(Supplier<T> part) {
        try {
            return part.get();
        } catch (InvalidScanException wrong) {
            throw new InvalidScanException(at(parser.currentTokenLocation()) + wrong.getMessage(), wrong);
        }
    }

    /** What is wrong at the token where the parser stands. */
    InvalidScanException wrong(String message) {
        return wrong(parser.currentTokenLocation(), message);
    }

    private InvalidScanException noJson(JsonProcessingException wrong) {
        return wrong(parser.currentLocation(), "this is no JSON: " + wrong.getOriginalMessage());
    }

    private InvalidScanException wrong(JsonLocation place, String message) {
        return new InvalidScanException(at(place) + message);
    }

    private String at(JsonLocation place) {
        return origin + " at " + place.getLineNr() + ":" + place.getColumnNr() + ": ";
    }

    /** What tokens may begin a value, in words. */
    private static String words(@Nullable JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            default -> "something else";
        };
    }
}
