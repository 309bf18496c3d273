/** The built-in indicators, as a plugin. */
module dev.technic.scanner.indicators {
    requires dev.technic.scanner;
    requires static org.jspecify;
}
