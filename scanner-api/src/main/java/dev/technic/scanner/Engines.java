package dev.technic.scanner;

import dev.technic.scanner.spi.ScannerEngine;
import java.util.ServiceLoader;

/** Finds the engine behind the public types: with the loader of this class, then with the thread's context loader. */
final class Engines {

    private Engines() {}

    static ScannerEngine only() {
        return ServiceLoader.load(ScannerEngine.class, Engines.class.getClassLoader())
                .findFirst()
                .or(() -> ServiceLoader.load(ScannerEngine.class).findFirst())
                .orElseThrow(() ->
                        new PluginException("no scanner engine found; add the module scanner-core to the class path"));
    }
}
