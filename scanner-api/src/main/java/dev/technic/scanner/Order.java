package dev.technic.scanner;

/** By which column rows are sorted, and which way; undefined values come last either way, ties by symbol. */
public record Order(String column, Direction direction) {

    /** Which way rows are sorted. */
    public enum Direction {
        ASCENDING,
        DESCENDING
    }
}
