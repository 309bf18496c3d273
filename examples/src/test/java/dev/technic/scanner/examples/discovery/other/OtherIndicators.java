package dev.technic.scanner.examples.discovery.other;

import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.IndicatorProvider;
import java.util.List;

/** A plugin that brings an indicator of a name that another has as well. */
public final class OtherIndicators implements IndicatorProvider {

    @Override
    public String name() {
        return "other";
    }

    @Override
    public List<Indicator> indicators() {
        return List.of(Indicator.named("thing").input("x", "close").composed("3 * x"));
    }
}
