package dev.technic.scanner;

/** Where price histories come from: files, memory, a service. Asked for a batch of symbols, it answers in any order, as they arrive. */
public interface PriceSource {

    /** What messages call it: {@code prices.csv.gz}. */
    String describe();

    /**
     * Delivers every symbol that was asked for to the sink, once: its bars, or why there are none. Symbols that the source does not know
     * are left out. Returns when all have been delivered; what the sink throws ends the read and is thrown. Called from several threads at
     * once; as long as the prices stay the same, so does what is delivered, but for the order, and for symbols that failed and are delivered
     * when they are asked for again ({@link LoadOptions#attempts(int)}). Trying again within a read, and pausing before it, is the source's own.
     *
     * @throws PriceSourceException if the source as a whole cannot be read
     * @throws ScanCancelledException if the request's cancellation is found set
     */
    void read(PriceRequest request, PriceSink sink);
}
