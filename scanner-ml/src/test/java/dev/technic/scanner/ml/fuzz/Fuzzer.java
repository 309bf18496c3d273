package dev.technic.scanner.ml.fuzz;

import dev.technic.scanner.spi.ModelContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Makes damaged models out of whole ones, the same for the same seed and number, and tries them on a thread of its own, which it
 * watches: a trial that takes too much of the processor breaks {@link Invariant#BOUNDED_WORK}. What breaks an invariant is kept in a
 * folder, its seed, number, damage and invariant in the file's name.
 */
final class Fuzzer {

    /** A damaged model: the {@code number}th of a seed. */
    record Damaged(long seed, long number, Damage damage, ModelContent content) {}

    private static final int MOST_KEPT = 20;
    private static final long LOOK_MILLIS = 50;

    private final List<ModelContent> whole;
    private final long seed;
    private final Path folder;
    private final Figures figures = new Figures();
    private final List<String> failures = new ArrayList<>();

    /** What is tried now, and the processor time at which it began; written by the one thread, read by the other. */
    private volatile @Nullable Damaged current;

    private volatile long began;

    Fuzzer(List<ModelContent> whole, long seed, Path folder) {
        this.whole = List.copyOf(whole);
        this.seed = seed;
        this.folder = folder;
    }

    Damaged damaged(long number) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        ModelContent model = whole.get(random.nextInt(whole.size()));
        Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
        byte[] bytes = damage.of(model.bytes().clone(), random);
        return new Damaged(seed, number, damage, new ModelContent(model.origin(), bytes));
    }

    /** Tries so many; what broke an invariant, a sentence each. */
    List<String> run(long count) throws InterruptedException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Thread worker = new Thread(() -> tryAll(count, threads), "fuzzer");
        worker.setDaemon(true);
        worker.start();
        while (worker.isAlive()) {
            worker.join(LOOK_MILLIS);
            Damaged now = current;
            long used = threads.getThreadCpuTime(worker.getId()) - began;
            if (now != null && now == current && used > Invariant.MOST_NANOSECONDS) {
                broken(now, Invariant.BOUNDED_WORK, "still running");
                break;
            }
        }
        return List.copyOf(failures);
    }

    private void tryAll(long count, ThreadMXBean threads) {
        for (long number = 0; number < count && failures.size() < MOST_KEPT; number++) {
            Damaged damaged = damaged(number);
            began = threads.getCurrentThreadCpuTime();
            current = damaged;
            Trial.Verdict verdict = Trial.of(damaged.content());
            current = null;
            figures.add(damaged, verdict);
            if (verdict.broken() != null) {
                broken(damaged, verdict.broken(), verdict.what());
            }
        }
    }

    private synchronized void broken(Damaged damaged, Invariant invariant, String what) {
        String origin = damaged.content().origin();
        String name = String.format(
                Locale.ROOT, "%d-%d-%s-%s-%s", damaged.seed(), damaged.number(), damaged.damage(), invariant, origin);
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name), damaged.content().bytes());
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        String shown = what.length() > 600 ? what.substring(0, 600) : what;
        failures.add(folder.resolve(name) + ": not so: " + invariant.sentence() + ": " + shown);
    }

    Figures figures() {
        return figures;
    }
}
