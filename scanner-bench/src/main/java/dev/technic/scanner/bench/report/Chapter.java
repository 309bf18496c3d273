package dev.technic.scanner.bench.report;

import java.util.ArrayList;
import java.util.List;

/** Results that belong together: files of one machine, JDK and jar, each with questions of its own, are one chapter with all of them. */
final class Chapter {

    private Chapter() {}

    /** The files in their order, each joined to the first before it that it belongs to. */
    static List<Results> of(List<Results> files) {
        List<Results> chapters = new ArrayList<>();
        for (Results file : files) {
            int chapter = 0;
            while (chapter < chapters.size() && !belongTogether(chapters.get(chapter), file)) {
                chapter++;
            }
            if (chapter == chapters.size()) {
                chapters.add(file);
            } else {
                chapters.set(chapter, joined(chapters.get(chapter), file));
            }
        }
        return chapters;
    }

    private static boolean belongTogether(Results one, Results other) {
        return one.environment().isPresent()
                && other.environment().isPresent()
                && one.environment().get().isAlike(other.environment().get())
                && one.runs().stream()
                        .noneMatch(run ->
                                other.runs().stream().anyMatch(o -> o.question().equals(run.question())));
    }

    private static Results joined(Results one, Results other) {
        List<Run> runs = new ArrayList<>(one.runs());
        runs.addAll(other.runs());
        return new Results(one.environment(), runs);
    }

    /** In what the chapters differ, in words: {@code machine, commit}; empty if in nothing that matters to a comparison. */
    static String differences(List<Results> chapters) {
        List<Environment> all =
                chapters.stream().flatMap(c -> c.environment().stream()).toList();
        List<String> differences = new ArrayList<>();
        if (all.size() < chapters.size()) {
            differences.add("what is known of them");
        }
        if (all.stream().map(Environment::machine).distinct().count() > 1) {
            differences.add("machine");
        }
        if (all.stream().map(Environment::java).distinct().count() > 1) {
            differences.add("JDK");
        }
        if (all.stream().map(Environment::commit).distinct().count() > 1) {
            differences.add("commit");
        }
        if (all.stream().map(Environment::jar).distinct().count() > 1) {
            differences.add("jar");
        }
        return chapters.size() < 2 ? "" : String.join(", ", differences);
    }
}
