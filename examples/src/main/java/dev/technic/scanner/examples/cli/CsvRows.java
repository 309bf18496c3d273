package dev.technic.scanner.examples.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.CsvWriter.CsvWriterRecord;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CSV in UTF-8: a header, lines that end in a line feed, quotes where needed, undefined numbers empty. */
final class CsvRows implements Rows {

    private final CsvWriter csv;
    private @Nullable CsvWriterRecord row;

    CsvRows(OutputStream stream, List<String> header) {
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(stream);
        csv.writeRecord(header);
    }

    @Override
    public void text(String value) {
        row().writeField(value);
    }

    @Override
    public void number(double value) {
        row().writeField(Numbers.text(value));
    }

    @Override
    public void endRow() {
        row().endRecord();
        row = null;
    }

    private CsvWriterRecord row() {
        CsvWriterRecord begun = row;
        if (begun == null) {
            begun = csv.writeRecord();
            row = begun;
        }
        return begun;
    }

    /** Writes out what is buffered; the stream stays open for its owner. */
    @Override
    public void close() throws IOException {
        csv.flush();
    }
}
