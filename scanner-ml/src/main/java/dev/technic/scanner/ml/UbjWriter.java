package dev.technic.scanner.ml;

import dev.technic.scanner.ModelException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes UBJSON in the dialect that XGBoost reads: big-endian, lengths as {@code L}, counted arrays, objects that end. */
final class UbjWriter {

    /** Of an array, in every virtual machine. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private ByteBuffer out = ByteBuffer.allocate(1 << 16);

    UbjWriter object() {
        return type('{');
    }

    UbjWriter end() {
        return type('}');
    }

    /** The name of an object's next member. */
    UbjWriter name(String name) {
        return length('L', name.getBytes(StandardCharsets.UTF_8));
    }

    UbjWriter text(String text) {
        return type('S').name(text);
    }

    /** An array whose {@code count} elements are written next. */
    UbjWriter array(int count) {
        type('[').type('#').type('L');
        room(Long.BYTES).putLong(count);
        return this;
    }

    UbjWriter whole(long value) {
        type('L');
        room(Long.BYTES).putLong(value);
        return this;
    }

    UbjWriter number(float value) {
        type('d');
        room(Float.BYTES).putFloat(value);
        return this;
    }

    UbjWriter numbers(float[] values) {
        typed('d', values.length);
        room((long) values.length * Float.BYTES).asFloatBuffer().put(values);
        return skip(values.length * Float.BYTES);
    }

    UbjWriter wholes(int[] values) {
        typed('l', values.length);
        room((long) values.length * Integer.BYTES).asIntBuffer().put(values);
        return skip(values.length * Integer.BYTES);
    }

    UbjWriter wholes(long[] values) {
        typed('L', values.length);
        room((long) values.length * Long.BYTES).asLongBuffer().put(values);
        return skip(values.length * Long.BYTES);
    }

    UbjWriter bytes(byte[] values) {
        typed('U', values.length);
        room(values.length).put(values);
        return this;
    }

    byte[] bytes() {
        return Arrays.copyOf(out.array(), out.position());
    }

    private void typed(char type, int count) {
        type('[').type('$').type(type).type('#').type('L');
        room(Long.BYTES).putLong(count);
    }

    private UbjWriter length(char type, byte[] bytes) {
        type(type);
        room(Long.BYTES).putLong(bytes.length);
        room(bytes.length).put(bytes);
        return this;
    }

    private UbjWriter type(char type) {
        room(1).put((byte) type);
        return this;
    }

    private UbjWriter skip(int count) {
        out.position(out.position() + count);
        return this;
    }

    private ByteBuffer room(long count) {
        if (out.remaining() < count) {
            long least = out.position() + count;
            if (least > LONGEST) {
                throw new ModelException("a model takes more than 2 GB in the form that XGBoost reads");
            }
            int capacity = (int) Math.min(LONGEST, Math.max(2L * out.capacity(), least));
            out = ByteBuffer.allocate(capacity).put(out.flip());
        }
        return out;
    }
}
