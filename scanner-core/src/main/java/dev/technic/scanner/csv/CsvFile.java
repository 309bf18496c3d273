package dev.technic.scanner.csv;

import com.google.common.io.CountingInputStream;
import dev.technic.scanner.PriceSourceException;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.ScannerException;
import dev.technic.scanner.core.files.Unreadable;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** An open file of prices: its header, then its text in chunks. Not safe for threads: they take turns. */
final class CsvFile implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final CountingInputStream raw;
    private final Chunks chunks;
    private final Header header;
    private int linesBefore;
    private @Nullable String first;

    private CsvFile(Path path, CountingInputStream raw, InputStream text, Chunks.Chunk buffer) {
        this.path = path;
        this.raw = raw;
        this.chunks = new Chunks(text, path);
        this.header = readHeader(buffer);
    }

    /**
     * Opens a file and reads its header.
     *
     * @param buffer may be used again afterwards
     * @throws PriceSourceException if it cannot be read, or its header is none of prices
     */
    static CsvFile open(Path path, Chunks.Chunk buffer) {
        CountingInputStream raw = null;
        try {
            raw = new CountingInputStream(Files.newInputStream(path));
            return new CsvFile(path, raw, inflated(raw), buffer);
        } catch (IOException e) {
            close(raw);
            throw unreadable(path, e);
        } catch (RuntimeException e) {
            close(raw);
            throw e;
        }
    }

    static InputStream inflated(InputStream raw) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return gzip ? new GZIPInputStream(buffered, BUFFER) : buffered;
    }

    private static void close(@Nullable InputStream in) {
        try {
            if (in != null) {
                in.close();
            }
        } catch (IOException e) {
            // What was read is right, and what was not is reported already.
        }
    }

    /** The symbol that the file's name says: {@code BRK.B} of {@code BRK.B.csv.gz}. */
    static String symbol(Path path) {
        String name = path.getFileName().toString();
        for (String ending : new String[] {".gz", ".csv", ".txt", ".tsv"}) {
            boolean ends = name.toLowerCase(Locale.ROOT).endsWith(ending) && name.length() > ending.length();
            name = ends ? name.substring(0, name.length() - ending.length()) : name;
        }
        return name;
    }

    /** Bytes on the disk, for the progress; 0 if that cannot be known. */
    static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            return 0;
        }
    }

    /** What reading a file threw, in words. */
    static ScannerException unreadable(Path path, IOException e) {
        if (e instanceof ClosedChannelException) {
            return new ScanCancelledException("interrupted while reading " + path, e);
        }
        if (e instanceof EOFException) {
            return new PriceSourceException(path + ": the gzip data end too early; the file is cut off", e);
        }
        if (e instanceof ZipException) {
            return new PriceSourceException(path + ": the gzip data are damaged: " + e.getMessage(), e);
        }
        return new PriceSourceException(path + " " + Unreadable.reason(path, e), e);
    }

    private Header readHeader(Chunks.Chunk chunk) {
        while (chunks.next(chunk)) {
            String text = chunk.text();
            int from = text.startsWith("\uFEFF") ? 1 : 0;
            while (from < text.length()) {
                int end = Quotes.endOfLine(text, from);
                int next = Quotes.nextLine(text, end);
                String line = text.substring(from, end);
                linesBefore++;
                from = next;
                if (!line.isBlank()) {
                    if (line.indexOf('\0') >= 0 || line.indexOf('\uFFFD') >= 0) {
                        throw new PriceSourceException(path + ": this is no text in UTF-8");
                    }
                    first = text.substring(from);
                    return Header.of(line, path.toString());
                }
            }
        }
        throw new PriceSourceException(path + " is empty");
    }

    Header header() {
        return header;
    }

    /** Lines up to the header. */
    int linesBefore() {
        return linesBefore;
    }

    /** The next chunk of text below the header, whole lines; null if there is none. {@code buffer} is used and may be used again. */
    @Nullable
    String next(Chunks.Chunk buffer) {
        String text = first;
        first = null;
        return text != null ? text : chunks.next(buffer) ? buffer.text() : null;
    }

    /** Bytes of the file read so far, as they lie on the disk. */
    long bytesRead() {
        return raw.getCount();
    }

    @Override
    public void close() {
        close(raw);
    }
}
