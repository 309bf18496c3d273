package dev.technic.scanner.ml.format;

import dev.technic.scanner.ModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of a model's document with the way to it, so that whatever is wrong with it can say where it stands.
 *
 * <p>Objects are maps, arrays are {@link Numbers} when all they hold are numbers and flags (1 and 0) and lists otherwise, and the
 * rest are {@link String}, {@link Double}, {@link Boolean} and {@link #NOTHING}. A number is a whole one or a float32.
 */
final class Part {

    /** The document's {@code null}. */
    static final Object NOTHING = new Object();

    private static final int DIGITS = 15;
    private static final int MEMBER = -1;

    private final String model;
    private final @Nullable Part above;

    private final String name;

    /** Among the elements above, or {@link #MEMBER}. */
    private final int place;

    private final Object value;

    private Part(String model, @Nullable Part above, String name, int place, Object value) {
        this.model = model;
        this.above = above;
        this.name = name;
        this.place = place;
        this.value = value;
    }

    static Part root(String model, Object document) {
        return new Part(model, null, "", MEMBER, document);
    }

    ModelException wrong(String what) {
        String path = path();
        return new ModelException("model " + model + ": " + (path.isEmpty() ? "the document" : path) + " " + what);
    }

    private String path() {
        if (above == null) {
            return "";
        }
        String before = above.path();
        return place != MEMBER
                ? before + "[" + place + "]"
                : before.isEmpty() ? Quoted.of(name) : before + "." + Quoted.of(name);
    }

    Part member(String name) {
        Part member = optional(name);
        if (member == null) {
            throw below(name, NOTHING).wrong("is missing");
        }
        return member;
    }

    @Nullable
    Part optional(String name) {
        Object member = members().get(name);
        return member == null ? null : below(name, member);
    }

    private Part below(String name, Object member) {
        return new Part(model, this, name, MEMBER, member);
    }

    /** The names of an object's members, in the order of the file. */
    List<String> names() {
        return members().keySet().stream().map(String.class::cast).toList();
    }

    boolean isObject() {
        return value instanceof Map<?, ?>;
    }

    private Map<?, ?> members() {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong("is not an object");
    }

    /** The elements of an array of objects or texts. */
    List<Part> elements() {
        if (value == Numbers.NONE) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw wrong("is not an array of objects or texts");
        }
        List<Part> elements = new ArrayList<>(list.size());
        for (Object element : list) {
            elements.add(new Part(model, this, "", elements.size(), element));
        }
        return elements;
    }

    boolean isText() {
        return value instanceof String;
    }

    String text() {
        if (value instanceof String text) {
            return text;
        }
        throw wrong("is not a text");
    }

    /** A whole number, itself or as a text. */
    int whole(int least, int most) {
        double number =
                value instanceof Double itself ? itself : value instanceof String text ? whole(text) : Double.NaN;
        if (!Numbers.isWhole(number, least, most)) {
            throw noWhole(least, most);
        }
        return (int) number;
    }

    /** NaN where it is none. */
    private static double whole(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        long whole = 0;
        for (int i = from; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9' || i - from == DIGITS) {
                return Double.NaN;
            }
            whole = 10 * whole + digit - '0';
        }
        return text.length() == from ? Double.NaN : from == 1 ? -whole : whole;
    }

    /** All numbers of an array of {@code length}, each whole and in {@code [least, most]}. */
    int[] wholes(int length, int least, int most) {
        Numbers numbers = numbers(length);
        int[] wholes = new int[length];
        int amiss = numbers.wholes(wholes, least, most);
        if (amiss != Numbers.ALL) {
            throw new Part(model, this, "", amiss, NOTHING).noWhole(least, most);
        }
        return wholes;
    }

    /** All numbers of an array of {@code length}, in float32. */
    float[] floats(long length) {
        Numbers numbers = numbers(length);
        float[] floats = new float[numbers.length()];
        numbers.floats(floats);
        return floats;
    }

    /** How many numbers an array has. */
    int length() {
        return numbers().length();
    }

    private Numbers numbers(long length) {
        Numbers numbers = numbers();
        if (numbers.length() != length) {
            throw wrong("has " + Counted.of(numbers.length(), "value") + " instead of " + length);
        }
        return numbers;
    }

    private Numbers numbers() {
        if (value instanceof Numbers numbers) {
            return numbers;
        }
        throw wrong("is not an array of numbers");
    }

    private ModelException noWhole(int least, int most) {
        return wrong("is not a whole number in [" + least + ", " + most + "]");
    }
}
