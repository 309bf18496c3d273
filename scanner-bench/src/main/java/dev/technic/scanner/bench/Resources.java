package dev.technic.scanner.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process holds at a moment.
 *
 * @param heapMegabytes in use after a collection
 * @param residentMegabytes of memory, as {@code /proc/self/status} says; 0 where there is no such file
 * @param threads that are alive
 * @param files open, as {@code /proc/self/fd} lists them, but for the kernel's own; 0 where there is no such folder
 * @param leases of models, open
 */
record Resources(double heapMegabytes, double residentMegabytes, int threads, int files, int leases) {

    private static final double MEGABYTE = 1_048_576;
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path FILES = Path.of("/proc/self/fd");

    /** Of this process, now; collects the garbage before. */
    static Resources now(int leases) {
        for (int collection = 0; collection < 3; collection++) {
            System.gc();
        }
        return new Resources(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE,
                residentKilobytes() / 1_024.0,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                openFiles(),
                leases);
    }

    private static long residentKilobytes() {
        try {
            return !Files.exists(STATUS)
                    ? 0
                    : Files.readAllLines(STATUS).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                            .findFirst()
                            .orElse(0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int openFiles() {
        if (!Files.exists(FILES)) {
            return 0;
        }
        try (Stream<Path> open = Files.list(FILES)) {
            return (int) open.filter(Resources::isTheProgram).count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Not what the kernel tells of itself: the virtual machine asks it now and then, for a moment, what its container may use. */
    private static boolean isTheProgram(Path descriptor) {
        try {
            Path file = Files.readSymbolicLink(descriptor);
            return !file.startsWith("/proc") && !file.startsWith("/sys");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    /**
     * How much more a process may hold than when it had warmed up.
     *
     * @param resident the virtual machine's own tables and compiled code grow for long, more slowly all the time
     */
    record Bounds(double heap, double resident, int threads, int files, int leases) {

        /** For ten thousand scans. */
        static final Bounds DEFAULT = new Bounds(4, 32, 0, 0, 0);

        /** A sentence for each thing that grew too much. */
        List<String> broken(Resources warm, Resources now) {
            return Stream.of(
                            grown("heap after collection, MB", warm.heapMegabytes, now.heapMegabytes, heap),
                            grown("resident memory, MB", warm.residentMegabytes, now.residentMegabytes, resident),
                            grown("threads", warm.threads, now.threads, threads),
                            grown("open files", warm.files, now.files, files),
                            grown("leases of models", warm.leases, now.leases, leases))
                    .flatMap(List::stream)
                    .toList();
        }

        private static List<String> grown(String what, double from, double to, double bound) {
            return to - from <= bound
                    ? List.of()
                    : List.of(String.format(
                            java.util.Locale.ROOT, "%s: %.1f, then %.1f; may grow by %.1f", what, from, to, bound));
        }
    }
}
