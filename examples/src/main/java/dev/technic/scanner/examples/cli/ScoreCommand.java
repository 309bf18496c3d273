package dev.technic.scanner.examples.cli;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.Model;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    private static final String ANY_ENGINE = "auto";
    private static final int BATCH = 4096;

    private final Streams streams;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "An XGBoost model, .json or .ubj.")
    private Path modelFile = Path.of("");

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE.csv",
            description =
                    "A header and rows; empty, NA and NaN are missing. Columns that the model does not name are ignored.")
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
            names = "--out",
            paramLabel = "FILE.csv",
            description = "Writes prediction, or prediction_0, prediction_1, ... here; without it, to stdout.")
    private @Nullable Path out;

    ScoreCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        try (Scanner scanner = Scanner.create()) {
            List<ModelProvider> providers = chosen(scanner.modelProviders());
            try (TableFile file = TableFile.open("--out", out, streams.out(), "csv")) {
                ModelContent content = content();
                try (ModelCache.Lease lease = ModelCache.global().lease(content, reader(content, providers));
                        DataFile data = DataFile.open(dataFile)) {
                    score(lease.model(), data, file);
                }
                streams.throwIfCancelled();
                file.commit();
            }
        }
        return 0;
    }

    private List<ModelProvider> chosen(List<ModelProvider> installed) {
        if (engine.equals(ANY_ENGINE)) {
            return installed;
        }
        List<ModelProvider> named =
                installed.stream().filter(p -> p.name().equals(engine)).toList();
        if (named.isEmpty()) {
            List<String> accepted = new ArrayList<>(List.of(ANY_ENGINE));
            installed.forEach(p -> accepted.add(p.name()));
            throw new InvalidScanException(
                    "--engine " + engine + " is not installed; one of " + accepted + " is accepted");
        }
        return named;
    }

    private ModelContent content() throws IOException {
        try {
            return new ModelContent(modelFile.toString(), Files.readAllBytes(modelFile));
        } catch (IOException cannot) {
            throw new IOException("cannot read the model: " + Failure.reason(cannot), cannot);
        }
    }

    private static ModelProvider reader(ModelContent content, List<ModelProvider> providers) {
        for (ModelProvider provider : providers) {
            if (provider.reads(content)) {
                return provider;
            }
        }
        throw new ModelException(content.origin() + " is no model that "
                + String.join(
                        " or ", providers.stream().map(ModelProvider::name).toList()) + " can read");
    }

    private void score(Model model, DataFile data, TableFile file) throws IOException {
        int[] source = columns(model, data.header());
        int width = source.length;
        int outputs = model.outputCount();
        double[] batch = new double[BATCH * width];
        try (Rows rows = file.rows(header(outputs))) {
            int filled;
            do {
                streams.throwIfCancelled();
                filled = 0;
                while (filled < BATCH && data.next()) {
                    for (int i = 0; i < width; i++) {
                        batch[filled * width + i] = data.number(source[i]);
                    }
                    filled++;
                }
                double[] scores = new double[filled * outputs];
                if (filled > 0) {
                    model.predict(Arrays.copyOf(batch, filled * width), filled, width, scores);
                }
                for (int i = 0; i < scores.length; i++) {
                    rows.number(scores[i]);
                    if (i % outputs == outputs - 1) {
                        rows.endRow();
                    }
                }
            } while (filled == BATCH);
        }
    }

    private static List<String> header(int outputs) {
        if (outputs == 1) {
            return List.of("prediction");
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            names.add("prediction_" + i);
        }
        return names;
    }

    /** Where the model's features stand in the data. */
    private int[] columns(Model model, List<String> header) {
        int needed = model.featureCount();
        int[] source = new int[needed];
        if (byPosition) {
            if (header.size() < needed) {
                throw new ModelException("model " + modelFile + " needs " + needed + " columns; " + dataFile + " has "
                        + header.size() + ": " + header);
            }
            Arrays.setAll(source, i -> i);
            return source;
        }
        List<String> features = model.features();
        if (features.isEmpty()) {
            throw new ModelException("model " + modelFile + " does not name its " + needed
                    + " features; --by-position takes the first " + needed + " columns of the data in their order");
        }
        List<String> missing =
                features.stream().filter(f -> !header.contains(f)).toList();
        if (!missing.isEmpty()) {
            List<String> unused =
                    header.stream().filter(h -> !features.contains(h)).toList();
            throw new ModelException("model " + modelFile + " needs " + features + "; " + dataFile + " has " + header
                    + ": missing " + missing + ", unused " + unused);
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
}
