package dev.technic.scanner.ml.format;

import dev.technic.scanner.ModelException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a model, read once from the first to the last into the values that {@link Part} describes.
 *
 * <p>What a model consists of, arrays of numbers, is passed over and checked for its form, but becomes an array only where somebody
 * asks for it, and then of the type that is wanted: most of a file is the training's statistics, for which nobody asks.
 */
abstract class Document {

    /** No byte is this. */
    static final int END = Integer.MIN_VALUE;

    private static final int DEEPEST = 32;

    /** Texts up to this length are looked for among those before: each tree repeats the names of the last. */
    private static final int REPEATED = 24;

    final byte[] bytes;
    int at;
    private final String model;
    private final @Nullable String[] repeated = new String[256];

    Document(String model, byte[] bytes) {
        this.model = model;
        this.bytes = bytes;
    }

    /** The document's one value. */
    abstract Object read();

    /** The number or flag of an array at {@link #at}, which moves to the next. */
    abstract double element();

    final ModelException wrong(String what) {
        return new ModelException("model " + model + ": at byte " + Math.min(at, bytes.length) + ", " + what);
    }

    final void checkDepth(int depth) {
        if (depth > DEEPEST) {
            throw wrong("the document is nested deeper than " + DEEPEST);
        }
    }

    final void put(Map<String, Object> members, String name, Object value) {
        if (members.put(name, value) != null) {
            throw wrong("'" + Quoted.of(name) + "' is there twice");
        }
    }

    /** The text that these bytes spell. */
    final String decoded(int from, int length) {
        if (length == 0) {
            return "";
        }
        if (length > REPEATED) {
            return utf8(from, length);
        }
        int place = (length * 31 + bytes[from] * 17 + bytes[from + length / 2] * 7 + bytes[from + length - 1]) & 0xFF;
        String before = repeated[place];
        if (before != null && spells(before, from, length)) {
            return before;
        }
        String text = utf8(from, length);
        repeated[place] = text;
        return text;
    }

    private boolean spells(String text, int from, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            // Where a byte is no character of ASCII it is negative, and equal to none.
            if (text.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }

    private String utf8(int from, int length) {
        String text = new String(bytes, from, length, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            byte[] again = text.getBytes(StandardCharsets.UTF_8);
            if (!Arrays.equals(again, 0, again.length, bytes, from, from + length)) {
                throw wrong("a text is not UTF-8");
            }
        }
        return text;
    }
}
