package dev.technic.scanner.spi;

/**
 * Computes batches of scans, in whatever JVM a {@link ScanBackend} carries their bytes to. Make one per JVM: it keeps the plans that it
 * has seen lately. Safe for any number of threads at once; it starts none.
 *
 * <pre>{@code
 * ScanWorker worker = ScanWorker.create();           // the same library version and the same indicator plugins as where the scan was asked
 * byte[] result = worker.run(plan, batch);
 * }</pre>
 */
public interface ScanWorker {

    /** A worker with the indicators that the service loader finds. */
    static ScanWorker create() {
        return ScannerEngine.discover().worker(null);
    }

    /** A worker with the indicators that the service loader finds with this loader. */
    static ScanWorker create(ClassLoader plugins) {
        return ScannerEngine.discover().worker(plugins);
    }

    /**
     * The result of a batch, always the same bytes for the same arguments. A symbol for which an indicator throws is a row of the
     * result, not an exception.
     *
     * @throws dev.technic.scanner.ScannerException if the bytes are damaged or of another version, or if this JVM lacks a plugin that the
     *     plan needs; its message is a reason for {@link ScanBackend.Answers#failed}
     */
    byte[] run(byte[] plan, byte[] batch);
}
