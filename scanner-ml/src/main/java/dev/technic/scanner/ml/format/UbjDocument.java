package dev.technic.scanner.ml.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a document in UBJSON, in the dialect that XGBoost writes: big-endian, lengths as {@code L}, typed arrays. A length is
 * believed only as far as bytes remain.
 */
final class UbjDocument extends Document {

    private final ByteBuffer buffer;

    UbjDocument(String model, byte[] bytes) {
        super(model, bytes);
        this.buffer = ByteBuffer.wrap(bytes);
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
            int type = take();
            return numbers(type, count(size(type)));
        }
        Elements elements = new Elements();
        if (peek() == '#') {
            for (int left = count(1); left > 0; left--) {
                elements.add(value(depth + 1));
            }
            return elements.done();
        }
        while (peek() != ']') {
            elements.add(value(depth + 1));
        }
        at++;
        return elements.done();
    }

    private double[] numbers(int type, int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = number(type);
        }
        return numbers;
    }

    private double number(int type) {
        int start = at;
        need(size(type));
        at += size(type);
        return switch (type) {
            case 'i', 'C' -> buffer.get(start);
            case 'U' -> buffer.get(start) & 0xFF;
            case 'I' -> buffer.getShort(start);
            case 'l' -> buffer.getInt(start);
            case 'L' -> buffer.getLong(start);
            case 'd' -> buffer.getFloat(start);
            default -> (float) buffer.getDouble(start);
        };
    }

    /** Bytes of a number of this type. */
    private int size(int type) {
        return switch (type) {
            case 'i', 'C', 'U' -> 1;
            case 'I' -> 2;
            case 'l', 'd' -> 4;
            case 'L', 'D' -> 8;
            default -> throw wrong("a value was expected");
        };
    }

    private String string() {
        int length = length(1);
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
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
        long length = buffer.getLong(at);
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
