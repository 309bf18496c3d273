package dev.technic.scanner.core.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the content of a form. A declared length is held against the bytes that are there before anything is made for it. */
final class Reader {

    private final Form form;
    private final ByteBuffer content;

    Reader(Form form, ByteBuffer content) {
        this.form = form;
        this.content = content;
    }

    int number() {
        return need(Integer.BYTES).getInt();
    }

    /** A whole number in a range. */
    int number(int least, int most, String what) {
        return checked(number(), least, most, what);
    }

    /** How many of something follow, each of at least so many bytes. */
    int count(int bytesEach, String what) {
        int count = number();
        return checked(count, 0, content.remaining() / bytesEach, what);
    }

    private int checked(int number, int least, int most, String what) {
        if (number < least || number > most) {
            throw form.damaged(what + " = " + number + " is not in [" + least + ", " + most + "]");
        }
        return number;
    }

    boolean yes() {
        byte yes = need(1).get();
        if (yes != 0 && yes != 1) {
            throw form.damaged("a yes or no is " + yes);
        }
        return yes == 1;
    }

    /** UTF-16, so that every text is itself. */
    String text() {
        char[] characters = new char[count(Character.BYTES, "the length of a text")];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = need(Character.BYTES).getChar();
        }
        return new String(characters);
    }

    @Nullable
    String optionalText() {
        return yes() ? text() : null;
    }

    byte[] bytes(int count) {
        need(count);
        byte[] bytes = new byte[count];
        content.get(bytes);
        return bytes;
    }

    double[] doubles(int count) {
        need((long) count * Double.BYTES);
        double[] doubles = new double[count];
        content.asDoubleBuffer().get(doubles);
        content.position(content.position() + count * Double.BYTES);
        return doubles;
    }

    /** A list of what {@code each} reads, which takes at least {@code bytesEach}. */
    <T> List<T> list(int bytesEach, String what, Function<Reader, T> each) {
        int count = count(bytesEach, what);
        List<T> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(each.apply(this));
        }
        return List.copyOf(list);
    }

    /** Throws if so many bytes are not there. */
    ByteBuffer need(long bytes) {
        if (bytes > content.remaining()) {
            throw form.damaged("it ends " + (bytes - content.remaining()) + " bytes too early");
        }
        return content;
    }

    /** Throws if anything is left. */
    void end() {
        if (content.hasRemaining()) {
            throw form.damaged(content.remaining() + " bytes too many");
        }
    }
}
