package dev.technic.scanner.spi;

import dev.technic.scanner.ModelCache;
import dev.technic.scanner.Scanner;

/** The seam between the public types and the engine behind them; {@code scanner-core} is the one implementation. */
public interface ScannerEngine {

    Scanner.Builder builder();

    /** The cache that the whole JVM shares. */
    ModelCache globalModelCache();

    /** A cache of its own, empty. */
    ModelCache newModelCache();
}
