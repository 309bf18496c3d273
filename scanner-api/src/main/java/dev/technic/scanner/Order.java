package dev.technic.scanner;

/**
 * By which column rows are sorted, and which way; undefined values come last either way, ties by symbol.
 *
 * @param column of the result: a feature that is shown, a model's output, a column, or {@code symbol} or {@code session}
 */
public record Order(String column, Direction direction) {

    /** Which way rows are sorted. */
    public enum Direction {
        ASCENDING,
        DESCENDING
    }
}
