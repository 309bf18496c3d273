package dev.technic.scanner.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The command beside a table. */
class QuestionCommandTest {

    private static final Path HERE = Path.of("/somewhere/checkout");
    private static final Path JAR = HERE.resolve("scanner-bench/target/benchmarks.jar");

    private static String shown(Question question, Path jar, OptionalInt core, boolean quick) {
        return new QuestionCommand(question, jar, core, quick).shown(HERE);
    }

    @Test
    void names_the_core_and_the_jar_as_seen_from_the_working_directory() {
        assertThat(shown(Question.MODEL_LOADING, JAR, OptionalInt.of(7), false))
                .isEqualTo(
                        "taskset -c 7 java -XX:+UseG1GC -jar scanner-bench/target/benchmarks.jar ModelLoadingBenchmark");
    }

    @Test
    void names_no_folder_of_a_jar_elsewhere() {
        assertThat(shown(Question.MODEL_LOADING, Path.of("/else/benchmarks.jar"), OptionalInt.empty(), false))
                .isEqualTo("java -XX:+UseG1GC -jar benchmarks.jar ModelLoadingBenchmark");
    }

    @Test
    void pins_no_question_of_several_threads() {
        assertThat(shown(Question.WORKERS, JAR, OptionalInt.of(7), true))
                .isEqualTo("java -XX:+UseG1GC -jar scanner-bench/target/benchmarks.jar WorkersBenchmark"
                        + " -f 1 -wi 1 -i 2 -w 200ms -r 200ms");
    }

    @Test
    void what_is_run_is_what_is_shown_but_for_places_and_the_results() {
        assertThat(new QuestionCommand(Question.WORKERS, JAR, OptionalInt.of(7), false).run(Path.of("r.json")))
                .containsExactly(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseG1GC",
                        "-jar",
                        JAR.toString(),
                        "WorkersBenchmark",
                        "-foe",
                        "true",
                        "-rf",
                        "json",
                        "-rff",
                        "r.json");
    }

    @Test
    void the_last_core_that_is_allowed_is_found_in_lists_and_ranges() {
        assertThat(QuestionCommand.lastAllowed("Cpus_allowed:\t3\nCpus_allowed_list:\t0-1\nMems_allowed_list:\t0\n"))
                .hasValue(1);
        assertThat(QuestionCommand.lastAllowed("Cpus_allowed_list:\t0,2-5,16-31\n"))
                .hasValue(31);
        assertThat(QuestionCommand.lastAllowed("Cpus_allowed_list:\t4")).hasValue(4);
        assertThat(QuestionCommand.lastAllowed("Name:\tjava\n")).isEmpty();
    }
}
