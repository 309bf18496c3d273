package dev.technic.scanner.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import dev.technic.scanner.Defect;
import dev.technic.scanner.csv.Header.Column;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Parses chunks of one file to {@link Rows}; each thread has its own. A field is read where it lies in FastCSV's buffer, so that a row
 * costs no object. Numbers go to FastDoubleParser.
 */
final class RowParser extends AbstractBaseCsvCallbackHandler<RowParser> {

    private static final Set<String> MISSING =
            Set.of("", "null", "na", "n/a", "nan", "-", "inf", "-inf", "infinity", "-infinity");

    // Columns as numbers: an enum's switch is what a cell's time would go to. Those up to this are numbers, in the
    // order of a row.
    private static final int ADJUSTED = Column.ADJUSTED.ordinal();
    private static final int DATE = Column.DATE.ordinal();
    private static final int SYMBOL = Column.SYMBOL.ordinal();
    private static final int TIME = Column.TIME.ordinal();

    private final Header header;
    private final int[] columns;
    private final Sessions sessions;

    /** Whether the session is in two columns, the date and the time of day. */
    private final boolean timed;

    private final @Nullable String onlySymbol;
    private final Predicate<String> wanted;

    private Rows rows;
    private int linesBefore;
    private int lastLine;

    // The row at hand.
    private int line;
    private final long[] row;
    private @Nullable String symbol;
    private boolean named;
    private boolean unwanted;
    private long session;
    private @Nullable String sessionText;
    private String dateText = "";
    private String timeText = "";
    private @Nullable String reason;
    private boolean blank;

    /**
     * @param onlySymbol the symbol of all rows, if the file has no column for it
     * @param wanted which symbols were asked for
     */
    RowParser(Header header, Sessions sessions, @Nullable String onlySymbol, Predicate<String> wanted) {
        this.header = header;
        this.columns = Arrays.stream(header.columns()).mapToInt(Column::ordinal).toArray();
        this.sessions = sessions;
        this.timed = header.has(Column.TIME);
        this.onlySymbol = onlySymbol;
        this.wanted = wanted;
        this.rows = new Rows(header.has(Column.ADJUSTED), 0);
        this.row = new long[rows.width()];
        this.symbol = onlySymbol;
    }

    /** The rows of a chunk, whose first line is number 1. */
    Rows parse(String text) {
        rows = new Rows(header.has(Column.ADJUSTED), text.length());
        linesBefore = 0;
        if (text.indexOf('"') < 0) {
            parseLines(text);
        } else {
            Quotes.split(text, header.separator(), this::parseLines, this::brokenLine);
        }
        rows.lines(linesBefore);
        return rows;
    }

    /** Lines of which each is a row. */
    private void parseLines(String text) {
        lastLine = linesBefore;
        CloseableIterator<RowParser> records = CsvReader.builder()
                .fieldSeparator(header.separator())
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(this, text)
                .iterator();
        while (records.hasNext()) {
            records.next();
        }
        linesBefore = lastLine;
    }

    private void brokenLine() {
        linesBefore++;
        rows.flaw(Defect.UNREADABLE_ROW, linesBefore, onlySymbol, false, false, "a quoted cell does not end");
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = linesBefore + (int) startingLineNumber;
        session = Sessions.UNREADABLE;
        sessionText = null;
        reason = null;
        blank = true;
        named = false;
        unwanted = false;
    }

    @Override
    protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
        int from = offset;
        int to = offset + length;
        while (from < to && text[from] <= ' ') {
            from++;
        }
        while (from < to && text[to - 1] <= ' ') {
            to--;
        }
        blank &= from == to;
        if (index >= columns.length) {
            if (from < to) {
                reason = "it has more cells than the header";
            }
            return;
        }
        int column = columns[index];
        if (column <= ADJUSTED) {
            row[column] = unwanted ? 0 : number(column, text, from, to - from);
        } else if (column == DATE && !timed) {
            sessionCell(text, from, to - from);
        } else if (column == DATE) {
            dateText = new String(text, from, to - from);
        } else if (column == TIME) {
            timeText = new String(text, from, to - from);
        } else if (column == SYMBOL) {
            symbolCell(text, from, to - from);
        }
    }

    private void symbolCell(char[] text, int from, int length) {
        if (symbol == null || !same(symbol, text, from, length)) {
            symbol = new String(text, from, length);
        }
        named = true;
        unwanted = !wanted.test(symbol);
    }

    private static boolean same(String symbol, char[] text, int from, int length) {
        if (symbol.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (symbol.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
    }

    private void sessionCell(char[] text, int from, int length) {
        session = sessions.read(text, from, length);
        if (session == Sessions.UNREADABLE) {
            sessionText = new String(text, from, length);
        } else if (sessions.order() != Sessions.Order.NONE && !rows.knows(sessions.order())) {
            rows.date(sessions.order(), line, new String(text, from, length));
        }
    }

    private long number(int column, char[] text, int from, int length) {
        // No letter at either end: what Java calls a number there (NaN, 1d, Infinity) is none here.
        if (length > 0 && text[from] <= '9' && text[from + length - 1] <= '9') {
            try {
                return Double.doubleToRawLongBits(Decimals.parse(text, from, length));
            } catch (NumberFormatException e) {
                // Falls through: it only looks like a number.
            }
        }
        String cell = new String(text, from, length);
        if (!isMissing(cell) && reason == null) {
            reason = Column.values()[column].name().toLowerCase(Locale.ROOT) + " '" + Shown.of(cell)
                    + "' is no number such as 1234.5";
        }
        return Double.doubleToRawLongBits(Double.NaN);
    }

    private static boolean isMissing(String cell) {
        return MISSING.contains(cell.toLowerCase(Locale.ROOT));
    }

    @Override
    protected RowParser buildRecord() {
        lastLine = line;
        boolean empty = getRecordType() != RecordType.DATA || (blank && getFieldCount() == 1);
        if (!empty) {
            finish();
        }
        return this;
    }

    private void finish() {
        if (timed && getFieldCount() >= header.cells()) {
            String cell = timeText.isEmpty() ? dateText : dateText + " " + timeText;
            sessionCell(cell.toCharArray(), 0, cell.length());
        }
        if (getFieldCount() < header.cells()) {
            flaw(
                    Defect.UNREADABLE_ROW,
                    false,
                    "it has " + getFieldCount() + (getFieldCount() == 1 ? " cell of " : " cells of ") + header.cells());
        } else if (session == Sessions.UNREADABLE) {
            noSession(java.util.Objects.requireNonNull(sessionText));
        } else if (reason != null) {
            flaw(Defect.UNREADABLE_ROW, true, reason);
        } else if (symbol == null || symbol.isEmpty()) {
            flaw(Defect.UNREADABLE_ROW, false, "it has no symbol");
        } else if (unwanted) {
            rows.skip();
        } else {
            row[row.length - 2] = session;
            row[row.length - 1] = line;
            rows.add(symbol, row);
        }
    }

    private void noSession(String text) {
        if (Header.names(text)) {
            flaw(Defect.STRAY_HEADER, false, "it is a header line");
        } else if (isMissing(text)) {
            flaw(Defect.MISSING_VALUE, true, "it has no session");
        } else {
            flaw(Defect.UNREADABLE_ROW, true, sessions.complaint(text));
        }
    }

    private void flaw(Defect defect, boolean whole, String why) {
        String name = named ? symbol : onlySymbol;
        rows.flaw(defect, line, "".equals(name) ? null : name, whole, unwanted, why);
    }
}
