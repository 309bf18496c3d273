package dev.technic.scanner;

import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import dev.technic.scanner.spi.ScanBackend;
import dev.technic.scanner.spi.ScannerEngine;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.Executor;

/**
 * Loads prices into panels and answers scans of them. Safe for any number of threads; one is enough for an application. Closing it ends
 * the threads that it started; loads and scans under way end with {@link ScanCancelledException}, as they do when the thread that asked for
 * them is interrupted, which stays so. Panels outlive it.
 *
 * <pre>{@code
 * try (Scanner scanner = Scanner.create()) {
 *     Panel panel = scanner.load(CsvPrices.of(Path.of("prices.csv.gz")), LoadOptions.lookback(504));
 *     ScanResult result = scanner.scan(panel, Scan.builder().feature("rsi", "rsi(14)").where("close >= 1").build());
 *     System.out.println(result.toTable());
 * }
 * }</pre>
 */
public interface Scanner extends AutoCloseable {

    /** With everything that the service loader finds and a worker for each core. */
    static Scanner create() {
        return builder().build();
    }

    static Builder builder() {
        return ScannerEngine.discover().builder();
    }

    /**
     * Reads a source into a panel.
     *
     * @throws PriceSourceException if the source as a whole cannot be read; a symbol that cannot is in the panel's report
     */
    default Panel load(PriceSource source, LoadOptions options) {
        return load(source, options, ScanOptions.defaults());
    }

    /** The same, with a listener, a cancellation or a deadline. */
    Panel load(PriceSource source, LoadOptions options, ScanOptions how);

    /**
     * Answers a scan.
     *
     * @throws InvalidScanException if the question is wrong, or it names a symbol by {@code of("SPY", close)} that has no prices here, or too
     *     few bars for anybody to have a value that is required; before the first bar is read
     * @throws ModelException if a model cannot be read or does not fit
     */
    default ScanResult scan(Panel panel, Scan scan) {
        return scan(panel, scan, ScanOptions.defaults());
    }

    /** The same, with a listener, a cancellation or a deadline. */
    ScanResult scan(Panel panel, Scan scan, ScanOptions how);

    /**
     * The same scan of one symbol's bars alone: its features and scores have the same bits as in a scan of many, loaded with the same options.
     * If the scan has a universe, this symbol alone is asked for, with what the universe knows of it; of a symbol that is not in it nothing
     * is known.
     *
     * @param options as for the panel of many: the bar policy, the adjustment, the lookback
     */
    ScanResult scan(PriceHistory history, LoadOptions options, Scan scan);

    /**
     * The same for a scan that names other symbols, as in {@code of("SPY", close)}.
     *
     * @param others loaded by this scanner, with these other symbols among its own and the same adjustment; nobody of it is asked for
     * @throws InvalidScanException also if the scan names other symbols and the adjustments differ
     */
    ScanResult scan(PriceHistory history, LoadOptions options, Scan scan, Panel others);

    /** The same for bars as they are, cleaned by the default policy. */
    default ScanResult scan(PriceHistory history, Scan scan) {
        return scan(history, LoadOptions.all(), scan);
    }

    /**
     * The other symbols whose prices a scan needs: those that its expressions, and the compositions of indicators in them, name as in
     * {@code of("SPY", close)}. A load of some symbols has them beside by {@link LoadOptions#references}. For series, ask by a scan of the same
     * features.
     *
     * @throws InvalidScanException if the question is wrong
     * @throws ModelException if a model cannot be read or does not fit
     */
    SortedSet<String> references(Scan scan);

    /**
     * Features at every bar, of all symbols of the panel or of some. What needs more bars than there are, also of another symbol, is NaN at
     * every bar.
     *
     * @throws InvalidScanException if an expression is wrong, or is a snapshot, which has a value at the as-of session only
     */
    default SeriesResult series(Panel panel, List<NamedExpression> features, List<String> symbols) {
        return series(panel, features, symbols, Universe.none());
    }

    /**
     * Series that may use a universe's numbers, each the same at every bar; NaN for a symbol that is not in it.
     *
     * @param symbols of the panel, whether they are in the universe or not
     */
    SeriesResult series(Panel panel, List<NamedExpression> features, List<String> symbols, Universe universe);

    /** Series for all symbols of the panel. */
    default SeriesResult series(Panel panel, List<NamedExpression> features) {
        return series(panel, features, panel.symbols());
    }

    IndicatorCatalogue indicators();

    /**
     * A model by itself, to score what is no scan: from this scanner's cache, the one that scans score by, and of all its rounds, whatever a
     * side file beside it says.
     *
     * <pre>{@code
     * try (ModelCache.Lease lease = scanner.model(Path.of("alpha_5d.ubj"))) {
     *     lease.model().predict(features, rows, columns, scores);
     * }
     * }</pre>
     *
     * @throws ModelException if the file cannot be read, or is of no format that an engine reads
     */
    ModelCache.Lease model(Path file);

    /**
     * The same by an engine of one's choice.
     *
     * @param engine the name of a model plugin: {@code java}, {@code xgboost4j}
     * @throws InvalidScanException if no plugin has that name, or several have
     */
    ModelCache.Lease model(Path file, String engine);

    /** The same of bytes. */
    ModelCache.Lease model(ModelContent content);

    /** The model providers found, the preferred first. */
    List<ModelProvider> modelProviders();

    /**
     * A sentence for each plugin that was found and cannot be used, naming its class and its jar; empty when all is
     * well. No scan fails for it, unless it asks for a name that is not found.
     */
    List<String> brokenPlugins();

    /**
     * The price source of an address, opened by the plugin of its scheme; nothing is read yet.
     *
     * @param options as the plugin's documentation names them
     * @throws InvalidScanException if no plugin has that scheme, or several have
     * @throws PriceSourceException if the address or an option is wrong
     */
    PriceSource source(URI address, Map<String, String> options);

    /** Ends the threads that this scanner started. */
    @Override
    void close();

    /** Chooses what a scanner is made of. */
    interface Builder {

        /** Where plugins are found; without it, the loader of this library and the context loader of the calling thread. */
        Builder classLoader(ClassLoader loader);

        /** An indicator plugin beside those found. */
        Builder plugin(IndicatorProvider provider);

        /** A model plugin beside those found. */
        Builder plugin(ModelProvider provider);

        /** Workers, the calling thread among them; the number of cores by default. */
        Builder threads(int threads);

        /** Where the workers run beside the calling thread, instead of threads of the scanner's own. It is not closed. */
        Builder executor(Executor executor);

        /** Instead of {@link ModelCache#global()}. */
        Builder modelCache(ModelCache cache);

        /**
         * Where the features of scans of a panel are computed, instead of on local threads; the answer is the same to the bit. Series, and
         * scans of one history alone, stay here. It is not closed. A scan calls it on a thread of the {@linkplain #executor executor} and
         * waits beside it; where that never runs the call, only the scan's deadline or cancellation ends the wait.
         */
        Builder backend(ScanBackend backend);

        /**
         * The same with a backend that a plugin opens when the scanner is built, and that the scanner closes.
         *
         * @param name of a {@link dev.technic.scanner.spi.ScanBackendProvider}; {@link #build} fails if none is installed
         */
        Builder backend(String name, Map<String, String> options);

        /**
         * @throws InvalidScanException if the backend's name is of no plugin or of several
         */
        Scanner build();
    }
}
