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
import dev.technic.scanner.core.files.Unreadable;
import dev.technic.scanner.core.files.WholeFile;
import dev.technic.scanner.core.model.SideFiles;
import dev.technic.scanner.core.model.SideFiles.SideFile;
import dev.technic.scanner.core.plan.ModelShape;
import dev.technic.scanner.core.plugin.Blame;
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
import org.jspecify.annotations.Nullable;

/** Finds the provider for each model of a scan, and leases the models while the scan runs. */
final class ScanModels {

    /**
     * Who can read models.
     *
     * @param usable the preferred first
     * @param broken a sentence for each plugin that cannot be used
     */
    record Providers(List<Named> usable, List<String> broken) {}

    /** A provider and its name, which it was asked for once. */
    record Named(String name, ModelProvider provider) {}

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
    private static final int ATTEMPTS = 5;

    private final SideFiles sideFiles = new SideFiles();

    private final Cache<Asked, Choice> chosen =
            CacheBuilder.newBuilder().maximumSize(CHOICES).build();
    private final List<Named> providers;
    private final List<String> broken;
    private final ModelCache cache;

    ScanModels(Providers providers, ModelCache cache) {
        this.providers = providers.usable();
        this.broken = providers.broken();
        this.cache = cache;
    }

    List<ModelProvider> providers() {
        return providers.stream().map(Named::provider).toList();
    }

    /** A sentence for each plugin that cannot be used. */
    List<String> broken() {
        return broken;
    }

    Leases lease(List<Scan.ModelColumn> columns) {
        Leases leases = new Leases();
        try {
            for (Scan.ModelColumn column : columns) {
                if (column.model() instanceof ModelReference.File file) {
                    pair(column, file, leases);
                } else if (column.model() instanceof ModelReference.Instance instance) {
                    leases.add(column, instance.model(), Optional.empty());
                }
            }
            return leases;
        } catch (RuntimeException | Error thrown) {
            leases.close();
            throw thrown;
        }
    }

    /** Leases a model together with the side file that stood beside it then: the same was read before and after. */
    private void pair(Scan.ModelColumn column, ModelReference.File file, Leases leases) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<SideFile> sideFile = sideFiles.of(file.path());
            ModelCache.Lease lease = open(column, file);
            leases.opened(lease);
            if (sideFile.equals(sideFiles.of(file.path()))) {
                leases.add(column, lease.model(), sideFile);
                return;
            }
        }
        throw new ModelException(
                "model " + column.name() + " (" + file.path() + "): its side file changed during each of " + ATTEMPTS
                        + " readings; ask again when nobody writes or replaces it");
    }

    private ModelCache.Lease open(Scan.ModelColumn column, ModelReference.File file) {
        Optional<String> engine = column.engine();
        List<Named> candidates = providers.stream()
                .filter(p -> engine.isEmpty() || p.name.equals(engine.get()))
                .toList();
        if (candidates.isEmpty()) {
            throw new InvalidScanException("model " + column.name()
                    + engine.map(e -> ": no engine '" + e + "'; installed: " + names(providers))
                            .orElse(": no model plugin is installed; add the module scanner-ml to the class path")
                    + Plugins.said(broken));
        }
        if (candidates.size() == 1) {
            return cache.lease(file.path(), candidates.get(0).provider);
        }
        if (engine.isPresent()) {
            checkUnique(column, candidates.get(0));
        }
        Asked asked = new Asked(file.path(), engine);
        Stamp stamp = read(column.name(), file.path(), Stamp::of);
        Choice known = chosen.getIfPresent(asked);
        if (known != null && known.stamp.equals(stamp)) {
            return cache.lease(file.path(), known.provider);
        }
        ModelContent content = new ModelContent(
                file.path().toString(),
                read(column.name(), file.path(), path -> WholeFile.read(path, ModelContent.MOST_BYTES)));
        List<String> wrong = new ArrayList<>(broken);
        for (Named one : candidates) {
            if (reads(one.provider, content, wrong)) {
                checkUnique(column, one);
                chosen.put(asked, new Choice(stamp, one.provider));
                return cache.lease(file.path(), one.provider);
            }
        }
        throw new ModelException("model " + column.name() + " (" + file.path()
                + ") is of no format that is read by any of " + names(candidates) + Plugins.said(wrong));
    }

    private static List<String> names(List<Named> providers) {
        return providers.stream().map(Named::name).toList();
    }

    /** Two providers of one name are never chosen between. */
    private void checkUnique(Scan.ModelColumn column, Named meant) {
        List<ModelProvider> same = providers.stream()
                .filter(p -> p.name.equals(meant.name))
                .map(Named::provider)
                .toList();
        if (same.size() > 1) {
            throw new InvalidScanException(
                    "model " + column.name() + ": engine '" + meant.name + "' is defined by " + Plugins.both(same));
        }
    }

    private static boolean reads(ModelProvider provider, ModelContent content, List<String> wrong) {
        try {
            return provider.reads(content);
        } catch (Throwable thrown) {
            Fatal.pass(thrown);
            wrong.add(Blame.sentence(provider, "reads()", thrown));
            return false;
        }
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
            throw new ModelException("model " + name + " (" + path + ") " + Unreadable.reason(path, cannot), cannot);
        }
    }

    /** The models of one scan; closing gives the leases back. */
    static final class Leases implements AutoCloseable {

        private final List<Model> models = new ArrayList<>();
        private final List<ModelShape> shapes = new ArrayList<>();
        private final List<ModelCache.Lease> leases = new ArrayList<>();
        private final Map<String, String> hashes = new TreeMap<>();
        private final Map<String, String> sideFileHashes = new TreeMap<>();

        private void opened(ModelCache.Lease lease) {
            leases.add(lease);
        }

        private void add(Scan.ModelColumn column, Model model, Optional<SideFile> sideFile) {
            try {
                ModelShape shape = shape(column, model, sideFile);
                hashes.put(column.name(), Objects.requireNonNull(model.hash(), "its hash is null"));
                sideFile.ifPresent(file -> sideFileHashes.put(column.name(), file.hash()));
                models.add(sideFile.map(file -> model.ofRounds(file.features().rounds()))
                        .orElse(model));
                shapes.add(shape);
            } catch (ScannerException clear) {
                throw clear;
            } catch (Throwable thrown) {
                Fatal.pass(thrown);
                throw new ModelException(
                        "model " + column.name() + " cannot be used: " + Blame.words("it", thrown), thrown);
            }
        }

        private static ModelShape shape(Scan.ModelColumn column, Model model, Optional<SideFile> sideFile) {
            List<String> names = List.copyOf(model.features());
            int features = model.featureCount();
            int outputs = model.outputCount();
            String origin = column.model().toString();
            if (outputs < 1 || features < 0 || !(names.isEmpty() || names.size() == features)) {
                throw new ModelException("model " + column.name() + " (" + origin + ") contradicts itself: " + features
                        + " features, named " + names + ", and " + outputs + " outputs");
            }
            sideFile.ifPresent(file -> check(column, file, model));
            Optional<SideFile> naming = column.byPosition() ? Optional.empty() : sideFile;
            return new ModelShape(
                    column.name(),
                    naming.map(file -> file.features().names()).orElse(names),
                    features,
                    outputs,
                    column.byPosition(),
                    origin,
                    naming.map(file -> file.features().defined()).orElse(List.of()));
        }

        /** By position the features are the scan's, but the side file still says the rounds. */
        private static void check(Scan.ModelColumn column, SideFile file, Model model) {
            String origin = file.path().toString();
            if (column.byPosition()) {
                file.features().checkHash(column.name(), origin, model);
            } else {
                file.features().check(column.name(), origin, model);
            }
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

        /** The same of the side files that took part. */
        Map<String, String> sideFileHashes() {
            return sideFileHashes;
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
