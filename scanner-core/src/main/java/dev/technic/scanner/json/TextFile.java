package dev.technic.scanner.json;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.core.files.Unreadable;
import dev.technic.scanner.core.files.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads small files of text. */
final class TextFile {

    /** Bytes at most. */
    static final int MOST_BYTES = 1 << 20;

    private TextFile() {}

    /**
     * A file's text.
     *
     * @param origin what the file is, and its name: {@code preset a.json}
     * @throws InvalidScanException if it cannot be read
     */
    static String read(String origin, Path file) {
        try {
            checkSize(origin, Files.size(file));
            return text(origin, WholeFile.read(file, MOST_BYTES));
        } catch (NoSuchFileException missing) {
            throw new InvalidScanException(origin + " does not exist", missing);
        } catch (IOException broken) {
            throw new InvalidScanException(origin + " " + Unreadable.reason(file, broken), broken);
        }
    }

    /** The text of bytes. */
    static String text(String origin, byte[] bytes) {
        checkSize(origin, bytes.length);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException wrong) {
            throw new InvalidScanException(origin + " is not UTF-8 text", wrong);
        }
    }

    private static void checkSize(String origin, long size) {
        if (size > MOST_BYTES) {
            throw new InvalidScanException(origin + " has " + size + " bytes; at most " + MOST_BYTES + " are accepted");
        }
    }
}
