package dev.technic.scanner;

import java.util.List;

/** Series at every bar: for each symbol a value per bar and name, NaN where undefined. Immutable. */
public interface SeriesResult {

    /** The names asked for, in order. */
    List<String> names();

    /** Symbols, sorted. */
    List<String> symbols();

    int bars(String symbol);

    /** Milliseconds since 1970-01-01T00:00Z, ascending with the bar. */
    long session(String symbol, int bar);

    String sessionText(String symbol, int bar);

    /** All values of one name, a value per bar, not a copy: do not change it. */
    double[] values(String symbol, String name);
}
