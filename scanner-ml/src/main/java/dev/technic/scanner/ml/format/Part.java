package dev.technic.scanner.ml.format;

import dev.technic.scanner.ModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of a model's document with the way to it, so that whatever is wrong with it can say where it stands.
 *
 * <p>Objects are maps, arrays are {@code double[]} when all they hold are numbers and flags (1 and 0) and lists otherwise, and the
 * rest are {@link String}, {@link Double}, {@link Boolean} and {@link #NOTHING}. A number is a whole one or a float32.
 */
final class Part {

    /** The document's {@code null}. */
    static final Object NOTHING = new Object();

    private final String model;
    private final String path;
    private final Object value;

    private Part(String model, String path, Object value) {
        this.model = model;
        this.path = path;
        this.value = value;
    }

    static Part root(String model, Object document) {
        return new Part(model, "", document);
    }

    ModelException wrong(String what) {
        return new ModelException("model " + model + ": " + (path.isEmpty() ? "the document" : path) + " " + what);
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
        return new Part(model, path.isEmpty() ? name : path + "." + name, member);
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
        if (value instanceof double[] numbers && numbers.length == 0) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw wrong("is not an array of objects or texts");
        }
        List<Part> elements = new ArrayList<>(list.size());
        for (Object element : list) {
            elements.add(new Part(model, path + "[" + elements.size() + "]", element));
        }
        return elements;
    }

    String text() {
        if (value instanceof String text) {
            return text;
        }
        throw wrong("is not a text");
    }

    /** A whole number, itself or as a text. */
    int whole(int least, int most) {
        double number = Double.NaN;
        if (value instanceof Double itself) {
            number = itself;
        } else if (value instanceof String text && text.matches("-?[0-9]{1,15}")) {
            number = Long.parseLong(text);
        }
        return whole(number, least, most, this);
    }

    /** All numbers of an array of {@code length}, each whole and in {@code [least, most]}. */
    int[] wholes(int length, int least, int most) {
        double[] numbers = numbers(length);
        int[] wholes = new int[length];
        for (int i = 0; i < length; i++) {
            wholes[i] = inside(numbers[i], least, most)
                    ? (int) numbers[i]
                    : whole(numbers[i], least, most, new Part(model, path + "[" + i + "]", NOTHING));
        }
        return wholes;
    }

    /** All numbers of an array of {@code length}, in float32. */
    float[] floats(long length) {
        double[] numbers = numbers(length);
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    /** How many numbers an array has. */
    int length() {
        return numbers().length;
    }

    private double[] numbers(long length) {
        double[] numbers = numbers();
        if (numbers.length != length) {
            throw wrong("has " + numbers.length + " values instead of " + length);
        }
        return numbers;
    }

    private double[] numbers() {
        if (value instanceof double[] numbers) {
            return numbers;
        }
        throw wrong("is not an array of numbers");
    }

    private static int whole(double number, int least, int most, Part where) {
        if (!inside(number, least, most)) {
            throw where.wrong("is not a whole number in [" + least + ", " + most + "]");
        }
        return (int) number;
    }

    private static boolean inside(double number, int least, int most) {
        return number >= least && number <= most && number == Math.rint(number);
    }
}
