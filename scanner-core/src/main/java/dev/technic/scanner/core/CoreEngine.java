package dev.technic.scanner.core;

import dev.technic.scanner.ModelCache;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.core.model.ContentModelCache;
import dev.technic.scanner.core.scan.BatchWorker;
import dev.technic.scanner.core.scan.LocalScannerBuilder;
import dev.technic.scanner.spi.ScanWorker;
import dev.technic.scanner.spi.ScannerEngine;
import org.jspecify.annotations.Nullable;

/** The engine that the API finds through the service loader. */
public final class CoreEngine implements ScannerEngine {

    /** Held apart, so that the cache is made when first asked for, and once per JVM. */
    private static final class Global {
        static final ModelCache CACHE = new ContentModelCache();
    }

    @Override
    public Scanner.Builder builder() {
        return new LocalScannerBuilder();
    }

    @Override
    public ModelCache globalModelCache() {
        return Global.CACHE;
    }

    @Override
    public ModelCache newModelCache() {
        return new ContentModelCache();
    }

    @Override
    public ScanWorker worker(@Nullable ClassLoader plugins) {
        return BatchWorker.discover(plugins);
    }
}
