package dev.technic.scanner;

/** Takes what a {@link PriceSource} delivers; safe for any number of threads. */
public interface PriceSink {

    /** One symbol's bars, all of them, good and bad: the load's {@link BarPolicy} looks at them. */
    void bars(PriceHistory history);

    /** A symbol that the source knows but cannot deliver, with the reason in words; it may be asked for again in another read. */
    void failed(String symbol, String reason);

    /**
     * A row that never became a bar; called before the symbol's {@link #bars}.
     *
     * @param line from 1; 0 where there is no file, or so many rows were bad that the source no longer keeps their lines
     */
    void defect(String symbol, Defect defect, int line);
}
