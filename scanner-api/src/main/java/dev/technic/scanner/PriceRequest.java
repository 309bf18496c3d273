package dev.technic.scanner;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * What a load asks of a {@link PriceSource}.
 *
 * @param symbols the symbols wanted, those asked for and the {@link LoadOptions#references()}, or those among them that failed in the read
 *     before: the ones to deliver, whatever {@link LoadOptions#symbols()} says; empty for all that the source has
 * @param options the load's own options; a source may deliver more bars than {@link LoadOptions#lookback()}, and need not cut them
 * @param executor where the source may run its own work beside the calling thread, which does all of it where the executor is late,
 *     full or runs nothing
 * @param parallelism how much of it at once, at least 1
 * @param cancellation looked at now and then
 * @param progress told how much has been read, by any thread, in any order
 */
public record PriceRequest(
        Optional<Set<String>> symbols,
        LoadOptions options,
        Executor executor,
        int parallelism,
        Cancellation cancellation,
        ProgressListener progress) {

    public boolean wants(String symbol) {
        return symbols.isEmpty() || symbols.get().contains(symbol);
    }
}
