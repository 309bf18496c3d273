package dev.technic.scanner.examples.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A stream whose errors say what could not be written: {@code cannot write rows.csv: No space left on device}. */
final class NamedOutputStream extends FilterOutputStream {

    private final String name;

    NamedOutputStream(String name, OutputStream stream) {
        super(stream);
        this.name = name;
    }

    @Override
    public void write(int value) throws IOException {
        try {
            out.write(value);
        } catch (IOException cannot) {
            throw named(cannot);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            out.write(bytes, from, count);
        } catch (IOException cannot) {
            throw named(cannot);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException cannot) {
            throw named(cannot);
        }
    }

    private IOException named(IOException cannot) {
        return new IOException("cannot write " + name + ": " + Failure.reason(cannot), cannot);
    }
}
