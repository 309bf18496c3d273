package dev.technic.scanner.csv;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.PriceSourceException;
import dev.technic.scanner.Universe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A universe from CSV: a line for each symbol, in the order in which they are asked for. The file is plain or gzip, whatever its name says,
 * in UTF-8, with a header line; comma, semicolon and tab separate cells, as the header does; a cell may be quoted, but not go on in the next
 * line.
 *
 * <p><b>The symbol</b> is the column {@code symbol}, or {@code ticker}, or {@code code}, in any case, blanks and punctuation aside.
 *
 * <p><b>Every other column</b> is known by its name in small letters, with one underscore for what is neither a letter nor a digit:
 * {@code Market Cap} is {@code market_cap}. One without a name is left out. A column all of whose cells are numbers or missing is one of
 * numbers; one without any number is one of texts; one with both is an error, and so is a name that is a field's or the language's own.
 *
 * <p><b>Cells</b> that are empty, {@code null}, {@code NA}, {@code N/A}, {@code NaN} or {@code -} are missing: NaN, or no group.
 */
public final class CsvUniverse {

    private static final List<String> SYMBOL = List.of("symbol", "ticker", "code");
    private static final Set<String> MISSING = Set.of("", "null", "na", "n/a", "nan", "-");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    /** Bytes of text; a line for each symbol of the world is far less. */
    private static final int MOST = 1 << 27;

    private final Path path;
    private final List<String> header;
    private final int symbolColumn;
    private final List<Row> rows = new ArrayList<>();

    private record Row(int line, List<String> cells) {}

    private CsvUniverse(Path path, List<String> header) {
        this.path = path;
        this.header = header;
        this.symbolColumn = symbolColumn();
    }

    /**
     * Reads a file.
     *
     * @throws PriceSourceException if it cannot be read or does not say one thing of each symbol, with the line or the column that is wrong
     */
    public static Universe read(Path path) {
        String text = text(path);
        CsvUniverse file = null;
        char separator = ',';
        int number = 0;
        for (int from = 0; from < text.length(); ) {
            int end = Quotes.endOfLine(text, from);
            String line = text.substring(from, end);
            number++;
            if (file == null && !line.isBlank()) {
                separator = Header.separator(line);
            }
            if (!Quotes.closes(text, from, end, separator)) {
                throw new PriceSourceException(path + ": in line " + number + " a quoted cell does not end");
            }
            if (!line.isBlank()) {
                List<String> cells = Header.names(line, separator).stream()
                        .map(String::strip)
                        .toList();
                if (file == null) {
                    file = new CsvUniverse(path, cells);
                } else {
                    file.add(number, cells);
                }
            }
            from = Quotes.nextLine(text, end);
        }
        if (file == null) {
            throw new PriceSourceException(path + " is empty");
        }
        return file.universe();
    }

    private static String text(Path path) {
        if (!Files.exists(path)) {
            throw new PriceSourceException(path + ": no such file");
        }
        try (InputStream raw = Files.newInputStream(path);
                InputStream in = CsvFile.inflated(raw)) {
            byte[] bytes = in.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw new PriceSourceException(path + ": a universe is at most " + (MOST >> 20) + " MB of text");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new PriceSourceException(path + ": this is no text in UTF-8");
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new PriceSourceException(path + ": this is no text in UTF-8", e);
        } catch (IOException e) {
            throw CsvFile.unreadable(path, e);
        }
    }

    private int symbolColumn() {
        for (String name : SYMBOL) {
            List<String> found = header.stream()
                    .filter(column -> Header.plain(column).equals(name))
                    .toList();
            if (found.size() > 1) {
                throw new PriceSourceException(
                        path + ": the columns " + Header.shown(found) + " are the same; one is needed");
            }
            if (!found.isEmpty()) {
                return header.indexOf(found.get(0));
            }
        }
        throw new PriceSourceException(path + ": no column symbol in the header " + Header.shown(header)
                + "; one of [symbol, ticker, code] is needed");
    }

    private void add(int line, List<String> cells) {
        if (cells.size() != header.size()) {
            throw new PriceSourceException(path + ": line " + line + " has " + cells.size()
                    + (cells.size() == 1 ? " cell" : " cells") + "; the header has " + header.size());
        }
        if (cells.get(symbolColumn).isEmpty()) {
            throw new PriceSourceException(path + ": line " + line + " has no symbol");
        }
        rows.add(new Row(line, cells));
    }

    private Universe universe() {
        if (rows.isEmpty()) {
            throw new PriceSourceException(path + " has no symbols below its header");
        }
        Map<String, Integer> lines = new HashMap<>();
        for (Row row : rows) {
            Integer before = lines.putIfAbsent(symbol(row), row.line);
            if (before != null) {
                throw new PriceSourceException(path + ": the symbol " + Shown.of(symbol(row)) + " is in line " + before
                        + " and in line " + row.line + "; once is accepted");
            }
        }
        Universe universe = Universe.of(rows.stream().map(this::symbol).toList());
        Map<String, String> written = new HashMap<>();
        for (int column = 0; column < header.size(); column++) {
            String name = name(header.get(column));
            if (column == symbolColumn || header.get(column).isEmpty()) {
                continue;
            }
            String same = written.putIfAbsent(name, header.get(column));
            if (same != null) {
                throw new PriceSourceException(
                        path + ": the columns '" + Shown.of(same) + "' and '" + Shown.of(header.get(column))
                                + "' are both called " + Shown.of(name) + "; rename one of them");
            }
            universe = with(universe, column, name);
        }
        return universe;
    }

    private String symbol(Row row) {
        return row.cells.get(symbolColumn);
    }

    /** {@code market_cap} of {@code Market Cap ($)}. */
    private static String name(String written) {
        return written.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("(?<=.)_$|^_(?=[a-z])", "");
    }

    private Universe with(Universe universe, int column, String name) {
        Row number = null;
        Row text = null;
        Map<String, Double> numbers = new HashMap<>();
        Map<String, String> texts = new HashMap<>();
        for (Row row : rows) {
            String cell = row.cells.get(column);
            if (MISSING.contains(cell.toLowerCase(Locale.ROOT))) {
                continue;
            }
            Double value = number(cell);
            if (value == null) {
                text = text == null ? row : text;
                texts.put(symbol(row), cell);
            } else {
                number = number == null ? row : number;
                numbers.put(symbol(row), value);
            }
        }
        if (number != null && text != null) {
            throw new PriceSourceException(path + ": the column '" + Shown.of(header.get(column)) + "' has the number "
                    + Shown.of(number.cells.get(column)) + " in line " + number.line + " and the text '"
                    + Shown.of(text.cells.get(column)) + "' in line " + text.line
                    + "; a column is all numbers or all texts");
        }
        try {
            return text == null ? universe.number(name, numbers) : universe.text(name, texts);
        } catch (InvalidScanException wrong) {
            throw new PriceSourceException(
                    path + ": the column '" + Shown.of(header.get(column)) + "': " + wrong.getMessage(), wrong);
        }
    }

    /** Null for what is no number that a double holds. */
    private static @Nullable Double number(String cell) {
        if (!NUMBER.matcher(cell).matches()) {
            return null;
        }
        double value = Decimals.parse(cell.toCharArray(), 0, cell.length());
        return Double.isFinite(value) ? value : null;
    }
}
