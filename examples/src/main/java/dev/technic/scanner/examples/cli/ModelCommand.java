package dev.technic.scanner.examples.cli;

import com.fasterxml.jackson.core.io.NumberOutput;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.Model;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.ModelFeatures;
import dev.technic.scanner.Prediction;
import dev.technic.scanner.Scan;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.csv.CsvUniverse;
import dev.technic.scanner.expression.Expression;
import dev.technic.scanner.json.ModelFeaturesJson;
import dev.technic.scanner.ml.ModelSummary;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what is in a model, who scores it, and whether its side file fits. */
@Command(
        name = "model",
        sortOptions = false,
        sortSynopsis = false,
        usageHelpAutoWidth = true,
        description = "Says what is in a model, who scores it, and whether its side file fits.")
final class ModelCommand implements Callable<Integer> {

    private static final String NONE = "-";
    private static final String JAVA = "java";
    private static final MathContext SHOWN = new MathContext(6);

    private final Streams streams;

    @Parameters(paramLabel = "FILE", description = "An XGBoost model, .json or .ubj.")
    private Path file = Path.of("");

    @Option(
            names = "--universe",
            paramLabel = "FILE.csv",
            description = "What the side file's expressions may mention beside prices, as in scan.")
    private @Nullable Path universe;

    ModelCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        ModelContent content = content();
        ModelSummary summary = ModelSummary.of(content);
        try (Scanner scanner = Scanner.create()) {
            List<List<String>> lines = facts(summary);
            lines.addAll(scoring(scanner, content, summary));
            Optional<ModelFeatures> sideFile = sideFile(scanner, content, lines);
            lines.add(List.of("sha256", summary.hash()));
            streams.print(Columns.aligned(lines) + "\n" + features(summary, sideFile));
        }
        return 0;
    }

    /** The file, whoever reads it: what it says of itself may be why nobody does. */
    private ModelContent content() {
        try {
            if (Files.isDirectory(file)) {
                throw unreadable("it is a folder");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw unreadable("it is no regular file");
            }
            long size = Files.size(file);
            if (size > ModelContent.MOST_BYTES) {
                throw unreadable("it has " + size + " bytes; at most " + ModelContent.MOST_BYTES + " are accepted");
            }
            return new ModelContent(file.toString(), Files.readAllBytes(file));
        } catch (NoSuchFileException missing) {
            throw unreadable("there is no such file");
        } catch (IOException cannot) {
            throw unreadable(Failure.reason(cannot));
        }
    }

    private ModelException unreadable(String why) {
        return new ModelException("model " + file + " cannot be read: " + why);
    }

    /** Reads the side file, and adds what is to be said of it. */
    private Optional<ModelFeatures> sideFile(Scanner scanner, ModelContent content, List<List<String>> lines) {
        Path beside = ModelFeaturesJson.beside(file);
        Optional<ModelFeatures> said;
        try {
            said = ModelFeaturesJson.readBeside(file);
        } catch (ModelException wrong) {
            lines.add(List.of("side file", String.valueOf(wrong.getMessage())));
            return Optional.empty();
        }
        if (said.isEmpty()) {
            lines.add(List.of("side file", "none; " + beside + " would define its features"));
            return said;
        }
        int defined = said.get().defined().size();
        lines.add(List.of(
                "side file",
                beside + " defines " + defined + " of "
                        + Summary.count(said.get().features().size(), "feature")));
        lines.add(List.of("  features", names(scanner, content, beside, said.get())));
        lines.add(List.of("  expressions", expressions(scanner, said.get())));
        return said;
    }

    private String names(Scanner scanner, ModelContent content, Path beside, ModelFeatures said) {
        try (ModelCache.Lease lease = scanner.model(content)) {
            Model model = lease.model();
            said.check(file.toString(), beside.toString(), model);
            return "are the model's; rounds " + said.rounds() + ": "
                    + score(model.ofRounds(said.rounds()).outputCount(Prediction.LEAF));
        } catch (ModelException wrong) {
            return "do not fit: " + wrong.getMessage();
        }
    }

    private static String score(int trees) {
        return trees == 1 ? "1 tree scores" : trees + " trees score";
    }

    private String expressions(Scanner scanner, ModelFeatures said) {
        if (said.defined().isEmpty()) {
            return "none";
        }
        try {
            Scan.Builder scan = Scan.builder();
            if (universe != null) {
                scan.universe(CsvUniverse.read(universe));
            }
            said.defined().forEach(scan::feature);
            scanner.references(scan.build());
            return "are understood";
        } catch (InvalidScanException wrong) {
            return "are not understood" + (universe == null ? " without --universe: " : ": ") + wrong.getMessage();
        }
    }

    private List<List<String>> facts(ModelSummary summary) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("model", file.toString()));
        lines.add(List.of("format", summary.format() + ", saved by XGBoost " + summary.version()));
        lines.add(List.of("booster", summary.booster()));
        lines.add(List.of("objective", Printed.of(summary.objective()) + outputs(summary)));
        lines.add(List.of(
                "base score",
                summary.baseScores().stream()
                        .distinct()
                        .map(ModelCommand::digits)
                        .collect(Collectors.joining(", "))));
        lines.add(List.of("rounds", rounds(summary)));
        lines.add(List.of(
                "trees",
                summary.trees() + " with " + summary.leaves() + (summary.leaves() == 1 ? " leaf" : " leaves")));
        lines.add(List.of(
                "depth",
                summary.depths().isEmpty()
                        ? NONE
                        : summary.depths().lastKey() + " at most; trees by depth: "
                                + summary.depths().entrySet().stream()
                                        .map(e -> e.getKey() + ": " + e.getValue())
                                        .collect(Collectors.joining(", "))));
        lines.add(List.of("features", summary.features().size() + (summary.named() ? "" : ", without names")));
        summary.attributes()
                .forEach(
                        (name, value) -> lines.add(List.of("attribute", Printed.of(name) + " = " + Printed.of(value))));
        return lines;
    }

    private static String outputs(ModelSummary summary) {
        if (summary.classes() > 0) {
            return ", " + summary.classes() + " classes";
        }
        return summary.targets() > 1 ? ", " + summary.targets() + " targets" : "";
    }

    private static String rounds(ModelSummary summary) {
        if (summary.bestRound().isEmpty()) {
            return Integer.toString(summary.rounds());
        }
        int best = summary.bestRound().getAsInt();
        return summary.rounds() + "; the best is " + best + ", so that --rounds best is 0.." + (best + 1);
    }

    private static List<List<String>> scoring(Scanner scanner, ModelContent content, ModelSummary summary) {
        List<List<String>> lines = new ArrayList<>();
        for (ModelProvider provider : scanner.modelProviders()) {
            if (provider.reads(content)) {
                try (Model model = provider.load(content)) {
                    String how = provider.name().equals(JAVA) ? ", " + summary.scoring() : "";
                    lines.add(List.of(lines.isEmpty() ? "scored by" : "  or by", model.engine() + how));
                } catch (ModelException refused) {
                    lines.add(List.of("  not by", provider.name() + ": " + refused.getMessage()));
                }
            }
        }
        return lines;
    }

    /** By gain, the greatest first. */
    private static String features(ModelSummary summary, Optional<ModelFeatures> said) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(
                "column", "feature", "type", "gain", "cover", "weight", "total gain", "total cover", "expression"));
        List<ModelSummary.Feature> features = summary.features();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing(i -> features.get(i).importance().gain(), Comparator.<Float>reverseOrder()));
        for (int i : order) {
            ModelSummary.Feature feature = features.get(i);
            lines.add(List.of(
                    Integer.toString(i),
                    Printed.of(name(summary, said, i)),
                    feature.type().isEmpty() ? NONE : Printed.of(feature.type()),
                    rounded(feature.importance().gain()),
                    rounded(feature.importance().cover()),
                    Integer.toString(feature.importance().weight()),
                    rounded(feature.importance().totalGain()),
                    rounded(feature.importance().totalCover()),
                    expression(summary, said, i)));
        }
        return Columns.aligned(lines)
                + "\ngain and cover are means over the feature's splits, weight is their number: XGBoost's get_score.\n";
    }

    private static String name(ModelSummary summary, Optional<ModelFeatures> said, int column) {
        boolean bySideFile = !summary.named()
                && said.isPresent()
                && said.get().features().size() == summary.features().size();
        return bySideFile
                ? said.get().features().get(column).name()
                : summary.features().get(column).name();
    }

    /** By name where the model names its features; else by column. */
    private static String expression(ModelSummary summary, Optional<ModelFeatures> said, int column) {
        List<ModelFeatures.Feature> features = said.map(ModelFeatures::features).orElse(List.of());
        String name = summary.features().get(column).name();
        Optional<ModelFeatures.Feature> meant = summary.named()
                ? features.stream().filter(f -> f.name().equals(name)).findFirst()
                : features.stream().skip(column).findFirst();
        return meant.flatMap(ModelFeatures.Feature::expression)
                .map(Expression::toString)
                .orElse("");
    }

    /** The fewest digits that say the same float. */
    private static String digits(float value) {
        return Numbers.text(Double.parseDouble(NumberOutput.toString(value, true)));
    }

    private static String rounded(float value) {
        return Float.isFinite(value)
                ? Numbers.text(new BigDecimal(value).round(SHOWN).doubleValue())
                : NONE;
    }
}
