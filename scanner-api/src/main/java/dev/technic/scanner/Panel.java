package dev.technic.scanner;

import java.util.List;

/**
 * Price histories in memory, cleaned and laid out for the engine. Immutable, and safe for any number of threads; made by
 * {@link Scanner#load}.
 */
public interface Panel {

    /** Every symbol, sorted, also those without a bar. */
    List<String> symbols();

    /** Bars of a symbol; 0 if it has none or is not here. */
    int bars(String symbol);

    /** Bars of all symbols. */
    long bars();

    /** All sessions on which any symbol has a bar, ascending, in milliseconds since 1970-01-01T00:00Z. */
    long[] sessions();

    /**
     * The bars of a symbol as the panel holds them, adjusted and cleaned.
     *
     * @throws InvalidScanException if the symbol is not here
     */
    PriceHistory history(String symbol);

    Adjustment adjustment();

    LoadReport report();

    /** A session in text: {@code 2024-03-08} when all sessions of this panel are whole days, else {@code 2024-03-08T14:30:00Z}. */
    String format(long session);
}
