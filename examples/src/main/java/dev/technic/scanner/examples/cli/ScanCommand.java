package dev.technic.scanner.examples.cli;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.ModelReference;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Order;
import dev.technic.scanner.Outcome;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanOptions;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.expression.Expression;
import dev.technic.scanner.json.ScanJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads prices, answers one scan, and writes the rows and what became of every symbol. */
@Command(
        name = "scan",
        sortOptions = false,
        sortSynopsis = false,
        usageHelpAutoWidth = true,
        description = "Ranks the symbols of a universe by what you ask, and says why the others are not there.")
final class ScanCommand implements Callable<Integer> {

    private static final List<String> OUTCOME_HEADER = List.of("symbol", "outcome", "reason", "detail");

    private final Streams streams;

    @Mixin
    private final PriceOptions prices = new PriceOptions();

    @Mixin
    private final UniverseOptions universe = new UniverseOptions();

    @Option(
            names = "--preset",
            paramLabel = "FILE.json",
            description = "A scan to begin with; the options here add to it, and replace its order, limit and days.")
    private @Nullable Path preset;

    @Option(
            names = "--max-stale",
            paramLabel = "N",
            description = "Sessions that a symbol's last bar may be older than the as-of session; 0 by default.")
    private @Nullable Integer maxStale;

    @Option(
            names = "--feature",
            paramLabel = "NAME=EXPR",
            converter = Named.Converter.class,
            description = "A value of each symbol, such as rsi=rsi(14). Another symbol's is"
                    + " of(\"SPY\", close); SPY is loaded for it, whoever is asked for.")
    private List<Named> features = new ArrayList<>();

    @Option(
            names = "--optional",
            paramLabel = "NAME",
            description = "This feature or column may be undefined: its cell is empty, a model takes it as missing.")
    private List<String> optional = new ArrayList<>();

    @Option(names = "--where", paramLabel = "EXPR", description = "Who takes part, such as close >= 1.")
    private @Nullable String where;

    @Option(
            names = "--model",
            paramLabel = "NAME=FILE",
            converter = Named.Converter.class,
            description =
                    "An XGBoost model, scored on the features of those who take part: the scan's, and those that its side"
                            + " file FILE.features.json defines (m.features.json for m.ubj).")
    private List<Named> models = new ArrayList<>();

    @Option(
            names = "--by-position",
            description = "A model's features are the scan's in their order, whatever they are called.")
    private boolean byPosition;

    @Option(
            names = "--column",
            paramLabel = "NAME=EXPR",
            converter = Named.Converter.class,
            description = "A value over features and models, also across symbols, such as r=rank(rsi).")
    private List<Named> columns = new ArrayList<>();

    @Option(names = "--having", paramLabel = "EXPR", description = "Who is kept, such as r >= 0.9.")
    private @Nullable String having;

    @Option(
            names = "--order-by",
            paramLabel = "NAME[:asc|:desc]",
            description =
                    "Sorts the rows by a column, also by symbol or session, smallest first unless :desc; undefined last, ties by"
                            + " symbol. By symbol by default.")
    private @Nullable String orderBy;

    @Option(names = "--limit", paramLabel = "N", description = "Keeps the first N rows.")
    private @Nullable Integer limit;

    @Option(
            names = "--out",
            paramLabel = "FILE.csv|FILE.json",
            description = "Writes the rows in full precision here, instead of a table to stdout.")
    private @Nullable Path out;

    @Option(
            names = "--outcomes",
            paramLabel = "FILE.csv",
            description = "Writes what became of every symbol: symbol,outcome,reason,detail.")
    private @Nullable Path outcomes;

    ScanCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Scan scan = question();
        if (out != null && out.equals(outcomes)) {
            throw new InvalidScanException("--out and --outcomes name the same file, " + out);
        }
        try (Scanner scanner = prices.scanner();
                TableFile rows = TableFile.open("--out", out, OutputStream.nullOutputStream(), "csv", "json");
                TableFile fates = TableFile.open("--outcomes", outcomes, OutputStream.nullOutputStream(), "csv")) {
            answer(scanner, scan, rows, fates);
        }
        return 0;
    }

    private void answer(Scanner scanner, Scan scan, TableFile rows, TableFile fates) throws IOException {
        LoadOptions options = prices.load().references(scanner.references(scan));
        long start = System.nanoTime();
        Panel panel;
        Duration load;
        ScanResult result;
        try (Progress progress = new Progress(streams, prices.quiet())) {
            ScanOptions how = ScanOptions.defaults().progress(progress).cancellation(streams.cancellation());
            panel = scanner.load(
                    prices.source(), scan.symbols().map(options::symbols).orElse(options), how);
            load = Duration.ofNanos(System.nanoTime() - start);
            result = scanner.scan(panel, scan, how);
        }
        writeRows(result, rows);
        writeOutcomes(result, fates);
        streams.throwIfCancelled();
        rows.commit();
        fates.commit();
        if (out == null) {
            streams.print(result.toTable().stripTrailing() + "\n");
        }
        if (!prices.quiet()) {
            streams.err().println(Summary.of(panel, result, load));
        }
    }

    /** The scan that the options ask for. */
    private Scan question() {
        Scan.Builder scan = preset == null ? Scan.builder() : ScanJson.read(preset).toBuilder();
        if (maxStale != null) {
            scan.maxStale(maxStale);
        }
        universe.read().ifPresent(scan::universe);
        universe.most().ifPresent(scan::maxSymbols);
        features.forEach(f -> scan.feature(named(f)));
        models.forEach(m -> scan.model(new Scan.ModelColumn(
                m.name(), new ModelReference.File(Path.of(m.text())), byPosition, Optional.empty())));
        columns.forEach(c -> scan.column(named(c)));
        checkOptional();
        if (where != null) {
            scan.where(where);
        }
        if (having != null) {
            scan.having(having);
        }
        if (orderBy != null) {
            int colon = orderBy.lastIndexOf(':');
            scan.orderBy(colon < 0 ? orderBy : orderBy.substring(0, colon), direction(orderBy, colon));
        }
        if (limit != null) {
            scan.limit(limit);
        }
        if (prices.asOf() != null) {
            scan.asOf(prices.asOf());
        }
        return scan.build();
    }

    private NamedExpression named(Named given) {
        return new NamedExpression(given.name(), parsed(given), optional.contains(given.name()));
    }

    private static Expression parsed(Named given) {
        try {
            return Expression.parse(given.text());
        } catch (InvalidScanException wrong) {
            throw new InvalidScanException(given.name() + ": " + wrong.getMessage(), wrong);
        }
    }

    private void checkOptional() {
        List<String> names = new ArrayList<>();
        features.forEach(f -> names.add(f.name()));
        columns.forEach(c -> names.add(c.name()));
        for (String name : optional) {
            if (!names.contains(name)) {
                throw new InvalidScanException(
                        "--optional " + name + " names no feature or column; there are " + names);
            }
        }
    }

    private static Order.Direction direction(String text, int colon) {
        String word = colon < 0 ? "asc" : text.substring(colon + 1).toLowerCase(Locale.ROOT);
        return switch (word) {
            case "asc" -> Order.Direction.ASCENDING;
            case "desc" -> Order.Direction.DESCENDING;
            default ->
                throw new InvalidScanException(
                        "--order-by " + text + ": '" + word + "' is no direction; asc and desc are accepted");
        };
    }

    private static void writeRows(ScanResult result, TableFile file) throws IOException {
        List<String> header = new ArrayList<>(List.of("symbol", "session"));
        header.addAll(result.columns());
        try (Rows rows = file.rows(header)) {
            for (int row = 0; row < result.rows(); row++) {
                rows.text(result.symbol(row));
                rows.text(result.sessionText(row));
                for (int column = 0; column < result.columns().size(); column++) {
                    rows.number(result.value(row, column));
                }
                rows.endRow();
            }
        }
    }

    private static void writeOutcomes(ScanResult result, TableFile file) throws IOException {
        try (Rows rows = file.rows(OUTCOME_HEADER)) {
            for (Outcome outcome : result.outcomes()) {
                rows.text(outcome.symbol());
                rows.text(outcome.word());
                rows.text(reason(outcome));
                rows.text(detail(outcome));
                rows.endRow();
            }
        }
    }

    private static String reason(Outcome outcome) {
        if (outcome instanceof Outcome.Rejected rejected) {
            return rejected.reason().words();
        }
        return outcome instanceof Outcome.Failed failed ? failed.stage().words() : "";
    }

    private static String detail(Outcome outcome) {
        if (outcome instanceof Outcome.Rejected rejected) {
            return rejected.detail();
        }
        return outcome instanceof Outcome.Failed failed ? failed.detail() : "";
    }
}
