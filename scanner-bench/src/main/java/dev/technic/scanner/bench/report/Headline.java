package dev.technic.scanner.bench.report;

import java.util.Map;
import java.util.Optional;

/** README's table: what was claimed for the system before this library, beside this library's figures for the same work. */
final class Headline {

    private static final String BEGIN = "<!-- measured: written by the report command, not by hand -->\n";
    private static final String END = "<!-- /measured -->\n";
    private static final Map<String, String> NATIVE = Map.of("engine", "DMATRIX", "size", "32x500x6");
    private static final Map<String, String> JAVA = Map.of("engine", "JAVA", "size", "32x500x6");

    private final Results results;

    Headline(Results results) {
        this.results = results;
    }

    /** The document with the lines between its marks replaced. */
    String into(String document) {
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new UnreadableResultsException("the document has no lines " + BEGIN.strip() + " and " + END.strip()
                    + " in this order; the table is written between them");
        }
        return document.substring(0, begin + BEGIN.length()) + '\n' + table() + '\n' + document.substring(end);
    }

    private String table() {
        return "| Claimed for the system before | The same work here | What decides the factor |\n|---|---|---|\n"
                + row("batches score 20 times as fast as calls", batches(), loading())
                + row(
                        "vectorised indicators are 10 to 20 times as fast",
                        indicators(),
                        "The baseline: the slower the library compared with, the greater the factor.")
                + row("pools of threads are 3 times as fast", threads(), cores())
                + row("3 to 6 minutes for 5,000 to 6,000 symbols", universe(), slowWay());
    }

    private static String row(String claim, String figures, String origin) {
        return "| " + claim + " | " + figures + " | " + origin + " |\n";
    }

    private String batches() {
        Optional<Measurement> calls = results.find(Question.INFERENCE, "rowByRow", NATIVE);
        return "XGBoost4J, one matrix for all rows instead of one for each: "
                + times(calls, results.find(Question.INFERENCE, "batch", NATIVE)) + "; a batch in Java: "
                + times(calls, results.find(Question.INFERENCE, "batch", JAVA));
    }

    private String loading() {
        return "The cost of a call, and whether the baseline loads the model anew for each symbol: with XGBoost4J, a cache alone scores 6,000 symbols "
                + times(modelLoading("loadedForEachSymbol"), modelLoading("cachedForEachSymbol"))
                + " as fast, and one batch after that "
                + times(modelLoading("cachedForEachSymbol"), modelLoading("cachedForAll")) + ".";
    }

    private Optional<Measurement> modelLoading(String method) {
        return results.find(Question.MODEL_LOADING, method, Map.of("engine", "DMATRIX"));
    }

    private String indicators() {
        Optional<Measurement> tiles = results.find(Question.LIBRARIES, "tiles", Map.of());
        return "six indicators, one thread: "
                + times(results.find(Question.LIBRARIES, "ta4j", Map.of()), tiles) + " as fast as ta4j, "
                + times(results.find(Question.LIBRARIES, "talibLatest", Map.of()), tiles) + " TA-Lib at its least, "
                + times(results.find(Question.LIBRARIES, "loopsLatest", Map.of()), tiles) + " plain loops";
    }

    private String threads() {
        Optional<Measurement> one = workers("1");
        return "2 workers " + times(one, workers("2")) + ", a pool of 20 " + times(one, workers("20")) + ", of 200 "
                + times(one, workers("200")) + " as fast as one";
    }

    private String cores() {
        return "Scanning waits for nothing, so a pool gains no more than there are cores"
                + results.environment().map(e -> ", here " + e.cores()).orElse("")
                + "; waiting for downloads is not in it.";
    }

    private String slowWay() {
        return "Loading the model for each of 6,000 symbols and a call for each take "
                + time(modelLoading("loadedForEachSymbol"))
                + " here, six indicators of 1,000 symbols by ta4j "
                + time(results.find(Question.LIBRARIES, "ta4j", Map.of()))
                + "; downloads are not measured.";
    }

    private Optional<Measurement> workers(String count) {
        return results.find(Question.WORKERS, "scan", Map.of("workers", count));
    }

    private String universe() {
        return "6,000 symbols × 504 bars in memory, 22 indicators, a model and a rank on one thread: "
                + time(scan("6000")) + "; 60,000 symbols cost " + times(scan("60000"), scan("6000")) + " as much";
    }

    private Optional<Measurement> scan(String symbols) {
        return results.find(Question.UNIVERSE_SIZES, "scan", Map.of("symbols", symbols));
    }

    private static String time(Optional<Measurement> of) {
        return of.map(m -> m.score().words() + ' ' + m.score().unit().words()).orElse("(not measured)");
    }

    private static String times(Optional<Measurement> slow, Optional<Measurement> fast) {
        return slow.isEmpty() || fast.isEmpty()
                ? "(not measured)"
                : fast.get().score().timesAsFastAs(slow.get().score()).words();
    }
}
