package dev.technic.scanner.core.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Reads a file whole, if it can be what it is said to be: a file greater than any such, a pipe or a device is left unread. */
public final class WholeFile {

    private WholeFile() {}

    /**
     * The bytes of a file.
     *
     * @param most bytes that are accepted
     * @throws IOException if there are more, or if it cannot be read, in words for {@link Unreadable}
     */
    public static byte[] read(Path file, int most) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isOther()) {
            throw new IOException("it is no regular file");
        }
        if (attributes.size() > most) {
            throw tooMany(attributes.size(), most);
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] read = bytes.readNBytes(most);
            if (bytes.read() >= 0) { // grown since, or of a size that nobody knows
                throw tooMany("more than " + most, most);
            }
            return read;
        }
    }

    private static IOException tooMany(Object bytes, int most) {
        return new IOException("it has " + bytes + " bytes; at most " + most + " are accepted");
    }
}
