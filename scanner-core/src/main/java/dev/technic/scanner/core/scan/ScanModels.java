package dev.technic.scanner.core.scan;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.Model;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.ModelReference;
import dev.technic.scanner.Scan;
import dev.technic.scanner.core.plan.ModelShape;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the provider for each model of a scan, and leases the models while the scan runs. */
final class ScanModels {

    private final List<ModelProvider> providers;
    private final ModelCache cache;

    /** {@code providers}, the preferred first. */
    ScanModels(List<ModelProvider> providers, ModelCache cache) {
        this.providers = providers;
        this.cache = cache;
    }

    List<ModelProvider> providers() {
        return providers;
    }

    Leases lease(List<Scan.ModelColumn> columns) {
        Leases leases = new Leases();
        try {
            for (Scan.ModelColumn column : columns) {
                leases.add(column, column.model() instanceof ModelReference.File file ? open(column, file) : null);
            }
            return leases;
        } catch (RuntimeException | Error thrown) {
            leases.close();
            throw thrown;
        }
    }

    private ModelCache.Lease open(Scan.ModelColumn column, ModelReference.File file) {
        Optional<String> engine = column.engine();
        List<ModelProvider> candidates = providers.stream()
                .filter(p -> engine.isEmpty() || p.name().equals(engine.get()))
                .toList();
        if (candidates.isEmpty()) {
            List<String> names = providers.stream().map(ModelProvider::name).toList();
            throw new InvalidScanException(
                    engine.map(e -> "model " + column.name() + ": no engine '" + e + "'; installed: " + names)
                            .orElse("model " + column.name()
                                    + ": no model plugin is installed; add the module scanner-ml to the class path"));
        }
        if (candidates.size() == 1) {
            return cache.lease(file.path(), candidates.get(0));
        }
        ModelContent content = content(column.name(), file.path());
        for (ModelProvider provider : candidates) {
            if (provider.reads(content)) {
                return cache.lease(file.path(), provider);
            }
        }
        throw new ModelException(
                "model " + column.name() + " (" + file.path() + ") is of no format that is read by any of "
                        + candidates.stream().map(ModelProvider::name).toList());
    }

    private static ModelContent content(String name, Path path) {
        try {
            return new ModelContent(path.toString(), Files.readAllBytes(path));
        } catch (IOException cannot) {
            throw new ModelException("model " + name + " (" + path + ") cannot be read: " + cannot, cannot);
        }
    }

    /** The models of one scan; closing gives the leases back. */
    static final class Leases implements AutoCloseable {

        private final List<Model> models = new ArrayList<>();
        private final List<ModelShape> shapes = new ArrayList<>();
        private final List<ModelCache.Lease> leases = new ArrayList<>();
        private final Map<String, String> hashes = new TreeMap<>();

        private void add(Scan.ModelColumn column, ModelCache.@org.jspecify.annotations.Nullable Lease lease) {
            if (lease != null) {
                leases.add(lease);
            }
            Model model = lease != null ? lease.model() : ((ModelReference.Instance) column.model()).model();
            models.add(model);
            hashes.put(column.name(), model.hash());
            shapes.add(new ModelShape(
                    column.name(),
                    model.features(),
                    model.featureCount(),
                    model.outputCount(),
                    column.byPosition(),
                    column.model().toString()));
        }

        Model model(int m) {
            return models.get(m);
        }

        List<ModelShape> shapes() {
            return List.copyOf(shapes);
        }

        /** By the models' names in the scan. */
        Map<String, String> hashes() {
            return hashes;
        }

        @Override
        public void close() {
            leases.forEach(ModelCache.Lease::close);
        }
    }
}
