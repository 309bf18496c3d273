package dev.technic.scanner.core.scan;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.core.plan.Catalogue;
import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.spi.ModelProvider;
import dev.technic.scanner.spi.ScanBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts a {@link LocalScanner} together. */
public final class LocalScannerBuilder implements Scanner.Builder {

    private final List<IndicatorProvider> indicators = new ArrayList<>();
    private final List<ModelProvider> models = new ArrayList<>();
    private @Nullable ClassLoader loader;
    private @Nullable Executor executor;
    private @Nullable ModelCache cache;
    private Function<Plugins, @Nullable Backend> backend = plugins -> null;
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Scanner.Builder classLoader(ClassLoader with) {
        loader = with;
        return this;
    }

    @Override
    public Scanner.Builder plugin(IndicatorProvider provider) {
        indicators.add(provider);
        return this;
    }

    @Override
    public Scanner.Builder plugin(ModelProvider provider) {
        models.add(provider);
        return this;
    }

    @Override
    public Scanner.Builder threads(int wanted) {
        if (wanted < 1 || wanted > 1024) {
            throw new InvalidScanException("threads = " + wanted + " is not a whole number in [1, 1024]");
        }
        threads = wanted;
        return this;
    }

    @Override
    public Scanner.Builder executor(Executor chosen) {
        executor = chosen;
        return this;
    }

    @Override
    public Scanner.Builder modelCache(ModelCache chosen) {
        cache = chosen;
        return this;
    }

    @Override
    public Scanner.Builder backend(ScanBackend chosen) {
        Objects.requireNonNull(chosen, "backend");
        backend = plugins -> Backend.of(chosen, executor);
        return this;
    }

    @Override
    public Scanner.Builder backend(String name, Map<String, String> options) {
        Map<String, String> copied = Map.copyOf(options);
        backend = plugins -> Backend.opened(name, plugins.backend(name, copied), executor);
        return this;
    }

    @Override
    public Scanner build() {
        Plugins plugins = new Plugins(loader);
        Catalogue catalogue = plugins.indicators(indicators);
        Engines engines = new Engines(plugins.models(models), cache == null ? ModelCache.global() : cache);
        return new LocalScanner(plugins, catalogue, engines, executor, threads, backend.apply(plugins));
    }
}
