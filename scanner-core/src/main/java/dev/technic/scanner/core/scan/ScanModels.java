package dev.technic.scanner.core.scan;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.ModelReference;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScannerException;
import dev.technic.scanner.core.engine.Fatal;
import dev.technic.scanner.core.model.SideFiles;
import dev.technic.scanner.core.model.SideFiles.SideFile;
import dev.technic.scanner.core.plan.ModelShape;
import dev.technic.scanner.core.plugin.Blame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Leases the models of a scan, each with its side file, while the scan runs. */
final class ScanModels {

    private static final int ATTEMPTS = 5;

    private final SideFiles sideFiles = new SideFiles();
    private final Engines engines;

    ScanModels(Engines engines) {
        this.engines = engines;
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
        Engines.Asked asked = Engines.Asked.by(column, file.path());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<SideFile> sideFile = sideFiles.of(file.path());
            ModelCache.Lease lease = engines.lease(asked);
            leases.opened(lease);
            if (sideFile.equals(sideFiles.of(file.path()))) {
                leases.add(column, lease.model(), sideFile);
                return;
            }
        }
        throw new ModelException(asked.inFull() + ": its side file changed during each of " + ATTEMPTS
                + " readings; ask again when nobody writes or replaces it");
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
