package dev.technic.scanner.ml.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A model's bytes with a look for where things stand in them, without a parser: names, the elements of arrays, lengths. A change may
 * be of another length than what it replaces, as in JSON every number is.
 */
record ModelBytes(byte[] bytes) {

    /** A stretch {@code [from, to)} of the bytes. */
    record Stretch(int from, int to) {}

    /** Names that every model has, but for those of some boosters; what stands after them decides what a model says. */
    static final List<String> NAMES = List.of(
            "learner",
            "version",
            "gradient_booster",
            "learner_model_param",
            "num_feature",
            "num_class",
            "num_target",
            "base_score",
            "objective",
            "name",
            "model",
            "gbtree",
            "weight_drop",
            "trees",
            "tree_info",
            "tree_param",
            "num_nodes",
            "size_leaf_vector",
            "id",
            "left_children",
            "right_children",
            "split_indices",
            "split_conditions",
            "split_type",
            "default_left",
            "base_weights",
            "categories",
            "categories_nodes",
            "categories_segments",
            "categories_sizes",
            "feature_names");

    /** Whether this began as JSON; nothing else of the bytes is believed. */
    boolean isJson() {
        return bytes.length > 1 && bytes[1] == '"';
    }

    /** Each member of that name, as the name stands in the file with all that marks it. */
    List<Stretch> members(String name) {
        byte[] marked = isJson() ? ascii('"' + name + '"') : length(name);
        List<Stretch> found = new ArrayList<>();
        for (int at = find(marked, 0); at >= 0; at = find(marked, at + 1)) {
            found.add(new Stretch(at, at + marked.length));
        }
        return found;
    }

    private static byte[] length(String name) {
        return ByteBuffer.allocate(9 + name.length())
                .put((byte) 'L')
                .putLong(name.length())
                .put(ascii(name))
                .array();
    }

    /** The elements of the array of numbers that begins at a byte, each a stretch; empty if none does. */
    List<Stretch> elements(int at) {
        return isJson() ? elementsOfJson(at) : elementsOfUbj(at);
    }

    private List<Stretch> elementsOfJson(int member) {
        List<Stretch> elements = new ArrayList<>();
        int at = member;
        while (at < bytes.length && (bytes[at] == ':' || bytes[at] == ' ')) {
            at++;
        }
        if (at == bytes.length || bytes[at] != '[') {
            return elements;
        }
        int from = at + 1;
        for (at = from; at < bytes.length && "[{\"".indexOf(bytes[at]) < 0; at++) {
            if (bytes[at] == ',' || bytes[at] == ']') {
                if (at > from) {
                    elements.add(new Stretch(from, at));
                }
                from = at + 1;
                if (bytes[at] == ']') {
                    return elements;
                }
            }
        }
        return List.of();
    }

    private List<Stretch> elementsOfUbj(int at) {
        List<Stretch> elements = new ArrayList<>();
        if (at + 13 > bytes.length || bytes[at] != '[' || bytes[at + 1] != '$') {
            return elements;
        }
        int size = size(bytes[at + 2]);
        long count = ByteBuffer.wrap(bytes).getLong(at + 5);
        for (int i = 0; size > 0 && i < count && at + 13 + (i + 1) * size <= bytes.length; i++) {
            elements.add(new Stretch(at + 13 + i * size, at + 13 + (i + 1) * size));
        }
        return elements;
    }

    private static int size(byte type) {
        return switch (type) {
            case 'U', 'i' -> 1;
            case 'I' -> 2;
            case 'l', 'd' -> 4;
            case 'L', 'D' -> 8;
            default -> 0;
        };
    }

    /** A number as an element of the same size, or in JSON as text. */
    byte[] number(long value, Stretch like) {
        if (isJson()) {
            return ascii(Long.toString(value));
        }
        int size = like.to - like.from;
        byte[] wide = ByteBuffer.allocate(Long.BYTES).putLong(value).array();
        return Arrays.copyOfRange(wide, Long.BYTES - Math.min(size, Long.BYTES), Long.BYTES);
    }

    /** Where UBJSON says a length: the eight bytes after each {@code L}; in JSON the numbers within texts. */
    List<Stretch> lengths() {
        List<Stretch> found = new ArrayList<>();
        for (int at = 0; at + 9 <= bytes.length; at++) {
            if (!isJson() && bytes[at] == 'L' && bytes[at + 1] == 0 && bytes[at + 2] == 0) {
                found.add(new Stretch(at + 1, at + 9));
            } else if (isJson() && bytes[at] == '"' && isDigit(bytes[at + 1])) {
                int end = at + 1;
                while (end < bytes.length && bytes[end] != '"') {
                    end++;
                }
                found.add(new Stretch(at + 1, end));
                at = end;
            }
        }
        return found;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    /** The bytes with another stretch in place of one. */
    byte[] with(Stretch stretch, byte[] other) {
        return ByteBuffer.allocate(bytes.length - (stretch.to - stretch.from) + other.length)
                .put(bytes, 0, stretch.from)
                .put(other)
                .put(bytes, stretch.to, bytes.length - stretch.to)
                .array();
    }

    byte[] copy(Stretch stretch) {
        return Arrays.copyOfRange(bytes, stretch.from, stretch.to);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private int find(byte[] what, int from) {
        for (int at = from; at + what.length <= bytes.length; at++) {
            if (bytes[at] == what[0] && Arrays.equals(bytes, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        return -1;
    }
}
