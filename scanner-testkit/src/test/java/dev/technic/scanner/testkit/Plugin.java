package dev.technic.scanner.testkit;

import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.IndicatorProvider;
import java.util.List;

/** Indicators as the plugin {@code sample}. */
record Plugin(List<Indicator> indicators) implements IndicatorProvider {

    static Plugin of(Indicator... indicators) {
        return new Plugin(List.of(indicators));
    }

    @Override
    public String name() {
        return "sample";
    }
}
