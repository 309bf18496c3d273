package dev.technic.scanner.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.technic.scanner.PriceSourceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What the first line of a file says: the separator, and which column is what. */
final class Header {

    /** What a column holds; the order of the first seven is that of {@link Rows}. */
    enum Column {
        OPEN("open", "o"),
        HIGH("high", "h"),
        LOW("low", "l"),
        /** {@code Last} only where nothing else is the close, as Sierra Chart writes it. */
        CLOSE("close", "c", "closelast", "last"),
        VOLUME("volume", "vol", "v"),
        ADJUSTED("adjclose", "adjustedclose", "closeadj", "closeadjusted"),
        DATE("datetime", "timestamp", "date", "tradedate", "session", "day", "time", "epoch", "unix"),
        SYMBOL("symbol", "ticker", "code", "name"),
        /** The time of day, beside a column of dates. */
        TIME,
        OTHER;

        private final List<String> names;

        Column(String... names) {
            this.names = List.of(names);
        }
    }

    private static final List<Column> NEEDED =
            List.of(Column.DATE, Column.OPEN, Column.HIGH, Column.LOW, Column.CLOSE, Column.VOLUME);

    /** Names of columns that have no time of day in them if there is one of times. */
    private static final List<String> DAYS = List.of("date", "tradedate", "session", "day");

    private final char separator;
    private final Column[] columns;
    private final int cells;

    private Header(char separator, Column[] columns) {
        this.separator = separator;
        this.columns = columns;
        int last = 0;
        for (int column = 0; column < columns.length; column++) {
            last = columns[column] == Column.OTHER ? last : column;
        }
        this.cells = last + 1;
    }

    /**
     * @param file what messages call it
     * @throws PriceSourceException if columns are missing or cannot be told apart
     */
    static Header of(String line, String file) {
        char separator = separator(line);
        List<String> names = names(line, separator);
        Column[] columns = new Column[names.size()];
        Arrays.fill(columns, Column.OTHER);
        for (Column column : Column.values()) {
            int at = find(column, names, file);
            if (at >= 0) {
                columns[at] = column;
            }
        }
        int date = Arrays.asList(columns).indexOf(Column.DATE);
        int time = names.stream().map(Header::plain).toList().indexOf("time");
        if (date >= 0 && time >= 0 && DAYS.contains(plain(names.get(date)))) {
            columns[time] = Column.TIME;
        }
        List<String> missing = NEEDED.stream()
                .filter(column -> !Arrays.asList(columns).contains(column))
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!missing.isEmpty()) {
            throw new PriceSourceException(
                    file + ": no column " + String.join(", ", missing) + " in the header " + shown(names)
                            + "; [date, open, high, low, close, volume] are needed, symbol and adj_close are read");
        }
        return new Header(separator, columns);
    }

    static List<String> names(String line, char separator) {
        try {
            return CsvReader.builder()
                    .fieldSeparator(separator)
                    .ofSingleCsvRecord(line)
                    .getFields();
        } catch (CsvParseException e) {
            return List.of(line);
        }
    }

    static char separator(String line) {
        long commas = line.chars().filter(c -> c == ',').count();
        long semicolons = line.chars().filter(c -> c == ';').count();
        long tabs = line.chars().filter(c -> c == '\t').count();
        return tabs > commas && tabs > semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }

    /** The column that has the first of the names that any has; −1 if none. */
    private static int find(Column column, List<String> names, String file) {
        for (String name : column.names) {
            List<String> found =
                    names.stream().filter(n -> plain(n).equals(name)).toList();
            if (found.size() > 1) {
                throw new PriceSourceException(file + ": the columns " + shown(found) + " are the same; one is needed");
            }
            if (!found.isEmpty()) {
                return names.indexOf(found.get(0));
            }
        }
        return -1;
    }

    /** {@code Adj Close}, {@code adj_close} and {@code <ADJ.CLOSE>} are one name. */
    static String plain(String name) {
        StringBuilder letters = new StringBuilder();
        name.toLowerCase(Locale.ROOT).chars().filter(Character::isLetter).forEach(c -> letters.append((char) c));
        return letters.toString();
    }

    /** Printable, and not too long, whatever the file is. */
    static String shown(List<String> names) {
        List<String> some = new ArrayList<>();
        for (String name : names.subList(0, Math.min(names.size(), 20))) {
            some.add(Shown.of(name));
        }
        if (names.size() > some.size()) {
            some.addAll(Collections.nCopies(1, "…"));
        }
        return some.toString();
    }

    char separator() {
        return separator;
    }

    /** The columns of the header line, in their order. */
    Column[] columns() {
        return columns;
    }

    /** Cells that a row needs at least. */
    int cells() {
        return cells;
    }

    boolean has(Column column) {
        return Arrays.asList(columns).contains(column);
    }

    /** Whether a session cell is the name of one, so that its row is a header line. */
    static boolean names(String session) {
        return Column.DATE.names.contains(plain(session));
    }
}
