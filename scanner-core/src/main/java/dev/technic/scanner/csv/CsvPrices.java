package dev.technic.scanner.csv;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.PriceRequest;
import dev.technic.scanner.PriceSink;
import dev.technic.scanner.PriceSource;
import dev.technic.scanner.PriceSourceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/**
 * Prices from CSV: one long file with a symbol column, one file of one symbol (named as the file), or a folder with a file per symbol
 * (all its {@code *.csv} and {@code *.csv.gz}, not those of folders inside). Files are plain or gzip, whatever their name says, in UTF-8.
 *
 * <p><b>Columns</b> are found by the header line, in any order and case, blanks and punctuation aside: {@code date} (or
 * {@code datetime}, {@code timestamp}, {@code time}, {@code trade_date}, {@code session}, {@code day}, {@code epoch}, {@code unix}),
 * {@code open}, {@code high}, {@code low}, {@code close} (or {@code last}, where no column is the close), {@code volume} (or their first
 * letters, or {@code vol}), {@code adj_close} if there is one (or {@code adjusted_close}), {@code symbol} if there is one (or
 * {@code ticker}, {@code code}, {@code name}), and {@code time} beside {@code date}. Comma, semicolon and tab separate cells, as the header does; a cell may be quoted, but not go on in the next line.
 *
 * <p><b>Sessions</b> may be dates ({@code 2024-03-08}, {@code 20240308}, {@code 2024/3/8}), which are whole days whatever the zone;
 * date-times ({@code 2024-03-08T14:30}, a blank for the {@code T}, seconds and their fraction, {@code Z} or an offset), which are of the
 * {@link #zone} where they do not say; and seconds (9 or 10 digits) or milliseconds (12 or 13 digits) since 1970-01-01T00:00Z. A date such
 * as {@code 3/8/2024} is read month first if every such date of the file can be, and one of them, or one of another file of the
 * folder, cannot be day first; a year of two digits is one from 1970 to 2069. All else needs a {@link #dateFormat}.
 *
 * <p><b>Cells</b> that are empty, {@code null}, {@code NA}, {@code N/A}, {@code NaN} or {@code -} are missing values. What else is no number,
 * rows with too few or too many cells, and header lines among the rows are reported as defects, with their lines. A file of which no
 * row can be read is an error; in a folder, of its symbol alone.
 */
public final class CsvPrices implements PriceSource {

    private final Path path;
    private final Optional<String> dateFormat;
    private final ZoneId zone;

    private CsvPrices(Path path, Optional<String> dateFormat, ZoneId zone) {
        this.path = path;
        this.dateFormat = dateFormat;
        this.zone = zone;
    }

    /** A file or a folder; nothing is read yet. */
    public static CsvPrices of(Path path) {
        return new CsvPrices(Objects.requireNonNull(path, "path"), Optional.empty(), ZoneOffset.UTC);
    }

    /**
     * The form of every session, as {@link java.time.format.DateTimeFormatter} writes it, in English and in any case: {@code dd.MM.yyyy}.
     *
     * @throws InvalidScanException if it is no such pattern
     */
    public CsvPrices dateFormat(String pattern) {
        Sessions.formatter(pattern);
        return new CsvPrices(path, Optional.of(pattern), zone);
    }

    /** Where the clocks stand that date-times without zone or offset were read from; UTC if not said. */
    public CsvPrices zone(ZoneId where) {
        return new CsvPrices(path, dateFormat, Objects.requireNonNull(where, "zone"));
    }

    @Override
    public String describe() {
        return path.toString();
    }

    @Override
    public void read(PriceRequest request, PriceSink sink) {
        read(request, sink, Chunks.SIZE);
    }

    /** Reads in chunks of about {@code chunkSize} bytes of text, which changes no result. */
    void read(PriceRequest request, PriceSink sink, int chunkSize) {
        if (Files.isDirectory(path)) {
            new FolderRead(path, request, sink, this::sessions, chunkSize).run();
        } else if (Files.exists(path)) {
            new FileRead(path, request, sink, this::sessions, chunkSize).run();
        } else {
            throw new PriceSourceException(path + ": no such file or folder");
        }
    }

    private Sessions sessions() {
        return new Sessions(dateFormat, zone);
    }
}
