package dev.technic.scanner.core.scan;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.Model;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.ModelReference;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.ScannerException;
import dev.technic.scanner.core.engine.Fatal;
import dev.technic.scanner.core.plan.ModelShape;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the provider for each model of a scan, and leases the models while the scan runs. */
final class ScanModels {

    /**
     * Who can read models.
     *
     * @param usable the preferred first
     * @param broken a sentence for each plugin that cannot be used
     */
    record Providers(List<ModelProvider> usable, List<String> broken) {}

    /** What shows that a file is as it was. */
    private record Stamp(
            FileTime changed, long size, @Nullable Object key) {
        static Stamp of(Path path) throws IOException {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return new Stamp(file.lastModifiedTime(), file.size(), file.fileKey());
        }
    }

    private record Asked(Path path, Optional<String> engine) {}

    private record Choice(Stamp stamp, ModelProvider provider) {}

    private static final int CHOICES = 1_000;

    private final Cache<Asked, Choice> chosen =
            CacheBuilder.newBuilder().maximumSize(CHOICES).build();
    private final List<ModelProvider> providers;
    private final List<String> broken;
    private final ModelCache cache;

    ScanModels(Providers providers, ModelCache cache) {
        this.providers = providers.usable();
        this.broken = providers.broken();
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
            throw new InvalidScanException("model " + column.name()
                    + engine.map(e -> ": no engine '" + e + "'; installed: " + names)
                            .orElse(": no model plugin is installed; add the module scanner-ml to the class path")
                    + said(broken));
        }
        if (candidates.size() == 1) {
            return cache.lease(file.path(), candidates.get(0));
        }
        Asked asked = new Asked(file.path(), engine);
        Stamp stamp = read(column.name(), file.path(), Stamp::of);
        Choice known = chosen.getIfPresent(asked);
        if (known != null && known.stamp.equals(stamp)) {
            return cache.lease(file.path(), known.provider);
        }
        ModelContent content =
                new ModelContent(file.path().toString(), read(column.name(), file.path(), Files::readAllBytes));
        List<String> wrong = new ArrayList<>(broken);
        for (ModelProvider provider : candidates) {
            if (reads(provider, content, wrong)) {
                chosen.put(asked, new Choice(stamp, provider));
                return cache.lease(file.path(), provider);
            }
        }
        throw new ModelException(
                "model " + column.name() + " (" + file.path() + ") is of no format that is read by any of "
                        + candidates.stream().map(ModelProvider::name).toList() + said(wrong));
    }

    private static boolean reads(ModelProvider provider, ModelContent content, List<String> wrong) {
        try {
            return provider.reads(content);
        } catch (Throwable thrown) {
            Fatal.pass(thrown);
            wrong.add(Plugins.sentence(provider, thrown));
            return false;
        }
    }

    private static String said(List<String> sentences) {
        return sentences.stream().map(sentence -> "; " + sentence).collect(Collectors.joining());
    }

    private interface Reading<T> {
        T of(Path path) throws IOException;
    }

    private static <T> T read(String name, Path path, Reading<T> reading) {
        try {
            return reading.of(path);
        } catch (ClosedByInterruptException interrupted) {
            throw new ScanCancelledException("interrupted while reading model " + path, interrupted);
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

        private void add(Scan.ModelColumn column, ModelCache.@Nullable Lease lease) {
            if (lease != null) {
                leases.add(lease);
            }
            Model model = lease != null ? lease.model() : ((ModelReference.Instance) column.model()).model();
            try {
                ModelShape shape = shape(column, model);
                hashes.put(column.name(), Objects.requireNonNull(model.hash(), "its hash is null"));
                models.add(model);
                shapes.add(shape);
            } catch (ScannerException clear) {
                throw clear;
            } catch (Throwable thrown) {
                Fatal.pass(thrown);
                throw new ModelException("model " + column.name() + " cannot be used: " + thrown, thrown);
            }
        }

        private static ModelShape shape(Scan.ModelColumn column, Model model) {
            List<String> names = List.copyOf(model.features());
            int features = model.featureCount();
            int outputs = model.outputCount();
            String origin = column.model().toString();
            if (outputs < 1 || features < 0 || !(names.isEmpty() || names.size() == features)) {
                throw new ModelException("model " + column.name() + " (" + origin + ") contradicts itself: " + features
                        + " features, named " + names + ", and " + outputs + " outputs");
            }
            return new ModelShape(column.name(), names, features, outputs, column.byPosition(), origin);
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
            RuntimeException failure = null;
            for (ModelCache.Lease lease : leases) {
                try {
                    lease.close();
                } catch (RuntimeException thrown) {
                    failure = thrown;
                }
            }
            if (failure != null) {
                throw failure;
            }
        }
    }
}
