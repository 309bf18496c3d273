package dev.technic.scanner.bench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks at the machine, the JDK and the checkout. What cannot be found out is said to be unknown. */
final class EnvironmentProbe {

    private EnvironmentProbe() {}

    /**
     * @param jar that the benchmarks are run from; the checkout is the one that it lies in
     * @param quick whether what follows is a glance
     */
    static Environment look(Path jar, boolean quick) throws IOException, InterruptedException {
        Path folder = Objects.requireNonNull(jar.toAbsolutePath().getParent());
        String status = git(folder, "status", "--porcelain");
        String commit = git(folder, "rev-parse", "HEAD");
        return new Environment(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                property(Path.of("/proc/cpuinfo"), "model name\\s*:\\s*(.+)", "unknown"),
                Runtime.getRuntime().availableProcessors(),
                (int) Math.round(1024
                        * Double.parseDouble(property(Path.of("/proc/meminfo"), "MemTotal:\\s*(\\d+) kB", "0"))
                        / 1e9),
                system(),
                System.getProperty("java.vm.version") + ", " + System.getProperty("java.vendor"),
                commit,
                !commit.isEmpty() && status.isEmpty(),
                !commit.isEmpty() && Files.getLastModifiedTime(jar).toInstant().isBefore(arrival(folder)),
                sha256(jar),
                quick);
    }

    /** When the checkout came to its commit, by committing, pulling or switching; as long as git has kept that, else when it was committed. */
    private static Instant arrival(Path folder) throws IOException, InterruptedException {
        String moved =
                git(folder, "log", "-g", "-1", "--format=%gd", "--date=unix").replaceAll("\\D", "");
        String seconds = moved.isEmpty() ? git(folder, "log", "-1", "--format=%ct") : moved;
        return Instant.ofEpochSecond(Long.parseLong(seconds));
    }

    /** Without the kernel's build, which says more of the host than of its speed. */
    private static String system() {
        String release = System.getProperty("os.name") + ' ' + System.getProperty("os.version");
        return release.replaceFirst("-.*", "") + ' ' + System.getProperty("os.arch");
    }

    private static String property(Path file, String pattern, String otherwise) throws IOException {
        if (!Files.isReadable(file)) {
            return otherwise;
        }
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
        return matcher.find() ? matcher.group(1).strip() : otherwise;
    }

    /** What git says, stripped; empty where there is no git or no checkout. */
    private static String git(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of("git", "-C", folder.toString()), Stream.of(arguments))
                .toList();
        Process git;
        try {
            git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException absent) {
            return "";
        }
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return git.waitFor() == 0 ? said : "";
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
