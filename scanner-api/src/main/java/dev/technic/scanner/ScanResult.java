package dev.technic.scanner;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The answer: kept rows in columns, one outcome for every symbol asked for, and where all of it comes from. Immutable. */
public interface ScanResult {

    /** Features, models, columns, in the order given. */
    List<String> columns();

    int rows();

    /** The symbol of a row, from 0. */
    String symbol(int row);

    /** The session of the symbol's last bar up to the as-of session, milliseconds since 1970-01-01T00:00Z. */
    long session(int row);

    /** The same in text, as {@link Panel#format} says it. */
    String sessionText(int row);

    /** A cell; NaN where undefined. */
    double value(int row, int column);

    /**
     * A column by name, a value for each row, a copy.
     *
     * @throws InvalidScanException if there is no such column
     */
    double[] column(String name);

    /** Every symbol asked for, sorted by name. */
    List<Outcome> outcomes();

    /**
     * One symbol's outcome; for a symbol that was not asked for, rejected as not found.
     */
    Outcome outcome(String symbol);

    /** Why a symbol is in the answer or not, in a sentence. */
    default String why(String symbol) {
        return outcome(symbol).why();
    }

    Statistics statistics();

    /** Wall time of each stage that ran. */
    Map<Stage, Duration> timings();

    Provenance provenance();

    /** All rows as a table for a reader: numbers aligned at their points, at most six significant digits, none before a point made up. */
    String toTable();
}
