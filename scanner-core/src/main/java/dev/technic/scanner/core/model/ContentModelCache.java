package dev.technic.scanner.core.model;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.PluginException;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.ScannerException;
import dev.technic.scanner.core.engine.Fatal;
import dev.technic.scanner.core.flight.Flight;
import dev.technic.scanner.core.plugin.Blame;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The cache behind {@link ModelCache}: one entry for each content and provider.
 *
 * <p>The first who asks for a content enters it, loads it outside the lock and tells those who asked meanwhile. Whoever asks holds
 * the entry from then on, even while it waits, and has a lease as soon as there is a model: those who wait get theirs all at once with
 * the load, so that in the order of what the cache did nobody comes too late for a model. An entry that is to go, because
 * it was evicted or its file has changed, stays until nobody holds it and is shared until then: no content is in memory twice. One
 * lock guards it all, for a scan takes a lease once; models are loaded and closed outside it.
 */
public final class ContentModelCache implements ModelCache {

    private record Key(String hash, String provider) {}

    /** What the cache knows of a content: all under the lock, but for the model, which is told once. */
    private static final class Entry {

        final Key key;
        final String origin;
        final CompletableFuture<Model> told = new CompletableFuture<>();

        @Nullable
        Model model;

        int holders = 1;
        boolean leaving;

        Entry(Key key, String origin) {
            this.key = key;
            this.origin = origin;
        }
    }

    /**
     * An entry held for somebody, who must load it if nobody did before.
     *
     * @param origin what that one calls the content
     */
    private record Claim(
            Entry entry, String origin, @Nullable ModelContent toLoad) {

        OwnName name() {
            return new OwnName(entry.origin, origin);
        }
    }

    private final Object lock = new Object();
    private final Map<Key, Entry> entries = new LinkedHashMap<>();
    private final ConcurrentMap<Path, WatchedFile> files = new ConcurrentHashMap<>();
    private int leases;
    private long loads;
    private long failures;
    private long hits;
    private long loadNanos;

    /**
     * {@inheritDoc}
     *
     * @throws ScanCancelledException if the thread is interrupted while it reads the file or waits for another's load
     */
    @Override
    public Lease lease(Path file, ModelProvider provider) {
        WatchedFile watched = files.computeIfAbsent(
                file.toAbsolutePath().normalize(), path -> new WatchedFile("model", path, ModelContent.MOST_BYTES));
        Claim claim;
        String replaced = null;
        // One thread reads a file; those after it find what it read.
        synchronized (watched) {
            String known = watched.hashIfUnchanged();
            Entry there = known == null ? null : hold(new Key(known, provider.name()));
            if (there != null) {
                claim = new Claim(there, file.toString(), null);
            } else {
                String before = watched.hash();
                claim = claim(watched.read(file.toString()), provider);
                replaced = before == null || before.equals(watched.hash()) ? null : before;
            }
        }
        if (replaced != null) {
            String old = replaced;
            closeAll(drop(entry -> entry.key.hash().equals(old)));
        }
        return lease(claim, provider);
    }

    /**
     * {@inheritDoc}
     *
     * @throws ScanCancelledException if the thread is interrupted while it waits for another's load
     */
    @Override
    public Lease lease(ModelContent content, ModelProvider provider) {
        return lease(claim(content, provider), provider);
    }

    @Override
    public Counts counts() {
        synchronized (lock) {
            int models = 0;
            for (Entry entry : entries.values()) {
                models += entry.model == null ? 0 : 1;
            }
            return new Counts(models, leases, loads, failures, hits, loadNanos);
        }
    }

    @Override
    public int evict() {
        files.clear();
        List<Model> dropped = drop(entry -> entry.model != null);
        closeAll(dropped);
        return dropped.size();
    }

    private @Nullable Entry hold(Key key) {
        synchronized (lock) {
            Entry entry = entries.get(key);
            if (entry != null) {
                entry.holders++;
                if (entry.model != null) {
                    hits++;
                    leases++;
                }
            }
            return entry;
        }
    }

    private Claim claim(ModelContent content, ModelProvider provider) {
        Key key = new Key(content.hash(), provider.name());
        synchronized (lock) {
            Entry there = hold(key);
            if (there != null) {
                return new Claim(there, content.origin(), null);
            }
            Entry mine = new Entry(key, content.origin());
            entries.put(key, mine);
            return new Claim(mine, content.origin(), content);
        }
    }

    private Lease lease(Claim claim, ModelProvider provider) {
        ModelContent content = claim.toLoad();
        return content == null ? await(claim) : load(claim, content, provider);
    }

    private Lease load(Claim claim, ModelContent content, ModelProvider provider) {
        Entry entry = claim.entry();
        long start = System.nanoTime();
        Flight.ModelLoad event = Flight.modelLoad();
        Model model;
        try {
            model = loaded(content, provider);
        } catch (RuntimeException | Error failure) {
            event.ended(content, provider.name(), null, failure);
            synchronized (lock) {
                entries.remove(entry.key);
                failures++;
                loadNanos += System.nanoTime() - start;
            }
            entry.told.completeExceptionally(failure);
            throw failure;
        }
        synchronized (lock) {
            entry.model = model;
            loads++;
            leases += entry.holders;
            hits += entry.holders - 1;
            loadNanos += System.nanoTime() - start;
        }
        entry.told.complete(model);
        event.ended(content, provider.name(), model, null);
        return new LeasedModel(model, claim.name(), () -> release(entry));
    }

    private static Model loaded(ModelContent content, ModelProvider provider) {
        try {
            Model model = provider.load(content);
            if (model == null) {
                throw new PluginException(notLoaded(content) + Blame.sentence(provider, "load() gave null"));
            }
            return model;
        } catch (ScannerException said) {
            throw said;
        } catch (Throwable thrown) {
            Fatal.pass(thrown);
            throw new PluginException(notLoaded(content) + Blame.sentence(provider, "load()", thrown), thrown);
        }
    }

    private static String notLoaded(ModelContent content) {
        return "model " + content.origin() + " cannot be loaded: ";
    }

    private Lease await(Claim claim) {
        Entry entry = claim.entry();
        Model model;
        try {
            model = entry.told.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            release(entry);
            throw new ScanCancelledException(
                    "interrupted while another thread was loading model " + claim.origin(), interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw claim.name().in(failure);
            }
            throw (Error) failed.getCause();
        }
        return new LeasedModel(model, claim.name(), () -> release(entry));
    }

    private void release(Entry entry) {
        Model last = null;
        synchronized (lock) {
            entry.holders--;
            leases -= entry.model == null ? 0 : 1;
            if (entry.holders == 0 && entry.leaving && entries.remove(entry.key, entry)) {
                last = entry.model;
            }
        }
        if (last != null) {
            last.close();
        }
    }

    /** Lets entries go, and gives the models that nobody holds any more, to be closed outside the lock. */
    private List<Model> drop(Predicate<Entry> which) {
        List<Model> unheld = new ArrayList<>();
        synchronized (lock) {
            for (Iterator<Entry> all = entries.values().iterator(); all.hasNext(); ) {
                Entry entry = all.next();
                if (which.test(entry)) {
                    entry.leaving = true;
                    if (entry.holders == 0 && entry.model != null) {
                        all.remove();
                        unheld.add(entry.model);
                    }
                }
            }
        }
        return unheld;
    }

    private static void closeAll(List<Model> models) {
        RuntimeException first = null;
        for (Model model : models) {
            try {
                model.close();
            } catch (RuntimeException failure) {
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
