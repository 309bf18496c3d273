package dev.technic.scanner.examples.discovery.acme;

import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.IndicatorProvider;
import java.util.List;

/** A plugin of one indicator. */
public final class AcmeIndicators implements IndicatorProvider {

    @Override
    public String name() {
        return "acme";
    }

    @Override
    public List<Indicator> indicators() {
        return List.of(Indicator.named("thing").input("x", "close").composed("2 * x"));
    }
}
