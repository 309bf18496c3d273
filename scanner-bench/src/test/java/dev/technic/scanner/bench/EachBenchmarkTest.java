package dev.technic.scanner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark method runs once, small, its own comparison of the variants included; what it takes is not looked at. */
class EachBenchmarkTest {

    private final ChainedOptionsBuilder options = new OptionsBuilder()
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.NONE)
            .mode(Mode.SingleShotTime)
            .timeUnit(TimeUnit.MILLISECONDS)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);

    @BeforeAll
    static void allowOtherBenchmarksBesideThisOne() {
        System.setProperty("jmh.ignoreLock", "true");
    }

    @Test
    void model_loading() throws RunnerException {
        options.param("symbols", "60").param("size", "8x20x3");
        options.param("engine", "JAVA", "XGBOOST4J", "DMATRIX");
        assertRuns(ModelLoadingBenchmark.class, 9);
    }

    @Test
    void inference() throws RunnerException {
        options.param("size", "8x20x3");
        assertRuns(InferenceBenchmark.class, 6);
    }

    @Test
    void few_rows() throws RunnerException {
        options.param("size", "8x20x3").param("rows", "1", "40");
        assertRuns(FewRowsBenchmark.class, 4);
    }

    @Test
    void reading_models() throws RunnerException {
        options.param("size", "8x20x3");
        assertRuns(LoadingBenchmark.class, 14);
    }

    @Test
    void kinds_of_models() throws RunnerException {
        options.param("size", "8x30x3");
        assertRuns(ModelKindBenchmark.class, 6);
    }

    @Test
    void scoring_threads() throws RunnerException {
        options.param("size", "8x30x3");
        assertRuns(ScoringThreadsBenchmark.class, 2);
    }

    @Test
    void indicator_libraries() throws RunnerException {
        options.param("symbols", "70");
        assertRuns(IndicatorLibrariesBenchmark.class, 7);
    }

    @Test
    void one_indicator_alone() throws RunnerException {
        options.param("expression", "sma(20)");
        assertRuns(IndicatorBenchmark.class, 1);
    }

    @Test
    void universe_scan() throws RunnerException {
        options.param("symbols", "70");
        assertRuns(UniverseScanBenchmark.class, 6);
    }

    @Test
    void workers() throws RunnerException {
        options.param("symbols", "700");
        assertRuns(WorkersBenchmark.class, 4);
    }

    @Test
    void universe_sizes() throws RunnerException {
        options.param("symbols", "100", "130");
        assertRuns(UniverseSizeBenchmark.class, 2);
    }

    @Test
    void loading_prices() throws RunnerException {
        options.param("prices", "GENERATED").param("symbols", "20");
        assertRuns(LoadBenchmark.class, 4);
    }

    private void assertRuns(Class<?> benchmark, int results) throws RunnerException {
        Collection<RunResult> all =
                new Runner(options.include(benchmark.getName() + "\\.").build()).run();

        assertThat(all).hasSize(results);
    }
}
