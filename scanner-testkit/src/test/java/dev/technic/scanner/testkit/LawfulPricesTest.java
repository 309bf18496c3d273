package dev.technic.scanner.testkit;

import dev.technic.scanner.PriceSource;
import java.util.Set;

/** The plainest source that keeps the laws. */
class LawfulPricesTest extends PriceSourceLaws {

    @Override
    protected PriceSource source() {
        return new Shop();
    }

    @Override
    protected Set<String> symbols() {
        return Shop.SYMBOLS;
    }
}
