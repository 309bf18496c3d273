package dev.technic.scanner.examples.cli;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.Model;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.ModelFeatures;
import dev.technic.scanner.Prediction;
import dev.technic.scanner.Rounds;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.json.ModelFeaturesJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Scores the rows of a CSV file, a batch at a time. */
@Command(
        name = "score",
        sortOptions = false,
        sortSynopsis = false,
        usageHelpAutoWidth = true,
        description = "Scores every row of a CSV file by a model.")
final class ScoreCommand implements Callable<Integer> {

    private static final int BATCH = 4096;
    private static final String ANY_ENGINE = "auto";

    private final Streams streams;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "An XGBoost model, .json or .ubj.")
    private Path modelFile = Path.of("");

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE.csv",
            description =
                    "A header and rows, plain or gzip; empty, NA and NaN are missing. Columns that the model does not name are ignored.")
    private Path dataFile = Path.of("");

    @Option(
            names = "--engine",
            paramLabel = "auto|java|xgboost4j",
            description = "Who scores; auto, the default, takes the first that reads the model.")
    private String engine = ANY_ENGINE;

    @Option(
            names = "--by-position",
            description =
                    "The model's features are the first columns of the data in their order, whatever the header names.")
    private boolean byPosition;

    @Option(
            names = "--output",
            paramLabel = "value|margin|leaf",
            description =
                    "What is said of a row: the objective's value, the default; its margin, before the transformation;"
                            + " or the leaf it reaches in each tree.")
    private String output = Prediction.VALUE.toString();

    @Option(
            names = "--rounds",
            paramLabel = "all|best|FIRST..END",
            description =
                    "The rounds of boosting that score, END not among them; those of the side file by default, else all.")
    private @Nullable String rounds;

    @Option(
            names = "--out",
            paramLabel = "FILE.csv",
            description =
                    "Writes prediction, or prediction_0, prediction_1, ... here; without it, to stdout. A margin is"
                            + " margin, a leaf leaf_0, leaf_1, ... The file appears when all rows are scored; to stdout they"
                            + " go " + BATCH
                            + " at a time, and a row that cannot be read ends it with status 3 after those of"
                            + " the batches before.")
    private @Nullable Path out;

    ScoreCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        try (Scanner scanner = Scanner.create()) {
            Rounds meant = rounds == null ? null : Rounds.parse(rounds);
            Prediction asked = asked();
            try (TableFile file = TableFile.open("--out", out, streams.out(), "csv")) {
                try (ModelCache.Lease lease = engine.equals(ANY_ENGINE)
                                ? scanner.model(modelFile)
                                : scanner.model(modelFile, engine);
                        DataFile data = DataFile.open(dataFile)) {
                    Model whole = lease.model();
                    Optional<ModelFeatures> sideFile = ModelFeaturesJson.readBeside(modelFile);
                    int[] source = columns(whole, sideFile, data.header());
                    Rounds some = meant != null
                            ? meant
                            : sideFile.map(ModelFeatures::rounds).orElse(Rounds.ALL);
                    score(whole.ofRounds(some), asked, source, data, file);
                }
                streams.throwIfCancelled();
                file.commit();
            }
        }
        return 0;
    }

    private Prediction asked() {
        for (Prediction prediction : Prediction.values()) {
            if (prediction.toString().equals(output)) {
                return prediction;
            }
        }
        throw new InvalidScanException(
                "--output " + output + "; one of " + Arrays.toString(Prediction.values()) + " is accepted");
    }

    /** The table begins when the first rows are scored, so that few rows are written all or not at all. */
    private void score(Model model, Prediction asked, int[] source, DataFile data, TableFile file) throws IOException {
        int outputs = model.outputCount(asked);
        double[] batch = new double[BATCH * source.length];
        int filled = fill(batch, source, data);
        double[] scores = scored(model, asked, batch, filled);
        try (Rows rows = file.rows(header(asked, outputs))) {
            write(rows, scores, outputs);
            while (filled == BATCH) {
                filled = fill(batch, source, data);
                write(rows, scored(model, asked, batch, filled), outputs);
            }
        }
    }

    /** Reads the next rows, and says how many there were. */
    private int fill(double[] batch, int[] source, DataFile data) throws IOException {
        streams.throwIfCancelled();
        int filled = 0;
        while (filled < BATCH && data.next()) {
            for (int i = 0; i < source.length; i++) {
                batch[filled * source.length + i] = data.number(source[i]);
            }
            filled++;
        }
        return filled;
    }

    private static double[] scored(Model model, Prediction asked, double[] batch, int rows) {
        int width = batch.length / BATCH;
        double[] scores = new double[rows * model.outputCount(asked)];
        if (rows > 0) {
            model.predict(asked, Arrays.copyOf(batch, rows * width), rows, width, scores);
        }
        return scores;
    }

    private static void write(Rows rows, double[] scores, int outputs) throws IOException {
        for (int i = 0; i < scores.length; i++) {
            rows.number(scores[i]);
            if (i % outputs == outputs - 1) {
                rows.endRow();
            }
        }
    }

    private static List<String> header(Prediction asked, int outputs) {
        String name = asked == Prediction.VALUE ? "prediction" : asked.toString();
        if (outputs == 1) {
            return List.of(name);
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            names.add(name + "_" + i);
        }
        return names;
    }

    /** Where the model's features stand in the data. */
    private int[] columns(Model model, Optional<ModelFeatures> sideFile, List<String> header) {
        int needed = model.featureCount();
        int[] source = new int[needed];
        String origin = ModelFeaturesJson.beside(modelFile).toString();
        if (byPosition) {
            sideFile.ifPresent(said -> said.checkHash(modelFile.toString(), origin, model));
            if (header.size() < needed) {
                throw new ModelException("model " + modelFile + " needs " + Summary.count(needed, "column") + "; "
                        + dataFile + " has " + header.size() + ": " + shown(header));
            }
            Arrays.setAll(source, i -> i);
            return source;
        }
        sideFile.ifPresent(said -> said.check(modelFile.toString(), origin, model));
        List<String> features = sideFile.map(ModelFeatures::names).orElse(model.features());
        if (features.isEmpty()) {
            throw new ModelException("model " + modelFile + " does not name its " + Summary.count(needed, "feature")
                    + "; --by-position takes the first " + (needed == 1 ? "column" : needed + " columns")
                    + " of the data in their order");
        }
        List<String> missing =
                features.stream().filter(f -> !header.contains(f)).toList();
        if (!missing.isEmpty()) {
            List<String> unused =
                    shown(header.stream().filter(h -> !features.contains(h)).toList());
            throw new ModelException("model " + modelFile + " needs " + features + "; " + dataFile + " has "
                    + shown(header) + ": missing " + missing + ", unused " + unused);
        }
        for (int i = 0; i < needed; i++) {
            String feature = features.get(i);
            source[i] = header.indexOf(feature);
            if (source[i] != header.lastIndexOf(feature)) {
                throw new ModelException(dataFile + " has the column '" + feature + "' twice");
            }
        }
        return source;
    }

    private static List<String> shown(List<String> header) {
        return header.stream().map(Printed::of).toList();
    }
}
