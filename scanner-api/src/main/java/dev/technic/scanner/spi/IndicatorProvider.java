package dev.technic.scanner.spi;

import java.util.List;

/** A plugin that brings indicators, found by the service loader. */
public interface IndicatorProvider {

    /** The plugin's name, which qualifies its indicators: {@code acme} in {@code acme:rsi(14)}. */
    String name();

    /** The same indicators at every call. */
    List<Indicator> indicators();
}
