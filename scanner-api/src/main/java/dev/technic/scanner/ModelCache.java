package dev.technic.scanner;

import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import dev.technic.scanner.spi.ScannerEngine;
import java.nio.file.Path;

/**
 * Models by content: however many threads ask for the same bytes, they are loaded once, and no model is closed while somebody
 * holds a {@link Lease} on it. Failures are not kept. Safe for any number of threads.
 */
public interface ModelCache {

    /** The cache that the whole JVM shares. */
    static ModelCache global() {
        return ScannerEngine.discover().globalModelCache();
    }

    /** An empty cache of its own, for a test or a tenant. */
    static ModelCache create() {
        return ScannerEngine.discover().newModelCache();
    }

    /**
     * The model in a file. The file is read again only when its size or time of change differ from the last reading.
     *
     * @throws ModelException if the file cannot be read, or the provider refuses it
     */
    Lease lease(Path file, ModelProvider provider);

    /** The model of these bytes. */
    Lease lease(ModelContent content, ModelProvider provider);

    Counts counts();

    /** Drops every model that nobody leases, and lets leased ones go as their last lease closes; returns how many were dropped. */
    int evict();

    /** Somebody's right to score a model; close it when done, once or more often. */
    interface Lease extends AutoCloseable {

        Model model();

        @Override
        void close();
    }

    /**
     * What the cache did so far.
     *
     * @param models held now
     * @param leases open now
     * @param loads that succeeded
     * @param failures loads that did not
     * @param hits leases given without loading
     * @param loadNanos spent loading, nanoseconds
     */
    record Counts(int models, int leases, long loads, long failures, long hits, long loadNanos) {}
}
