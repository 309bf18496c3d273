package dev.technic.scanner.ml.format;

import dev.technic.scanner.ModelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads the bytes of a model into the values that {@link Part} describes; memory stays in proportion to the bytes. */
abstract class Document {

    /** No byte is this. */
    static final int END = Integer.MIN_VALUE;

    private static final int DEEPEST = 32;

    final byte[] bytes;
    int at;
    private final String model;

    Document(String model, byte[] bytes) {
        this.model = model;
        this.bytes = bytes;
    }

    abstract Object read();

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
            throw wrong("'" + name + "' is there twice");
        }
    }

    /** Collects an array: numbers as numbers for as long as nothing else comes. */
    static final class Elements {

        private double[] numbers = new double[8];
        private int size;
        private List<Object> others = List.of();

        void add(Object value) {
            if (others.isEmpty() && value instanceof Double number) {
                addNumber(number);
            } else if (others.isEmpty() && value instanceof Boolean flag) {
                addNumber(flag ? 1 : 0);
            } else {
                if (others.isEmpty()) {
                    others = new ArrayList<>();
                    for (int i = 0; i < size; i++) {
                        others.add(numbers[i]);
                    }
                }
                others.add(value);
            }
        }

        private void addNumber(double number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = number;
        }

        Object done() {
            return others.isEmpty() ? Arrays.copyOf(numbers, size) : others;
        }
    }
}
