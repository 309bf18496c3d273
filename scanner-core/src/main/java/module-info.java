/** The engine behind the API's interfaces. */
module dev.technic.scanner.core {
    requires transitive dev.technic.scanner;
    requires static org.jspecify;
    requires static jdk.jfr;
    requires com.google.common;
    requires de.siegmar.fastcsv;
    requires ch.randelshofer.fastdoubleparser;
    requires com.fasterxml.jackson.core;

    exports dev.technic.scanner.csv;
    exports dev.technic.scanner.json;
    exports dev.technic.scanner.memory;

    uses dev.technic.scanner.spi.IndicatorProvider;
    uses dev.technic.scanner.spi.ModelProvider;
    uses dev.technic.scanner.spi.PriceSourceProvider;
    uses dev.technic.scanner.spi.ScanBackendProvider;

    provides dev.technic.scanner.spi.ScannerEngine with
            dev.technic.scanner.core.CoreEngine;
}
