/** The built-in indicators, as a plugin. */
module dev.technic.scanner.indicators {
    requires transitive dev.technic.scanner;
    requires static org.jspecify;

    exports dev.technic.scanner.indicators;

    provides dev.technic.scanner.spi.IndicatorProvider with
            dev.technic.scanner.indicators.StandardIndicators;
}
