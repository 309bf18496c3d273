package dev.technic.scanner.memory;

import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.PriceRequest;
import dev.technic.scanner.PriceSink;
import dev.technic.scanner.PriceSource;
import dev.technic.scanner.PriceSourceException;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Prices that are in memory already, an array per symbol and field. They are not copied until a load lays them out in a panel. */
public final class InMemoryPrices implements PriceSource {

    private final List<PriceHistory> histories;

    private InMemoryPrices(List<PriceHistory> histories) {
        this.histories = histories;
    }

    /**
     * Histories of different symbols, in any order.
     *
     * @throws PriceSourceException if a symbol is there twice
     */
    public static InMemoryPrices of(List<PriceHistory> histories) {
        Set<String> seen = new HashSet<>();
        for (PriceHistory history : histories) {
            if (!seen.add(history.symbol())) {
                throw new PriceSourceException("prices in memory: the symbol " + history.symbol() + " is there twice");
            }
        }
        return new InMemoryPrices(List.copyOf(histories));
    }

    public static InMemoryPrices of(PriceHistory... histories) {
        return of(List.of(histories));
    }

    @Override
    public String describe() {
        return "prices in memory";
    }

    @Override
    public void read(PriceRequest request, PriceSink sink) {
        List<PriceHistory> wanted = histories.stream()
                .filter(history -> request.wants(history.symbol()))
                .toList();
        for (int done = 0; done < wanted.size(); done++) {
            if (request.cancellation().isCancelled()) {
                throw new ScanCancelledException("load cancelled");
            }
            sink.bars(wanted.get(done));
            request.progress().progress(Stage.LOAD, done + 1, wanted.size());
        }
    }
}
