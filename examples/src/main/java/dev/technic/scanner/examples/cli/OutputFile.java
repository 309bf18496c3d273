package dev.technic.scanner.examples.cli;

import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that appears whole or not at all: it is written beside its place and moved there by {@link #commit}; closed without that, it is
 * gone, and what stood there before still stands. A device or a pipe is written directly.
 */
final class OutputFile implements AutoCloseable {

    private final Path target;
    private final @Nullable Path part;
    private final OutputStream stream;

    private OutputFile(Path target, @Nullable Path part, OutputStream stream) {
        this.target = target;
        this.part = part;
        this.stream = stream;
    }

    /** Opens a file for writing, which fails now if it must fail, not after the work. */
    static OutputFile open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileNotFoundException("cannot write " + file + ": it is a folder");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new FileNotFoundException("cannot write " + file + ": there is no folder " + folder);
        }
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return new OutputFile(
                        file, null, buffered(file, Files.newOutputStream(file, StandardOpenOption.WRITE)));
            }
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path part = target.resolveSibling(
                    target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
            return new OutputFile(
                    target,
                    part,
                    buffered(
                            file,
                            Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)));
        } catch (IOException cannot) {
            throw new IOException("cannot write " + file + ": " + Failure.reason(cannot), cannot);
        }
    }

    private static OutputStream buffered(Path file, OutputStream stream) {
        return new NamedOutputStream(file.toString(), new BufferedOutputStream(stream, 1 << 16));
    }

    OutputStream stream() {
        return stream;
    }

    /** Puts the file in its place. */
    void commit() throws IOException {
        stream.close();
        if (part != null) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            stream.close();
        } finally {
            if (part != null) {
                Files.deleteIfExists(part);
            }
        }
    }
}
