package dev.technic.scanner.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Two result files beside each other. */
class CompareTest {

    @TempDir
    private Path folder;

    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    private int compare(ResultFile before, ResultFile after) throws IOException {
        Path left = before.write(folder.resolve("before.json"));
        Path right = after.write(folder.resolve("after.json"));
        return Compare.run(left.toString(), right.toString());
    }

    @Test
    void says_all_that_can_become_of_a_benchmark() throws IOException {
        ResultFile before = new ResultFile()
                .line("A.slower", "{\"n\": \"1\"}", 10, "1", "ms/op")
                .line("A.faster", "{}", 10, "1", "ms/op")
                .line("A.same", "{}", 10, "1", "ms/op")
                .line("A.rate", "{}", 100, "5", "ops/s")
                .line("A.otherUnit", "{}", 2000, "10", "us/op")
                .line("A.once", "{}", 10, "\"NaN\"", "ms/op")
                .line("A.turned", "{}", 10, "1", "ms/op")
                .line("A.gone", "{}", 10, "1", "ms/op");
        ResultFile after = new ResultFile()
                .line("A.new", "{}", 10, "1", "ms/op")
                .line("A.turned", "{}", 10, "1", "ops/s")
                .line("A.once", "{}", 99, "1", "ms/op")
                .line("A.otherUnit", "{}", 4, "0.1", "ms/op")
                .line("A.rate", "{}", 200, "5", "ops/s")
                .line("A.same", "{}", 11.5, "2", "ms/op")
                .line("A.faster", "{}", 5, "1", "ms/op")
                .line("A.slower", "{\"n\": \"1\"}", 12, "1.5", "ms/op");

        int status = compare(before, after);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                benchmark             before        after  unit            change
                A.slower n=1      10.0 ± 1.0   12.0 ± 1.5  ms/op          +20.0 %  SLOWER
                A.faster          10.0 ± 1.0  5.00 ± 1.00  ms/op          -50.0 %  FASTER
                A.same            10.0 ± 1.0   11.5 ± 2.0  ms/op          +15.0 %
                A.rate               100 ± 5      200 ± 5  ops/s         +100.0 %  FASTER
                A.otherUnit       2,000 ± 10  4,000 ± 100  us/op         +100.0 %  SLOWER
                A.once        10.0 ± unknown   99.0 ± 1.0  ms/op         +890.0 %  no interval
                A.turned          10.0 ± 1.0   10.0 ± 1.0  ms/op, ops/s            not comparable
                A.gone            10.0 ± 1.0               ms/op                   only before
                A.new                          10.0 ± 1.0  ms/op                   only after

                2 slower, 2 faster, 1 the same within their intervals, 2 not to be judged, 2 in one file only
                """);
        assertThat(status).isEqualTo(1);
    }

    @Test
    void nothing_slower_is_status_0() throws IOException {
        ResultFile same = new ResultFile().line("A.a", "{}", 10, "1", "ms/op");

        assertThat(compare(same, same)).isZero();
    }

    @Test
    void methods_of_two_packages_and_parameters_are_told_apart() throws IOException {
        ResultFile both = new ResultFile()
                .line("a.A.a", "{\"n\": \"1\"}", 10, "1", "ms/op")
                .line("b.A.a", "{\"n\": \"1\"}", 10, "1", "ms/op")
                .line("b.A.a", "{\"n\": \"2\"}", 10, "1", "ms/op");

        assertThat(compare(both, both)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("3 the same within their intervals");
    }

    @Test
    void the_suites_file_is_compared_with_JMHs_own() throws IOException {
        ResultFile lines = new ResultFile().line("A.a", "{}", 10, "1", "ms/op");
        Path suite = ResultFile.write(folder.resolve("suite.json"), true, lines.run(Question.WORKERS));

        assertThat(Compare.run(
                        suite.toString(),
                        lines.write(folder.resolve("jmh.json")).toString()))
                .isZero();
    }

    @Test
    void what_cannot_be_compared_is_one_sentence_and_status_3() throws IOException {
        Path good = new ResultFile().line("A.a", "{}", 10, "1", "ms/op").write(folder.resolve("good.json"));
        String accepted = "; a file of the suite, or of JMH's with -rf json, is accepted";

        assertWrong(folder.resolve("absent.json") + " does not exist" + accepted, folder.resolve("absent.json"), good);
        Path other = Files.writeString(folder.resolve("other.json"), "{\"a\": 1}");
        assertWrong(other + " has no \"environment\" and \"runs\", and is no array" + accepted, good, other);
        Path empty = Files.writeString(folder.resolve("lines.json"), "[{\"benchmark\": \"a.A.a\"}]");
        assertWrong(empty + " has a result without \"benchmark\" or \"primaryMetric\"" + accepted, good, empty);
        Path suite = ResultFile.write(folder.resolve("suite.json"), true);
        Path old = Files.writeString(
                folder.resolve("old.json"), Files.readString(suite).replace(", \"quick\": false", ""));
        assertWrong(old + " has an environment without \"quick\"" + accepted, good, old);
        Path undated = Files.writeString(
                folder.resolve("undated.json"), Files.readString(suite).replace("2026-01-02T03:04:05Z", "today"));
        assertWrong(undated + " has an environment whose \"started\" is today, no instant" + accepted, good, undated);
        Path twice = new ResultFile()
                .line("A.a", "{}", 10, "1", "ms/op")
                .line("A.a", "{}", 10, "1", "ms/op")
                .write(folder.resolve("twice.json"));
        assertWrong("A.a is there twice; each benchmark once with each parameters is accepted", twice, good);
    }

    @Test
    void wrong_arguments_are_status_2() {
        assertThat(Compare.run("one.json")).isEqualTo(2);
    }

    @Test
    void what_nobody_expected_is_status_3_and_never_that_of_something_slower() {
        Callable<Integer> broken = () -> {
            throw new IllegalStateException("a defect");
        };
        Callable<Integer> exhausted = () -> {
            throw new StackOverflowError("too deep");
        };

        assertThat(Command.run(new Program(broken), new String[0])).isEqualTo(3);
        assertThat(Command.run(new Program(exhausted), new String[0])).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("a defect", "too deep");
    }

    /** A program that does what it is told. */
    @CommandLine.Command(name = "program")
    private record Program(Callable<Integer> body) implements Callable<Integer> {

        @Override
        public Integer call() throws Exception {
            return body.call();
        }
    }

    private void assertWrong(String message, Path before, Path after) {
        err.reset();
        assertThat(Compare.run(before.toString(), after.toString())).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo(message + System.lineSeparator());
    }
}
