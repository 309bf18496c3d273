package dev.technic.scanner.examples.cli;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceSource;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanOptions;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.SeriesResult;
import dev.technic.scanner.Universe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes features at every bar; a few hundred symbols are in memory at a time. */
@Command(
        name = "series",
        sortOptions = false,
        sortSynopsis = false,
        usageHelpAutoWidth = true,
        description = "Writes features at every bar of every symbol, or of some.")
final class SeriesCommand implements Callable<Integer> {

    /** Symbols computed between two writes: ten tiles. */
    private static final int CHUNK = 640;

    private final Streams streams;

    @Mixin
    private final PriceOptions prices = new PriceOptions();

    @Mixin
    private final UniverseOptions universe = new UniverseOptions();

    @Option(names = "--symbol", paramLabel = "S", description = "Only this symbol; may be given several times.")
    private List<String> symbols = new ArrayList<>();

    @Option(
            names = "--feature",
            required = true,
            paramLabel = "NAME=EXPR",
            converter = Named.Converter.class,
            description = "A series, such as rsi=rsi(14). Another symbol's is of(\"SPY\", close); SPY is loaded for"
                    + " it, whoever is asked for.")
    private List<Named> features = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FILE.csv",
            description = "Writes symbol,session,NAME... here; without it, to stdout.")
    private @Nullable Path out;

    SeriesCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Universe known = universe.read().orElse(Universe.none());
        List<String> wanted = symbols.isEmpty() ? first(known.symbols()) : symbols;
        try (Scanner scanner = prices.scanner();
                TableFile file = TableFile.open("--out", out, streams.out(), "csv")) {
            Scan question = question(known);
            List<NamedExpression> asked = question.features();
            Panel panel = load(scanner, wanted, scanner.references(question));
            write(scanner, panel, asked, known, file);
            streams.throwIfCancelled();
            file.commit();
            if (!prices.quiet()) {
                Summary.loaded(panel.report()).forEach(streams.err()::println);
                sayMissing(wanted, panel);
            }
        }
        return 0;
    }

    /** The features, as a scan checks them: names that are good and new, text that parses. */
    private Scan question(Universe known) {
        Scan.Builder scan = Scan.builder().universe(known);
        features.forEach(f -> scan.feature(f.name(), f.text()));
        return scan.build();
    }

    private Panel load(Scanner scanner, List<String> wanted, Set<String> references) {
        PriceSource source = prices.source();
        LoadOptions options = prices.load().references(references);
        if (!wanted.isEmpty()) {
            options = options.symbols(wanted);
        }
        try (Progress progress = new Progress(streams, prices.quiet())) {
            Panel panel = scanner.load(
                    source, options, ScanOptions.defaults().progress(progress).cancellation(streams.cancellation()));
            TreeSet<String> missing = new TreeSet<>(symbols);
            missing.removeAll(panel.symbols());
            if (!missing.isEmpty()) {
                throw new InvalidScanException(source.describe() + " has no symbol " + String.join(", ", missing));
            }
            return panel;
        }
    }

    private void write(Scanner scanner, Panel panel, List<NamedExpression> asked, Universe known, TableFile file)
            throws IOException {
        List<String> header = new ArrayList<>(List.of("symbol", "session"));
        asked.forEach(f -> header.add(f.name()));
        List<String> all = first(panel.symbols());
        SeriesResult first = scanner.series(panel, asked, all.subList(0, Math.min(CHUNK, all.size())), known);
        try (Rows rows = file.rows(header)) {
            write(first, rows);
            for (int from = CHUNK; from < all.size(); from += CHUNK) {
                streams.throwIfCancelled();
                write(scanner.series(panel, asked, all.subList(from, Math.min(from + CHUNK, all.size())), known), rows);
            }
        }
    }

    /** Those that {@code --max-symbols} lets be asked for; what the universe knows of the others stays known. */
    private List<String> first(List<String> all) {
        return all.subList(0, Math.min(universe.most().orElse(Integer.MAX_VALUE), all.size()));
    }

    private void sayMissing(List<String> wanted, Panel panel) {
        List<String> missing = new ArrayList<>(symbols.isEmpty() ? wanted : List.of());
        missing.removeAll(new TreeSet<>(panel.symbols()));
        if (!missing.isEmpty()) {
            streams.err()
                    .println(missing.size() + (missing.size() == 1 ? " symbol" : " symbols")
                            + " of the universe not found, as " + missing.get(0));
        }
    }

    private static void write(SeriesResult series, Rows rows) throws IOException {
        List<String> names = series.names();
        double[][] columns = new double[names.size()][];
        for (String symbol : series.symbols()) {
            for (int i = 0; i < columns.length; i++) {
                columns[i] = series.values(symbol, names.get(i));
            }
            int bars = series.bars(symbol);
            for (int bar = 0; bar < bars; bar++) {
                rows.text(symbol);
                rows.text(series.sessionText(symbol, bar));
                for (double[] column : columns) {
                    rows.number(column[bar]);
                }
                rows.endRow();
            }
        }
    }
}
