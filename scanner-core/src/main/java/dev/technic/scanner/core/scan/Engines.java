package dev.technic.scanner.core.scan;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.core.engine.Fatal;
import dev.technic.scanner.core.files.Unreadable;
import dev.technic.scanner.core.files.WholeFile;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who scores models: finds the provider for each, and leases models from the cache. Safe for any number of threads. */
final class Engines {

    /**
     * Who can read models.
     *
     * @param usable the preferred first
     * @param broken a sentence for each plugin that cannot be used
     */
    record Providers(List<Named> usable, List<String> broken) {}

    /** A provider and its name, which it was asked for once. */
    record Named(String name, ModelProvider provider) {}

    /**
     * A model that is asked for.
     *
     * @param inShort what messages call it: {@code model alpha}
     * @param inFull the same and where it is, for what is wrong with the file: {@code model alpha (models/alpha.ubj)}
     * @param engine who must score it, if anybody in particular
     */
    record Asked(String inShort, String inFull, Path file, Optional<String> engine) {

        /** For a scan. */
        static Asked by(Scan.ModelColumn column, Path file) {
            String name = "model " + column.name();
            return new Asked(name, name + " (" + file + ")", file, column.engine());
        }

        /** For itself. */
        static Asked alone(Path file, Optional<String> engine) {
            String name = "model " + file;
            return new Asked(name, name, file, engine);
        }
    }

    /** What shows that a file is as it was. */
    private record Stamp(
            FileTime changed, long size, @Nullable Object key) {
        static Stamp of(Path path) throws IOException {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return new Stamp(file.lastModifiedTime(), file.size(), file.fileKey());
        }
    }

    /** Who reads a file, as it was when that was asked. */
    private record Choice(Stamp stamp, ModelProvider provider) {}

    private static final int CHOICES = 1_000;

    private final Cache<Path, Choice> chosen =
            CacheBuilder.newBuilder().maximumSize(CHOICES).build();
    private final List<Named> providers;
    private final List<String> broken;
    private final ModelCache cache;

    Engines(Providers providers, ModelCache cache) {
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

    /** The model in a file. It is read to find out who reads it, unless that is known or there is one provider only, which then says. */
    ModelCache.Lease lease(Asked asked) {
        List<Named> candidates = candidates(asked.inShort, asked.engine);
        ModelProvider provider = candidates.size() == 1 ? candidates.get(0).provider : reader(asked);
        return cache.lease(asked.file, provider);
    }

    /** The model of these bytes. */
    ModelCache.Lease lease(ModelContent content) {
        String name = "model " + content.origin();
        candidates(name, Optional.empty());
        return cache.lease(content, reader(name, name, content));
    }

    /** Those that may be meant, at least one; if an engine is named, that alone. */
    private List<Named> candidates(String model, Optional<String> engine) {
        List<Named> candidates = providers.stream()
                .filter(p -> engine.isEmpty() || p.name.equals(engine.get()))
                .toList();
        if (candidates.isEmpty()) {
            throw new InvalidScanException(model
                    + engine.map(e -> ": no engine '" + e + "'; installed: " + names())
                            .orElse(": no model plugin is installed; add the module scanner-ml to the class path")
                    + Plugins.said(broken));
        }
        if (engine.isPresent()) {
            checkUnique(model, candidates.get(0));
        }
        return candidates;
    }

    private ModelProvider reader(Asked asked) {
        Stamp stamp = read(asked, Stamp::of);
        Choice known = chosen.getIfPresent(asked.file);
        if (known != null && known.stamp.equals(stamp)) {
            return known.provider;
        }
        byte[] bytes = read(asked, file -> WholeFile.read(file, ModelContent.MOST_BYTES));
        ModelProvider reader = reader(asked.inShort, asked.inFull, new ModelContent(asked.file.toString(), bytes));
        chosen.put(asked.file, new Choice(stamp, reader));
        return reader;
    }

    /** The first that reads a content. */
    private ModelProvider reader(String inShort, String inFull, ModelContent content) {
        List<String> wrong = new ArrayList<>(broken);
        for (Named one : providers) {
            if (reads(one.provider, content, wrong)) {
                checkUnique(inShort, one);
                return one.provider;
            }
        }
        throw new ModelException(inFull + " is of no format that is read by any of " + names() + Plugins.said(wrong));
    }

    private List<String> names() {
        return providers.stream().map(Named::name).toList();
    }

    /** Two providers of one name are never chosen between. */
    private void checkUnique(String model, Named meant) {
        List<ModelProvider> same = providers.stream()
                .filter(p -> p.name.equals(meant.name))
                .map(Named::provider)
                .toList();
        if (same.size() > 1) {
            throw new InvalidScanException(model + ": engine '" + meant.name + "' is defined by " + Plugins.both(same));
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

    private static <T> T read(Asked asked, Reading<T> reading) {
        try {
            return reading.of(asked.file);
        } catch (ClosedByInterruptException interrupted) {
            throw new ScanCancelledException("interrupted while reading model " + asked.file, interrupted);
        } catch (IOException cannot) {
            throw new ModelException(asked.inFull + " " + Unreadable.reason(asked.file, cannot), cannot);
        }
    }
}
