package dev.technic.scanner.bench.report;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command that answers a question, in two forms: as a reader would type it, and as it is run, which names the JVM's and the jar's places and a
 * file for the results too.
 *
 * @param jar of the benchmarks
 * @param core that a question of one thread is pinned to; empty for none
 */
record QuestionCommand(Question question, Path jar, OptionalInt core, boolean quick) {

    private static final String PINNING = "taskset";
    private static final List<String> QUICK = List.of("-f", "1", "-wi", "1", "-i", "2", "-w", "200ms", "-r", "200ms");
    private static final Pattern LAST_ALLOWED = Pattern.compile("Cpus_allowed_list:[^\\n]*?(\\d+)\\s*(?:\\n|$)");

    /** What a reader would type in a folder; of a jar that is not below it, the name alone. */
    String shown(Path here) {
        Path absolute = jar.toAbsolutePath().normalize();
        Path folder = here.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(folder) ? folder.relativize(absolute) : absolute.getFileName();
        return words("java", String.valueOf(shown).replace(File.separatorChar, '/')).stream()
                .map(word -> word.matches("[\\w./:=,+-]+") ? word : '"' + word + '"')
                .collect(Collectors.joining(" "));
    }

    /** What is run. */
    List<String> run(Path results) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> words = words(java, jar.toString());
        words.addAll(List.of("-foe", "true", "-rf", "json", "-rff", results.toString()));
        return words;
    }

    private List<String> words(String java, String archive) {
        List<String> words = new ArrayList<>();
        if (question.pinned() && core.isPresent()) {
            words.addAll(List.of(PINNING, "-c", Integer.toString(core.getAsInt())));
        }
        words.addAll(List.of(java, "-XX:+UseG1GC", "-jar", archive));
        words.addAll(question.arguments());
        if (quick) {
            words.addAll(QUICK);
        }
        return words;
    }

    /** The last core that a process may use, as the operating system's account of it says ({@code /proc/self/status}); empty if it does not. */
    static OptionalInt lastAllowed(String status) {
        Matcher matcher = LAST_ALLOWED.matcher(status);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** Whether there is a program to pin with, and another core for the JVM's neighbours. */
    static boolean canPin() {
        String path = System.getenv("PATH");
        return path != null
                && Runtime.getRuntime().availableProcessors() > 1
                && Stream.of(path.split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, PINNING)));
    }
}
