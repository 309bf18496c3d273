package dev.technic.scanner.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The documented benchmarks, in the order of the report: how each is run, and what its figures are compared with. */
enum Question {
    MODEL_LOADING(
            "Loading the model anew for each symbol of a universe of 6,000",
            "universe",
            true,
            List.of("ModelLoadingBenchmark"),
            new Baseline("loadedForEachSymbol", Map.of("engine", "DMATRIX"), "")),
    READING_MODELS(
            "Reading one model, and getting it ready to score",
            "model",
            true,
            List.of("dev.technic.scanner.bench.LoadingBenchmark", "-p", "format=ubj", "-wi", "3", "-i", "5"),
            new Baseline("xgboost", Map.of(), "")),
    INFERENCE(
            "Scoring symbol by symbol and in one batch",
            "row",
            true,
            List.of("InferenceBenchmark.(batch|rowByRow)", "-wi", "2", "-i", "5"),
            new Baseline("rowByRow", Map.of("engine", "DMATRIX"), "")),
    FEW_ROWS(
            "Scoring few rows by a call",
            "row",
            true,
            List.of("FewRowsBenchmark"),
            new Baseline("rowsAtOnce", Map.of("rows", "1"), "")),
    MODEL_KINDS(
            "Scoring other kinds of models, and features as a market has them",
            "row, 600 trees",
            true,
            List.of("ModelKindBenchmark"),
            new Baseline("batch", Map.of("kind", "PLAIN"), "")),
    SCORING_THREADS(
            "Scoring on two threads",
            "row",
            false,
            List.of("ScoringThreadsBenchmark"),
            new Baseline("oneThread", Map.of(), "")),
    LIBRARIES(
            "Six indicators by several libraries",
            "1,000 symbols × 504 bars",
            true,
            List.of("IndicatorLibrariesBenchmark"),
            new Baseline("ta4j", Map.of(), "")),
    INDICATORS(
            "22 indicators beside TA-Lib, and beside reading the memory",
            "6,000 symbols × 504 bars",
            true,
            List.of("UniverseScanBenchmark", "-e", "TwoThreads", "-f", "1", "-wi", "4", "-i", "6"),
            new Baseline("talibLatest", Map.of(), "")),
    INDICATORS_ALONE(
            "Each indicator alone",
            "bar",
            true,
            List.of("dev.technic.scanner.bench.IndicatorBenchmark"),
            new Baseline("", Map.of(), "")),
    WORKERS(
            "More workers, and more workers than cores",
            "scan",
            false,
            List.of("WorkersBenchmark"),
            new Baseline("scan", Map.of("workers", "1"), "")),
    UNIVERSE_SIZES(
            "The whole scan as the universe grows",
            "1,000 symbols",
            true,
            List.of("UniverseSizeBenchmark"),
            new Baseline("scan", Map.of("symbols", "6000"), "thousandSymbols")),
    LOADING_PRICES(
            "Loading prices from a gzip CSV file",
            "megabytes of text",
            false,
            List.of("LoadBenchmark", "-p", "prices=GENERATED", "-wi", "2", "-i", "4"),
            new Baseline("load", Map.of(), "megabytes"));

    private final String title;
    private final String per;
    private final boolean pinned;
    private final List<String> arguments;
    private final Baseline baseline;

    Question(String title, String per, boolean pinned, List<String> arguments, Baseline baseline) {
        this.title = title;
        this.per = per;
        this.pinned = pinned;
        this.arguments = arguments;
        this.baseline = baseline;
    }

    /**
     * What the others are compared with: a method with some parameters fixed; among those that have the other parameters alike.
     *
     * @param method empty where nothing is
     * @param metric a counter's name; empty for the time
     */
    record Baseline(String method, Map<String, String> parameters, String metric) {

        boolean isNone() {
            return method.isEmpty();
        }
    }

    /** As result files and charts are named: {@code model-loading}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title() {
        return title;
    }

    /** What a figure is of. */
    String per() {
        return per;
    }

    /** Whether it is run on one core. */
    boolean pinned() {
        return pinned;
    }

    /** JMH's. */
    List<String> arguments() {
        return arguments;
    }

    Baseline baseline() {
        return baseline;
    }
}
