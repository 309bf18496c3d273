package dev.technic.scanner.spi;

import dev.technic.scanner.ModelCache;
import dev.technic.scanner.PluginException;
import dev.technic.scanner.Scanner;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The seam between the public types and the engine behind them; {@code scanner-core} is the one implementation. */
public interface ScannerEngine {

    /**
     * The engine that the service loader finds with the loader of this class, else with the thread's context loader.
     *
     * @throws PluginException if there is none, or it cannot be loaded
     */
    static ScannerEngine discover() {
        try {
            return ServiceLoader.load(ScannerEngine.class, ScannerEngine.class.getClassLoader())
                    .findFirst()
                    .or(() -> ServiceLoader.load(ScannerEngine.class).findFirst())
                    .orElseThrow(() -> new PluginException(
                            "no scanner engine found; add the module scanner-core to the class path"));
        } catch (ServiceConfigurationError | LinkageError broken) {
            throw new PluginException(
                    "the scanner engine cannot be loaded; scanner-core and scanner-api must be of one version, and seen by one"
                            + " class loader: " + broken.getMessage(),
                    broken);
        }
    }

    Scanner.Builder builder();

    /** The cache that the whole JVM shares. */
    ModelCache globalModelCache();

    /** A cache of its own, empty. */
    ModelCache newModelCache();

    /**
     * What a {@link ScanBackend} runs elsewhere.
     *
     * @param plugins where indicators are found; null for the loader of this library and the context loader of the calling thread
     * @throws PluginException if the engine has no workers
     */
    default ScanWorker worker(@Nullable ClassLoader plugins) {
        throw new PluginException("the engine " + getClass().getName()
                + " has no workers for scan backends; it must be of the same version as scanner-api");
    }
}
