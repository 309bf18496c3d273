package dev.technic.scanner.core.model;

import dev.technic.scanner.ModelException;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.core.files.Unreadable;
import dev.technic.scanner.core.files.WholeFile;
import dev.technic.scanner.spi.ModelContent;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** A file and what was last read from it; the caller sees to it that one thread at a time uses it. */
final class WatchedFile {

    private static final int ATTEMPTS = 5;

    /** {@code key} tells a file that was moved into place from the one before, where the file system has such keys. */
    private record State(
            long size, FileTime changed, @Nullable Object key) {}

    private final String kind;
    private final Path file;
    private final int most;
    private @Nullable State read;
    private @Nullable String hash;

    /**
     * @param kind what it is, in messages: {@code model}
     * @param most bytes that are accepted
     */
    WatchedFile(String kind, Path file, int most) {
        this.kind = kind;
        this.file = file;
        this.most = most;
    }

    /** Of the content last read; null before. */
    @Nullable
    String hash() {
        return hash;
    }

    /** The hash of the content last read, or null if the file is another since, by its size, its time of change or its key, or is gone. */
    @Nullable
    String hashIfUnchanged() {
        try {
            return read != null && read.equals(state()) ? hash : null;
        } catch (IOException gone) {
            return null;
        }
    }

    /** Reads the file whole, and again while it changes under the reading. */
    ModelContent read(String origin) {
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                State before = state();
                byte[] bytes = WholeFile.read(file, most);
                if (before.size() == bytes.length && before.equals(state())) {
                    ModelContent content = new ModelContent(origin, bytes);
                    read = before;
                    hash = content.hash();
                    return content;
                }
            }
        } catch (ClosedByInterruptException interrupted) {
            throw new ScanCancelledException("interrupted while reading " + kind + " " + origin, interrupted);
        } catch (IOException unreadable) {
            throw new ModelException(kind + " " + origin + " " + Unreadable.reason(file, unreadable), unreadable);
        }
        throw new ModelException(kind + " " + origin + " changed during each of " + ATTEMPTS
                + " readings; ask again when nobody writes or replaces it");
    }

    private State state() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new State(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }
}
