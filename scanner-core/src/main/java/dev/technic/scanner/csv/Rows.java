package dev.technic.scanner.csv;

import dev.technic.scanner.Defect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one chunk of text, in its order. A row is {@link #width} longs in one array: open, high, low, close, volume and perhaps the
 * adjusted close as the bits of doubles, then the session and the line. Rows of one symbol, one after the other, are a run.
 */
final class Rows {

    /** Values before the session: open, high, low, close, volume. */
    static final int FIELDS = 5;

    /** Rows of one symbol, the first of them. */
    record Run(String symbol, int from) {}

    /**
     * A row that is none.
     *
     * @param symbol what its symbol cell says, if there is one
     * @param whole whether it has all cells, so that its symbol is one
     * @param before rows of this chunk before it
     */
    record Flaw(Defect defect, int line, @Nullable String symbol, boolean whole, int before) {}

    /** A line, from 1, and what is in it. */
    record Witness(int line, String text) {}

    private final int width;
    private long[] values;
    private int count;
    private final List<Run> runs = new ArrayList<>();
    private final List<Flaw> flaws = new ArrayList<>();

    /** Rows that could be read, also those of symbols that nobody asked for. */
    private long readable;

    private int lines;

    /** The first row that cannot be read, with the reason. */
    private @Nullable Witness firstFlaw;

    private @Nullable Witness monthFirst;
    private @Nullable Witness dayFirst;
    private @Nullable Witness eitherFirst;

    /** For a chunk of so many characters. */
    Rows(boolean adjusted, int characters) {
        this.width = FIELDS + (adjusted ? 3 : 2);
        this.values = new long[width * Math.max(4, characters / 50)];
    }

    int width() {
        return width;
    }

    /** Keeps a row. */
    void add(String symbol, long[] row) {
        readable++;
        if (runs.isEmpty() || !runs.get(runs.size() - 1).symbol.equals(symbol)) {
            runs.add(new Run(symbol, count));
        }
        if ((count + 1) * width > values.length) {
            values = Arrays.copyOf(values, values.length + values.length / 2 + width);
        }
        System.arraycopy(row, 0, values, count * width, width);
        count++;
    }

    /** Counts a row of a symbol that nobody asked for. */
    void skip() {
        readable++;
    }

    /** Keeps what is wrong with a row, unless nobody asked for its symbol. */
    void flaw(Defect defect, int line, @Nullable String symbol, boolean whole, boolean unwanted, String reason) {
        if (!unwanted) {
            flaws.add(new Flaw(defect, line, symbol, whole, count));
        }
        if (firstFlaw == null) {
            firstFlaw = new Witness(line, reason);
        }
    }

    /** Remembers the first date of each kind of order. */
    void date(Sessions.Order order, int line, String text) {
        Witness here = new Witness(line, text);
        switch (order) {
            case MONTH_FIRST -> monthFirst = monthFirst == null ? here : monthFirst;
            case DAY_FIRST -> dayFirst = dayFirst == null ? here : dayFirst;
            case EITHER -> eitherFirst = eitherFirst == null ? here : eitherFirst;
            case NONE -> {}
        }
    }

    boolean knows(Sessions.Order order) {
        return switch (order) {
            case MONTH_FIRST -> monthFirst != null;
            case DAY_FIRST -> dayFirst != null;
            case EITHER -> eitherFirst != null;
            case NONE -> true;
        };
    }

    void lines(int all) {
        lines = all;
    }

    int lines() {
        return lines;
    }

    int count() {
        return count;
    }

    long readable() {
        return readable;
    }

    long[] values() {
        return values;
    }

    List<Run> runs() {
        return runs;
    }

    List<Flaw> flaws() {
        return flaws;
    }

    @Nullable
    Witness firstFlaw() {
        return firstFlaw;
    }

    @Nullable
    Witness monthFirst() {
        return monthFirst;
    }

    @Nullable
    Witness dayFirst() {
        return dayFirst;
    }

    @Nullable
    Witness eitherFirst() {
        return eitherFirst;
    }
}
