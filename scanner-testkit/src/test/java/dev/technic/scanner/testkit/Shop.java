package dev.technic.scanner.testkit;

import dev.technic.scanner.Defect;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.PriceRequest;
import dev.technic.scanner.PriceSink;
import dev.technic.scanner.PriceSource;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A price source that keeps the laws: five symbols, one with a defect and one that it cannot deliver. */
class Shop implements PriceSource {

    static final Set<String> SYMBOLS = Set.of("A", "B", "C", "D", "SHUT");

    @Override
    public String describe() {
        return "the shop";
    }

    @Override
    public void read(PriceRequest request, PriceSink sink) {
        List<String> wanted = new ArrayList<>();
        SYMBOLS.stream().sorted().filter(request::wants).forEach(wanted::add);
        for (int i = 0; i < wanted.size(); i++) {
            checkCancelled(request);
            deliver(wanted.get(i), sink);
            request.progress().progress(Stage.LOAD, i + 1, wanted.size());
        }
    }

    void checkCancelled(PriceRequest request) {
        if (request.cancellation().isCancelled()) {
            throw new ScanCancelledException("load cancelled");
        }
    }

    void deliver(String symbol, PriceSink sink) {
        if (symbol.equals("SHUT")) {
            sink.failed(symbol, "the shop is shut");
            return;
        }
        if (symbol.equals("D")) {
            sink.defect(symbol, Defect.values()[0], 7);
        }
        sink.bars(history(symbol));
    }

    PriceHistory history(String symbol) {
        return Bars.randomWalk(5 + symbol.charAt(0) % 3, symbol.charAt(0)).history(symbol);
    }
}
