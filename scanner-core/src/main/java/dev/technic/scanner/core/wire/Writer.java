package dev.technic.scanner.core.wire;

import dev.technic.scanner.ScannerException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes the content of a form, the mirror of {@link Reader}. */
final class Writer {

    /** The JVM's longest array, to be sure. */
    private static final int MOST = Integer.MAX_VALUE - 8;

    private final Form form;
    private ByteBuffer bytes;

    /** {@code expected} bytes of content; it may become more. */
    Writer(Form form, long expected) {
        this.form = form;
        this.bytes = ByteBuffer.allocate(checked(Form.AROUND + expected));
        bytes.position(Form.HEADER);
    }

    private int checked(long size) {
        if (size > MOST) {
            throw new ScannerException("a " + form.word + " of " + size + " bytes is too long to be sent; at most "
                    + MOST + " are; load with a smaller lookback");
        }
        return (int) size;
    }

    private ByteBuffer room(long more) {
        long needed = bytes.position() + more + Integer.BYTES;
        if (needed > bytes.capacity()) {
            int size = checked(Math.max(needed, Math.min(MOST, 2L * bytes.capacity())));
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), size)).position(bytes.position());
        }
        return bytes;
    }

    Writer number(int number) {
        room(Integer.BYTES).putInt(number);
        return this;
    }

    Writer yes(boolean yes) {
        room(1).put((byte) (yes ? 1 : 0));
        return this;
    }

    Writer text(String text) {
        number(text.length());
        ByteBuffer to = room((long) Character.BYTES * text.length());
        for (int i = 0; i < text.length(); i++) {
            to.putChar(text.charAt(i));
        }
        return this;
    }

    Writer optionalText(@Nullable String text) {
        yes(text != null);
        return text == null ? this : text(text);
    }

    Writer bytes(byte[] some) {
        room(some.length).put(some);
        return this;
    }

    Writer doubles(double[] doubles) {
        ByteBuffer to = room((long) Double.BYTES * doubles.length);
        to.asDoubleBuffer().put(doubles);
        to.position(to.position() + Double.BYTES * doubles.length);
        return this;
    }

    <T> Writer list(List<T> list, BiConsumer<Writer, T> each) {
        number(list.size());
        list.forEach(one -> each.accept(this, one));
        return this;
    }

    byte[] sealed() {
        int size = room(0).position() + Integer.BYTES;
        return form.seal(size == bytes.capacity() ? bytes.array() : Arrays.copyOf(bytes.array(), size));
    }
}
