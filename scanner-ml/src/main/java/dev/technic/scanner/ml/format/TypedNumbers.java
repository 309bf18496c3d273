package dev.technic.scanner.ml.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers of one type of UBJSON, side by side and big-endian. */
final class TypedNumbers extends Numbers {

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private final byte[] bytes;
    private final int type;
    private final int begin;

    /** @param begin the first byte of {@code length} numbers, all of which are there */
    TypedNumbers(byte[] bytes, int type, int begin, int length) {
        super(length);
        this.bytes = bytes;
        this.type = type;
        this.begin = begin;
    }

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
    }

    /** Bytes of a number of this type; 0 if there is no such type. */
    static int size(int type) {
        return switch (type) {
            case 'i', 'C', 'U' -> 1;
            case 'I' -> 2;
            case 'l', 'd' -> 4;
            case 'L', 'D' -> 8;
            default -> 0;
        };
    }

    /** The number at a byte: whole, or in float32. */
    static double number(byte[] bytes, int type, int at) {
        return switch (type) {
            case 'i', 'C' -> bytes[at];
            case 'U' -> bytes[at] & 0xFF;
            case 'I' -> (short) SHORT.get(bytes, at);
            case 'l' -> (int) INT.get(bytes, at);
            case 'L' -> (long) LONG.get(bytes, at);
            case 'd' -> Float.intBitsToFloat((int) INT.get(bytes, at));
            default -> (float) Double.longBitsToDouble((long) LONG.get(bytes, at));
        };
    }

    @Override
    int wholes(int[] to, int least, int most) {
        switch (type) {
            case 'l' -> ints(to);
            case 'U' -> bytes(to);
            default -> {
                return others(to, least, most);
            }
        }
        for (int i = 0; i < length(); i++) {
            if (to[i] < least || to[i] > most) {
                return i;
            }
        }
        return ALL;
    }

    private void ints(int[] to) {
        for (int i = 0; i < length(); i++) {
            to[i] = (int) INT.get(bytes, begin + Integer.BYTES * i);
        }
    }

    private void bytes(int[] to) {
        for (int i = 0; i < length(); i++) {
            to[i] = bytes[begin + i] & 0xFF;
        }
    }

    private int others(int[] to, int least, int most) {
        int size = size(type);
        for (int i = 0; i < length(); i++) {
            double number = number(bytes, type, begin + size * i);
            if (!isWhole(number, least, most)) {
                return i;
            }
            to[i] = (int) number;
        }
        return ALL;
    }

    @Override
    void floats(float[] to) {
        if (type == 'd') {
            for (int i = 0; i < length(); i++) {
                to[i] = Float.intBitsToFloat((int) INT.get(bytes, begin + Float.BYTES * i));
            }
            return;
        }
        int size = size(type);
        for (int i = 0; i < length(); i++) {
            to[i] = (float) number(bytes, type, begin + size * i);
        }
    }
}
