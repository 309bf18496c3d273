package dev.technic.scanner.core.model;

import dev.technic.scanner.ModelCache;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.spi.ModelContent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * Whatever threads do with a cache at once, it did in some order: what each of them saw is what a cache of one thread would have shown it,
 * every model is closed once, none while it is leased, and none is left.
 *
 * <p>More of the same: {@code mvn -pl scanner-core -am test -Dtest=LinearizableCacheTest -Dscanner.lincheck=1000}
 */
class LinearizableCacheTest {

    private static final int SCENARIOS = Integer.getInteger("scanner.lincheck", 2);

    /** Made before, since every step inside an operation is one more place where threads may change. */
    private static final List<ModelContent> CONTENTS = List.of(
            new ModelContent("damaged", new byte[] {'?'}), CountingProvider.content(1), CountingProvider.content(2));

    @Test
    void everyInterleavingOfAFewStepsIsOneOfASingleThread() {
        new ModelCheckingOptions()
                .threads(2)
                .actorsBefore(1)
                .actorsPerThread(3)
                .actorsAfter(2)
                .iterations(SCENARIOS)
                .invocationsPerIteration(50)
                .sequentialSpecification(OneThread.class)
                .check(Shared.class);
    }

    @Test
    void threadsThatRaceSeeWhatASingleOneWould() {
        new StressOptions()
                .threads(3)
                .actorsBefore(1)
                .actorsPerThread(3)
                .actorsAfter(2)
                .iterations(5 * SCENARIOS)
                .invocationsPerIteration(300)
                .sequentialSpecification(OneThread.class)
                .check(Shared.class);
    }

    /** The cache, asked by several threads; each keeps the leases that it has. */
    @Param(name = "number", gen = IntGen.class, conf = "1:2")
    @Param(name = "thread", gen = ThreadIdGen.class)
    public static class Shared {

        private final CountingProvider provider = new CountingProvider();
        private final ModelCache cache = new ContentModelCache();
        private final List<Deque<ModelCache.Lease>> leases = List.of(
                new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>());

        /** Says the number that the leased model scores. */
        @Operation(params = {"thread", "number"})
        public int lease(int thread, int number) {
            ModelCache.Lease lease = cache.lease(CONTENTS.get(number), provider);
            leases.get(thread).push(lease);
            return score(lease);
        }

        /** A content that nobody can load. */
        @Operation
        public String leaseOfADamagedModel() {
            try {
                cache.lease(CONTENTS.get(0), provider);
                return "given";
            } catch (ModelException damaged) {
                return String.valueOf(damaged.getMessage());
            }
        }

        /** Closes the thread's last lease, and once more; says what the model scored before. */
        @Operation(params = "thread")
        public int close(int thread) {
            if (leases.get(thread).isEmpty()) {
                return 0;
            }
            ModelCache.Lease last = leases.get(thread).pop();
            int scored = score(last);
            last.close();
            last.close();
            return scored;
        }

        @Operation
        public int evict() {
            return cache.evict();
        }

        /** Models, leases, loads and hits. */
        @Operation
        public List<Number> counts() {
            ModelCache.Counts counts = cache.counts();
            return List.of(counts.models(), counts.leases(), counts.loads(), counts.hits());
        }

        private static int score(ModelCache.Lease lease) {
            double[] out = new double[1];
            lease.model().predict(new double[1], 1, 1, out);
            return (int) out[0];
        }

        /** When all threads are done. */
        @Validate
        public void nothingIsLeft() {
            int held = leases.stream().mapToInt(Deque::size).sum();
            ModelCache.Counts counts = cache.counts();
            check(counts.leases() == held, counts + " beside " + held + " leases");
            check(counts.models() == provider.open.get(), counts + " beside " + provider.open + " open models");
            leases.forEach(all -> all.forEach(ModelCache.Lease::close));
            leases.forEach(Deque::clear);
            cache.evict();
            counts = cache.counts();
            check(counts.models() == 0 && counts.leases() == 0, counts + " at the end");
            check(provider.open.get() == 0, provider.open + " models left open");
            check(counts.loads() + counts.failures() == provider.loads.get(), counts + " beside " + provider.loads);
        }

        private static void check(boolean holds, String otherwise) {
            if (!holds) {
                throw new IllegalStateException(otherwise);
            }
        }
    }

    /** What a cache is, for one thread. */
    public static class OneThread {

        private static final class Entry {
            private int leases;
            private boolean leaving;
        }

        private final Map<Integer, Entry> entries = new HashMap<>();
        private final Map<Integer, Deque<Integer>> leases = new HashMap<>();
        private int loads;
        private int hits;

        public int lease(int thread, int number) {
            Entry entry = entries.get(number);
            if (entry == null) {
                loads++;
                entry = new Entry();
                entries.put(number, entry);
            } else {
                hits++;
            }
            entry.leases++;
            leases.computeIfAbsent(thread, t -> new ArrayDeque<>()).push(number);
            return number;
        }

        public String leaseOfADamagedModel() {
            return "model damaged is not a number";
        }

        public int close(int thread) {
            Deque<Integer> own = leases.getOrDefault(thread, new ArrayDeque<>());
            if (own.isEmpty()) {
                return 0;
            }
            int number = own.pop();
            Entry entry = Objects.requireNonNull(entries.get(number));
            entry.leases--;
            if (entry.leases == 0 && entry.leaving) {
                entries.remove(number);
            }
            return number;
        }

        public int evict() {
            List<Integer> unheld = new ArrayList<>();
            entries.forEach((number, entry) -> {
                entry.leaving = true;
                if (entry.leases == 0) {
                    unheld.add(number);
                }
            });
            unheld.forEach(entries::remove);
            return unheld.size();
        }

        public List<Number> counts() {
            int open = leases.values().stream().mapToInt(Deque::size).sum();
            return List.of(entries.size(), open, (long) loads, (long) hits);
        }
    }
}
