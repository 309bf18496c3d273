package dev.technic.scanner.csv;

import dev.technic.scanner.PriceSourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Cuts a stream of text into chunks that end where lines end. Not safe for threads: they take turns. */
final class Chunks {

    /** Big enough that a chunk's own cost is nothing, small enough to stay in a core's cache. */
    static final int SIZE = 1 << 17;

    /** No row of prices is longer. */
    private static final int LONGEST_LINE = 1 << 20;

    private final InputStream in;
    private final Path file;
    private byte[] rest = {};
    private boolean ended;

    /** {@code file} is for messages. */
    Chunks(InputStream in, Path file) {
        this.in = in;
        this.file = file;
    }

    /** Some of the text, in an array of its own. */
    static final class Chunk {
        private byte[] bytes;
        private int length;

        /** @param size of the chunks, about */
        Chunk(int size) {
            this.bytes = new byte[size];
        }

        String text() {
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        }
    }

    /** Fills the chunk with whole lines; false if there are none left. */
    boolean next(Chunk chunk) {
        if (chunk.bytes.length < rest.length) {
            chunk.bytes = new byte[rest.length];
        }
        System.arraycopy(rest, 0, chunk.bytes, 0, rest.length);
        int held = rest.length;
        int cut = 0;
        while (!ended && cut == 0) {
            if (held == chunk.bytes.length) {
                chunk.bytes = grown(chunk.bytes);
            }
            int filled = fill(chunk.bytes, held);
            ended = filled < chunk.bytes.length;
            cut = cut(chunk.bytes, held, filled);
            held = filled;
        }
        chunk.length = ended ? held : cut;
        rest = Arrays.copyOfRange(chunk.bytes, chunk.length, held);
        return chunk.length > 0;
    }

    private byte[] grown(byte[] full) {
        if (full.length >= LONGEST_LINE) {
            throw new PriceSourceException(file + ": a line is longer than a million bytes; this is no CSV of prices");
        }
        return Arrays.copyOf(full, Math.min(2 * full.length, LONGEST_LINE));
    }

    private int fill(byte[] bytes, int from) {
        try {
            return from + in.readNBytes(bytes, from, bytes.length - from);
        } catch (IOException e) {
            ended = true;
            throw CsvFile.unreadable(file, e);
        }
    }

    /** The end of the last whole line; 0 if there is none. A carriage return ends one too, if no line feed can follow. */
    private static int cut(byte[] bytes, int searched, int filled) {
        for (int at = filled; at > searched; at--) {
            if (bytes[at - 1] == '\n') {
                return at;
            }
        }
        for (int at = filled - 1; at > 0; at--) {
            if (bytes[at - 1] == '\r') {
                return at;
            }
        }
        return 0;
    }
}
