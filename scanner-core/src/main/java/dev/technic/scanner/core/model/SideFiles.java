package dev.technic.scanner.core.model;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.ModelFeatures;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.json.ModelFeaturesJson;
import dev.technic.scanner.spi.ModelContent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The side files of models, each read again only when its size or time of change differ from the last reading. */
public final class SideFiles {

    /**
     * A side file as it was read.
     *
     * @param hash SHA-256 of its bytes
     */
    public record SideFile(Path path, String hash, ModelFeatures features) {}

    private static final int MOST = 1_000;

    /** A file and what it said last. */
    private static final class Known {

        final WatchedFile file;

        @Nullable
        SideFile said;

        Known(Path path) {
            this.file = new WatchedFile("side file", path, ModelFeaturesJson.MOST_BYTES);
        }

        synchronized SideFile read(Path path) {
            String hash = file.hashIfUnchanged();
            SideFile before = said;
            if (before == null || !before.hash().equals(hash)) {
                said = null;
                ModelContent content = file.read(path.toString());
                before = new SideFile(path, content.hash(), ModelFeaturesJson.parse(content.origin(), content.bytes()));
                said = before;
            }
            return before;
        }
    }

    private final Cache<Path, Known> known =
            CacheBuilder.newBuilder().maximumSize(MOST).build();

    /**
     * The side file of a model, if it has one.
     *
     * @throws ModelException if it cannot be read, or is no side file
     * @throws ScanCancelledException if the thread is interrupted while it reads
     */
    public Optional<SideFile> of(Path model) {
        Path path = ModelFeaturesJson.beside(model);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        Path key = path.toAbsolutePath().normalize();
        Known file = known.asMap().computeIfAbsent(key, Known::new);
        return Optional.of(file.read(path));
    }
}
