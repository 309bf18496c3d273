package dev.technic.scanner.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page, its charts and the headline that result files become. */
class ReportTest {

    private static final String WORKERS = new ResultFile()
            .line("WorkersBenchmark.scan", "{\"symbols\": \"6000\", \"workers\": \"1\"}", 44.6, "2.23", "ms/op")
            .line("WorkersBenchmark.scan", "{\"symbols\": \"6000\", \"workers\": \"2\"}", 22.3, "1.115", "ms/op")
            .line("WorkersBenchmark.scan", "{\"symbols\": \"6000\", \"workers\": \"20\"}", 22.3, "\"NaN\"", "ms/op")
            .run(Question.WORKERS);

    private static final String SIZES = new ResultFile()
            .line("UniverseSizeBenchmark.scan", "{\"symbols\": \"6000\"}", 60, "3", "ms/op", perThousand(10, 0.5))
            .line("UniverseSizeBenchmark.scan", "{\"symbols\": \"60000\"}", 660, "66", "ms/op", perThousand(11, 1.1))
            .run(Question.UNIVERSE_SIZES);

    @TempDir
    private Path folder;

    private static String perThousand(double score, double error) {
        return String.format(
                Locale.ROOT,
                "{\"thousandSymbols\": {\"score\": %s, \"scoreError\": %s, \"scoreUnit\": \"ms/op\"}}",
                Double.toString(score),
                Double.toString(error));
    }

    private String page(Path... results) throws IOException {
        Path out = folder.resolve("out");
        String[] arguments = new String[results.length + 2];
        for (int i = 0; i < results.length; i++) {
            arguments[i] = results[i].toString();
        }
        arguments[results.length] = "--out";
        arguments[results.length + 1] = out.toString();
        assertThat(Report.run(arguments)).isZero();
        return Files.readString(out.resolve("README.md"));
    }

    @Test
    void a_chapter_says_where_and_each_question_how_and_what() throws IOException {
        String page = page(ResultFile.write(folder.resolve("r.json"), true, WORKERS, SIZES));

        assertThat(page.substring(page.indexOf("## "))).isEqualTo("""
                ## Some Processor, 2026-01-02

                * machine: Some Processor, 2 cores for the JVM, 24 GB, Linux 6.1 amd64
                * JDK: 17.0.1+2, Somebody
                * checkout when run: `0123abc`, nothing changed
                * jar: SHA-256 `fedc`
                * started: 2026-01-02T03:04:05Z

                ### More workers, and more workers than cores

                    java -jar benchmarks.jar X

                | method | workers | ms per scan | times as fast |
                |---|---|---:|---:|
                | `scan` | 1 | 44.6 ± 2.2 | 1 |
                | `scan` | 2 | 22.3 ± 1.1 | 2.00× (1.81–2.21) |
                | `scan` | 20 | 22.3 ± unknown | 2.00× |

                symbols = 6000; collector G1; 61.5 s in all.

                ![More workers, and more workers than cores](workers.svg)

                ### The whole scan as the universe grows

                    java -jar benchmarks.jar X

                | method | symbols | ms per 1,000 symbols | times as fast |
                |---|---|---:|---:|
                | `scan` | 6000 | 10.0 ± 0.5 | 1 |
                | `scan` | 60000 | 11.0 ± 1.1 | 0.909× (0.785–1.06) |

                collector G1; 61.5 s in all.

                ![The whole scan as the universe grows](universe-sizes.svg)
                """);
    }

    @Test
    void a_checkout_with_changes_is_said_to_have_them() throws IOException {
        assertThat(page(ResultFile.write(folder.resolve("r.json"), false, WORKERS)))
                .contains("* checkout when run: `0123abc`, **with changes that are not committed**\n");
    }

    private Path changed(String name, String from, String to, String... runs) throws IOException {
        Path file = ResultFile.write(folder.resolve(name), true, runs);
        return Files.writeString(file, Files.readString(file).replace(from, to));
    }

    @Test
    void a_jar_older_than_the_checkouts_commit_is_said_to_be() throws IOException {
        assertThat(page(changed("r.json", "\"older\": false", "\"older\": true", WORKERS)))
                .contains(
                        "* checkout when run: `0123abc`, nothing changed, **and the jar is older: it may be of another commit**\n");
    }

    @Test
    void files_of_one_machine_and_jar_are_one_chapter() throws IOException {
        Path workers = ResultFile.write(folder.resolve("workers.json"), true, WORKERS);
        Path sizes = changed("sizes.json", "03:04:05", "04:05:06", SIZES);
        Path both = ResultFile.write(folder.resolve("both.json"), true, WORKERS, SIZES);

        assertThat(page(workers, sizes)).isEqualTo(page(both));
    }

    @Test
    void chapters_of_several_machines_or_commits_are_said_to_differ() throws IOException {
        Path here = ResultFile.write(folder.resolve("here.json"), true, WORKERS);

        assertThat(page(here, changed("there.json", "Some Processor", "Another", SIZES)))
                .contains("**The chapters differ in machine**: figures of two chapters are not comparable.\n");
        assertThat(page(
                        here,
                        changed(
                                "later.json",
                                "0123abc\", \"clean\": true, \"older\": false, \"jar\": \"fedc",
                                "4567def\", \"clean\": true, \"older\": false, \"jar\": \"ba98",
                                SIZES)))
                .contains("**The chapters differ in commit, jar**: figures of two chapters are not comparable.\n");
        assertThat(page(here, here)).doesNotContain("differ in");
    }

    @Test
    void a_glance_is_said_to_be_worth_nothing_and_never_becomes_the_headline() throws IOException {
        Path glance = changed("glance.json", "\"quick\": false", "\"quick\": true", WORKERS);
        assertThat(page(glance)).contains("**A glance at each (`--quick`): these figures are worth nothing.**\n");

        Path readme = Files.writeString(folder.resolve("README.md"), "as it was");
        PrintStream realErr = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        int status;
        try {
            status = Report.run(
                    glance.toString(), "--out", folder.resolve("none").toString(), "--readme", readme.toString());
        } finally {
            System.setErr(realErr);
        }

        assertThat(status).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(glance
                        + " is of a glance (--quick), whose figures are worth nothing; for --readme a file of the suite without --quick is accepted"
                        + System.lineSeparator());
        assertThat(readme).hasContent("as it was");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void several_files_are_chapters_with_charts_of_their_own() throws IOException {
        Path one = ResultFile.write(folder.resolve("r.json"), true, WORKERS);

        assertThat(page(one, one)).contains("](workers.svg)").contains("](workers-2.svg)");
        assertThat(folder.resolve("out/workers-2.svg")).hasSameTextualContentAs(folder.resolve("out/workers.svg"));
    }

    @Test
    void JMHs_own_file_is_shown_as_it_is() throws IOException {
        Path file = new ResultFile()
                .line("A.a", "{\"n\": \"1\"}", 1234.5, "1", "us/op")
                .write(folder.resolve("jmh.json"));

        assertThat(page(file)).endsWith("""
                ## A machine and a commit that nobody wrote down

                This file is JMH's own; the suite writes where it ran.

                ### Results

                | benchmark | mean | unit |
                |---|---:|---|
                | A.a n=1 | 1,235 ± 1 | us/op |
                """);
    }

    @Test
    void the_same_results_give_the_same_bytes() throws IOException {
        Path file = ResultFile.write(folder.resolve("r.json"), true, WORKERS, SIZES);
        String first = page(file) + Files.readString(folder.resolve("out/workers.svg"));

        assertThat(page(file) + Files.readString(folder.resolve("out/workers.svg")))
                .isEqualTo(first);
    }

    @Test
    void a_chart_has_a_bar_for_each_figure_and_an_error_bar_where_the_error_is_known() throws Exception {
        page(ResultFile.write(folder.resolve("r.json"), true, WORKERS));

        String chart = Files.readString(folder.resolve("out/workers.svg"));
        assertThat(chart).containsOnlyOnce("ms per scan").doesNotContain("(logarithmic)");
        assertThat(chart.split("<rect", -1)).hasSize(1 + 3);
        assertThat(chart.split("class=\"error\"", -1)).hasSize(1 + 2 * 3);
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(folder.resolve("out/workers.svg").toFile())
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("svg");
    }

    @Test
    void figures_far_apart_are_on_a_logarithmic_axis() {
        BarChart chart = new BarChart("ms");
        chart.bar("a < b", new Estimate(2, 0.1, Unit.of("ms/op")));
        chart.bar("b", new Estimate(2000, 100, Unit.of("ms/op")));

        assertThat(chart.svg())
                .contains(">ms (logarithmic)<")
                .contains(">a &lt; b<")
                .contains(">1<", ">10<", ">100<", ">1,000<", ">10,000<");
    }

    @Test
    void the_headline_is_written_between_its_marks_and_says_what_was_not_measured() throws IOException {
        String marks =
                "before\n<!-- measured: written by the report command, not by hand -->\nold\n<!-- /measured -->\nafter\n";
        Path readme = Files.writeString(folder.resolve("README.md"), marks);
        Path results = ResultFile.write(folder.resolve("r.json"), true, WORKERS, SIZES);

        int status = Report.run(
                results.toString(), "--out", folder.resolve("out").toString(), "--readme", readme.toString());

        assertThat(status).isZero();
        assertThat(readme)
                .content()
                .startsWith("before\n<!-- measured")
                .endsWith("<!-- /measured -->\nafter\n")
                .doesNotContain("old")
                .contains("XGBoost4J, one matrix for all rows instead of one for each: (not measured)")
                .contains("2 workers 2.00× (1.81–2.21), a pool of 20 2.00×, of 200 (not measured) as fast as one")
                .contains("on one thread: 60.0 ± 3.0 ms; 60,000 symbols cost 11.0× (9.43–12.7) as much");
    }
}
