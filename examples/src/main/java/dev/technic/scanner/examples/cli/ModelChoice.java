package dev.technic.scanner.examples.cli;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.ModelFeatures;
import dev.technic.scanner.json.ModelFeaturesJson;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A model's file, what its side file says, and who reads it. */
final class ModelChoice {

    static final String ANY_ENGINE = "auto";

    private ModelChoice() {}

    static ModelContent content(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("cannot read the model: " + file + " is a folder; a model's file is needed");
        }
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new IOException(file + " is no regular file");
            }
            long size = Files.size(file);
            if (size > ModelContent.MOST_BYTES) {
                throw new ModelException("model " + file + " cannot be read: it has " + size + " bytes; at most "
                        + ModelContent.MOST_BYTES + " are accepted");
            }
            return new ModelContent(file.toString(), Files.readAllBytes(file));
        } catch (IOException cannot) {
            throw new IOException("cannot read the model: " + Failure.reason(cannot), cannot);
        }
    }

    /** What stands beside a model, if anything does. */
    static Optional<ModelFeatures> sideFile(Path model) {
        Path file = ModelFeaturesJson.beside(model);
        return Files.exists(file) ? Optional.of(ModelFeaturesJson.read(file)) : Optional.empty();
    }

    /** The one that is named, or all. */
    static List<ModelProvider> named(String engine, List<ModelProvider> installed) {
        if (engine.equals(ANY_ENGINE)) {
            return installed;
        }
        List<ModelProvider> named =
                installed.stream().filter(p -> p.name().equals(engine)).toList();
        if (named.isEmpty()) {
            List<String> accepted = new ArrayList<>(List.of(ANY_ENGINE));
            installed.forEach(p -> accepted.add(p.name()));
            throw new InvalidScanException(
                    "--engine " + engine + " is not installed; one of " + accepted + " is accepted");
        }
        return named;
    }

    /** The first that reads a model. */
    static ModelProvider reader(ModelContent content, List<ModelProvider> providers) {
        for (ModelProvider provider : providers) {
            if (provider.reads(content)) {
                return provider;
            }
        }
        throw new ModelException(content.origin() + " is no model that "
                + String.join(
                        " or ", providers.stream().map(ModelProvider::name).toList()) + " can read");
    }
}
