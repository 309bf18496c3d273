package dev.technic.scanner.examples.cli;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** A CSV file of numbers under a header, plain or gzip, read row by row. */
final class DataFile implements AutoCloseable {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private final Path file;
    private final CsvReader<CsvRecord> csv;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;
    private CsvRecord row;

    private DataFile(Path file, CsvReader<CsvRecord> csv) throws IOException {
        this.file = file;
        this.csv = csv;
        this.records = csv.iterator();
        if (!records.hasNext()) {
            throw new IOException(file + " is empty; a header and rows are needed");
        }
        this.row = records.next();
        this.header = row.getFields().stream().map(String::strip).toList();
    }

    /** Opens a file and reads its header. */
    static DataFile open(Path file) throws IOException {
        CsvReader<CsvRecord> csv;
        try {
            csv = CsvReader.builder()
                    .detectBomHeader(true)
                    .skipEmptyLines(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(text(file));
        } catch (IOException cannot) {
            throw new IOException("cannot read the data: " + Failure.reason(cannot), cannot);
        }
        try {
            return new DataFile(file, csv);
        } catch (IOException | RuntimeException cannot) {
            csv.close();
            throw cannot;
        }
    }

    /** The file's bytes, inflated where they are gzip, whatever its name is. */
    private static InputStream text(Path file) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        try {
            bytes.mark(2);
            boolean gzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
            bytes.reset();
            return gzip ? new GZIPInputStream(bytes) : bytes;
        } catch (IOException cannot) {
            bytes.close();
            throw cannot;
        }
    }

    /** The columns' names. */
    List<String> header() {
        return header;
    }

    /** Goes to the next row, if there is one. An empty line is a row only where a row has one cell. */
    boolean next() throws IOException {
        try {
            do {
                if (!records.hasNext()) {
                    return false;
                }
                row = records.next();
            } while (header.size() > 1
                    && row.getFieldCount() == 1
                    && row.getField(0).isEmpty());
            return true;
        } catch (CsvParseException | UncheckedIOException cannot) {
            throw new IOException(
                    "cannot read " + file + " after line " + row.getStartingLineNumber() + ": " + cannot.getMessage(),
                    cannot);
        }
    }

    /** A cell of the row; NaN where it is empty, {@code NA} or {@code NaN}. */
    double number(int column) throws IOException {
        if (column >= row.getFieldCount()) {
            throw wrong(column, "the row ends before it");
        }
        String text = row.getField(column).strip();
        if (text.isEmpty() || text.equalsIgnoreCase("na") || text.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw wrong(column, "'" + text + "' is not a number");
        }
        return Double.parseDouble(text);
    }

    private IOException wrong(int column, String what) {
        return new IOException(
                file + " line " + row.getStartingLineNumber() + ", column '" + header.get(column) + "': " + what);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
