/** Scanner's vocabulary, public types and plugin interfaces. */
module dev.technic.scanner {
    requires static transitive org.jspecify;

    exports dev.technic.scanner;
    exports dev.technic.scanner.expression;
    exports dev.technic.scanner.spi;

    uses dev.technic.scanner.spi.ScannerEngine;
}
