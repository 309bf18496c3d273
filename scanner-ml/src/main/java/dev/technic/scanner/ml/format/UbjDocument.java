package dev.technic.scanner.ml.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a document in UBJSON, in the dialect that XGBoost writes: big-endian, lengths as {@code L}, typed arrays. A length is
 * believed only as far as bytes remain.
 */
final class UbjDocument extends Document {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    UbjDocument(String model, byte[] bytes) {
        super(model, bytes);
    }

    @Override
    Object read() {
        Object document = value(0);
        if (at != bytes.length) {
            throw wrong("more follows after the document");
        }
        return document;
    }

    private Object value(int depth) {
        checkDepth(depth);
        int type = take();
        return switch (type) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case 'S' -> string();
            case 'T' -> true;
            case 'F' -> false;
            case 'Z' -> Part.NOTHING;
            default -> number(type);
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        while (peek() != '}') {
            String name = string();
            put(members, name, value(depth + 1));
        }
        at++;
        return members;
    }

    private Object array(int depth) {
        if (peek() == '$') {
            at++;
            return typed();
        }
        boolean counted = peek() == '#';
        int limit = counted ? count(1) : Integer.MAX_VALUE;
        int begin = at;
        int count = numbers(counted, limit);
        if (count == 0) {
            return Numbers.NONE;
        }
        if (count > 0) {
            return new ListedNumbers(this, begin, count);
        }
        at = begin;
        List<Object> elements = new ArrayList<>(1);
        while (counted ? elements.size() < limit : !ends()) {
            elements.add(value(depth + 1));
        }
        return elements;
    }

    private Numbers typed() {
        int type = take();
        int size = size(type);
        int length = count(size);
        int begin = at;
        at += length * size;
        return new TypedNumbers(bytes, type, begin, length);
    }

    /** Passes an array of numbers and flags, and counts them; −1 at anything else. */
    private int numbers(boolean counted, int limit) {
        int count = 0;
        for (; counted ? count < limit : !ends(); count++) {
            int type = peek();
            if (type != 'T' && type != 'F' && TypedNumbers.size(type) == 0) {
                return -1;
            }
            element();
        }
        return count;
    }

    private boolean ends() {
        boolean ends = peek() == ']';
        at += ends ? 1 : 0;
        return ends;
    }

    @Override
    double element() {
        int type = take();
        return type == 'T' ? 1 : type == 'F' ? 0 : number(type);
    }

    private double number(int type) {
        int size = size(type);
        need(size);
        at += size;
        return TypedNumbers.number(bytes, type, at - size);
    }

    private int size(int type) {
        int size = TypedNumbers.size(type);
        if (size == 0) {
            throw wrong("a value was expected");
        }
        return size;
    }

    private String string() {
        int length = length(1);
        String text = decoded(at, length);
        at += length;
        return text;
    }

    /** The {@code #L…} before counted elements of at least {@code size} bytes. */
    private int count(int size) {
        if (take() != '#') {
            throw wrong("'#' was expected");
        }
        return length(size);
    }

    private int length(int size) {
        if (take() != 'L') {
            throw wrong("'L' was expected");
        }
        need(8);
        long length = (long) LONG.get(bytes, at);
        at += 8;
        if (length < 0 || length > (bytes.length - at) / size) {
            throw wrong("a length is " + length + " where " + (bytes.length - at) + " bytes remain");
        }
        return (int) length;
    }

    private int take() {
        int c = peek();
        at++;
        return c;
    }

    private int peek() {
        need(1);
        return bytes[at];
    }

    private void need(int count) {
        if (bytes.length - at < count) {
            throw wrong("the file ends too early");
        }
    }
}
