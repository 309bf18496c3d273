package dev.technic.scanner.examples.cli;

import dev.technic.scanner.Adjustment;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.Model;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.Outcome;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanOptions;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.examples.DemoMarket;
import dev.technic.scanner.examples.DemoScan;
import dev.technic.scanner.memory.InMemoryPrices;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows the whole on a market that needs no data: what is asked, what comes out, and why the others are not there. */
@Command(
        name = "demo",
        sortOptions = false,
        sortSynopsis = false,
        usageHelpAutoWidth = true,
        description = "Scans a made-up market of 6,000 symbols; needs no data.")
final class DemoCommand implements Callable<Integer> {

    private static final long SEED = 10;
    private static final int SYMBOLS = 6_000;

    private final Streams streams;

    DemoCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        try (Scanner scanner = Scanner.create();
                ModelCache.Lease lease = scanner.model(DemoScan.model())) {
            Scan scan = DemoScan.question(lease.model());
            InMemoryPrices market = InMemoryPrices.of(DemoMarket.histories(SEED, SYMBOLS));
            long start = System.nanoTime();
            Panel panel;
            Duration load;
            ScanResult result;
            try (Progress progress = new Progress(streams, false)) {
                ScanOptions how = ScanOptions.defaults().progress(progress).cancellation(streams.cancellation());
                panel = scanner.load(market, LoadOptions.all().adjusted(Adjustment.TOTAL_RETURN), how);
                load = Duration.ofNanos(System.nanoTime() - start);
                result = scanner.scan(panel, scan, how);
            }
            streams.print(market(panel) + question(scan, lease.model()) + answer(result) + reasons(result));
            streams.err().println(Summary.timings(load, result.timings()));
        }
        return 0;
    }

    private static String market(Panel panel) {
        long[] sessions = panel.sessions();
        return String.format(
                Locale.ROOT,
                "A made-up market: %,d symbols, %,d bars in %,d sessions from %s to %s,\nwith listings, delistings, halts, thin trading and splits.\n\n",
                panel.symbols().size(),
                panel.bars(),
                sessions.length,
                panel.format(sessions[0]),
                panel.format(sessions[sessions.length - 1]));
    }

    private static String question(Scan scan, Model model) {
        int width =
                scan.features().stream().mapToInt(f -> f.name().length()).max().orElse(0);
        List<List<String>> lines = new ArrayList<>();
        scan.features().forEach(f -> lines.add(definition("feature", width, f.name(), f.expression())));
        scan.where().ifPresent(e -> lines.add(List.of("  where", e.toString())));
        scan.models()
                .forEach(m -> lines.add(definition(
                        "model",
                        width,
                        m.name(),
                        "percent above the average symbol in five sessions, foreseen by XGBoost, scored by "
                                + model.engine())));
        scan.columns().forEach(c -> lines.add(definition("column", width, c.name(), c.expression())));
        scan.having().ifPresent(e -> lines.add(List.of("  having", e.toString())));
        scan.order()
                .ifPresent(o -> lines.add(List.of(
                        "  order by", o.column() + ", " + o.direction().name().toLowerCase(Locale.ROOT))));
        lines.add(List.of("  limit", Integer.toString(scan.limit())));
        return "The question\n" + Columns.aligned(lines) + "\n";
    }

    private static List<String> definition(String kind, int width, String name, Object what) {
        return List.of("  " + kind, name + " ".repeat(Math.max(0, width - name.length())) + " = " + what);
    }

    private static String answer(ScanResult result) {
        return "The answer, as of " + result.provenance().asOf() + "\n"
                + result.toTable().stripTrailing().indent(2) + "\n"
                + Summary.outcomes(result) + "\n";
    }

    /** The first symbol of every reason, and of every condition that does not hold. */
    private static String reasons(ScanResult result) {
        Map<String, Outcome> examples = new TreeMap<>();
        for (Outcome outcome : result.outcomes()) {
            if (outcome instanceof Outcome.Rejected rejected) {
                boolean condition = rejected.reason() == Outcome.Reason.FILTERED;
                examples.putIfAbsent(rejected.reason().ordinal() + (condition ? rejected.detail() : ""), rejected);
            }
        }
        StringBuilder text = new StringBuilder("\nWhy not?\n");
        examples.values().forEach(o -> text.append("  ").append(o.why()).append('\n'));
        return text.toString();
    }
}
