package dev.technic.scanner.examples.cli;

import dev.technic.scanner.InvalidScanException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a table goes: a file whose name says its format, a stream that takes CSV, or nowhere. */
final class TableFile implements AutoCloseable {

    private final @Nullable OutputFile file;
    private final OutputStream stream;
    private final boolean json;

    private TableFile(@Nullable OutputFile file, OutputStream stream, boolean json) {
        this.file = file;
        this.stream = stream;
        this.json = json;
    }

    /**
     * A file for the value of an option.
     *
     * @param path null if the option was not given
     * @param otherwise takes the table in that case
     * @param formats the extensions accepted, {@code csv} or {@code json}
     * @throws InvalidScanException if the extension is another one
     */
    static TableFile open(String option, @Nullable Path path, OutputStream otherwise, String... formats)
            throws IOException {
        if (path == null) {
            return new TableFile(null, otherwise, false);
        }
        String name = path.toString().toLowerCase(Locale.ROOT);
        for (String format : formats) {
            if (name.endsWith("." + format)) {
                OutputFile file = OutputFile.open(path);
                return new TableFile(file, file.stream(), format.equals("json"));
            }
        }
        throw new InvalidScanException(
                option + " " + path + ": a name that ends in ." + String.join(" or .", formats) + " is accepted");
    }

    /** Begins the table. */
    Rows rows(List<String> header) throws IOException {
        return json ? new JsonRows(stream, header) : new CsvRows(stream, header);
    }

    /** The table is whole: lets the file appear. */
    void commit() throws IOException {
        if (file != null) {
            file.commit();
        } else {
            stream.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
