package dev.technic.scanner.core.scan;

import dev.technic.scanner.Outcome;
import dev.technic.scanner.Outcome.Reason;
import dev.technic.scanner.Provenance;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Stage;
import dev.technic.scanner.Statistics;
import dev.technic.scanner.core.engine.Context;
import dev.technic.scanner.core.engine.TileEngine.Failures;
import dev.technic.scanner.core.panel.Tile;
import dev.technic.scanner.core.panel.TiledPanel;
import dev.technic.scanner.core.plan.Plan;
import dev.technic.scanner.core.plan.Snapshot;
import dev.technic.scanner.core.plan.SnapshotEvaluator;
import dev.technic.scanner.core.wire.PlanBytes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One scan, step by step.
 *
 * <ol>
 *   <li>The as-of session is found; symbols without bars up to it, and stale ones, are rejected.
 *   <li>What expressions take of other symbols is computed, of each once.
 *   <li>Workers, or a backend's, walk the tiles; the value of every series at each symbol's last bar is captured.
 *   <li>A symbol for which a kernel threw fails; one with an undefined required feature is rejected, and one that {@code where} does not
 *       let through. The others take part.
 *   <li>Each model scores those who take part.
 *   <li>Columns and cross-sections are computed over them; an undefined required column rejects.
 *   <li>{@code having}, the order and the limit choose the rows.
 * </ol>
 */
final class ScanRun {

    private static final double[][] NOTHING_KNOWN = {};
    private static final int SYMBOLS_BETWEEN_LOOKS = 1_024;

    private final TiledPanel panel;
    private final Scan scan;
    private final Plan plan;
    private final ReferenceSeries references;
    private final ScanModels.Leases models;
    private final Workers workers;
    private final @Nullable Backend backend;
    private final Watch watch;
    private final Outcomes outcomes;
    private final boolean firstOfPanel;
    private final int[] askedOf;
    private final int[] barsOf;
    private final int asOf;
    private long bars;
    private long cut;

    /**
     * @param only these symbols, sorted; null for the first of the panel
     * @param backend computes the features; null for the workers
     */
    ScanRun(
            TiledPanel panel,
            Scan scan,
            @Nullable Collection<String> only,
            Plan plan,
            ReferenceSeries references,
            ScanModels.Leases models,
            Workers workers,
            @Nullable Backend backend,
            Watch watch) {
        this.panel = panel;
        this.scan = scan;
        this.plan = plan;
        this.references = references;
        this.models = models;
        this.workers = workers;
        this.backend = backend;
        this.watch = watch;
        this.firstOfPanel = only == null;
        List<String> all = panel.symbols();
        this.outcomes = new Outcomes(
                only == null ? all.subList(0, Math.min(scan.maxSymbols(), all.size())) : List.copyOf(only));
        this.askedOf = new int[panel.symbols().size()];
        this.barsOf = new int[panel.symbols().size()];
        this.asOf = panel.asOf(scan.asOf().orElse(null));
    }

    ScanResult run() {
        watch.begin(Stage.FEATURES);
        chooseSymbols();
        double[][] captured = features();
        int[] taking = new TakingPart(plan, outcomes, askedOf, barsOf).of(captured);
        watch.finished(Stage.FEATURES);
        watch.begin(Stage.MODELS);
        SnapshotEvaluator snapshots = new SnapshotEvaluator(captured, groups(), taking, watch::check);
        new Scoring(scan, plan, models, watch).score(snapshots, taking.length);
        watch.finished(Stage.MODELS);
        watch.begin(Stage.COLUMNS);
        List<IntToDoubleFunction> cells = cells(snapshots, captured, taking);
        int[] kept = passing(snapshots, taking);
        watch.finished(Stage.COLUMNS);
        watch.begin(Stage.RANKING);
        return ranked(cells, kept, taking);
    }

    private void chooseSymbols() {
        for (int asked = 0; asked < outcomes.symbols().size(); asked++) {
            if (asked % SYMBOLS_BETWEEN_LOOKS == 0) {
                watch.check();
            }
            int symbol = firstOfPanel ? asked : panel.index(outcomes.symbols().get(asked));
            if (symbol < 0) {
                outcomes.reject(asked, Reason.NOT_FOUND, "the panel does not have it");
                continue;
            }
            askedOf[symbol] = asked;
            int length = panel.length(symbol);
            int upTo = asOf < 0 ? 0 : panel.barsUpTo(symbol, asOf);
            bars += upTo;
            cut += length - upTo;
            if (upTo == 0) {
                String bad = panel.rejected(symbol).orElse(null);
                outcomes.reject(
                        asked, bad == null ? Reason.NO_BARS : Reason.BAD_BARS, bad == null ? noBars(length) : bad);
                continue;
            }
            int last = panel.sessionNumber(symbol, upTo - 1);
            int age = panel.age(last, asOf);
            if (age > scan.maxStale()) {
                outcomes.reject(
                        asked,
                        Reason.STALE,
                        "last bar " + text(last) + ", " + age + (age == 1 ? " session" : " sessions") + " before "
                                + text(asOf));
                continue;
            }
            barsOf[symbol] = upTo;
        }
    }

    private String noBars(int length) {
        return length == 0 || asOf < 0 ? "" : "none up to " + text(asOf);
    }

    private String text(int session) {
        return panel.format(panel.session(session));
    }

    private double[][] features() {
        LatestValues latest =
                new LatestValues(plan.graph().roots().size(), panel.symbols().size());
        Map<Integer, String> failed = new ConcurrentHashMap<>();
        Failures failures = (symbol, cause) -> failed.put(symbol, Outcomes.detail(cause));
        List<Tile> tiles = panel.tiles();
        references.compute(asOf < 0 ? Long.MIN_VALUE : panel.session(asOf), watch);
        Context context = references.context(plan.graph(), panel);
        if (backend == null || plan.graph().roots().isEmpty()) {
            workers.run(tiles.size(), watch.ending(), t -> {
                plan.engine().run(tiles.get(t), barsOf, context, latest, failures, watch.ending()::isDue);
                watch.check();
                watch.step(Stage.FEATURES, tiles.size());
            });
        } else {
            byte[] bytes = PlanBytes.of(scan, models.shapes(), plan, EngineVersion.text())
                    .bytes();
            new BackendRun(backend, bytes, tiles, barsOf, context, latest, failed, watch).run();
        }
        watch.check();
        failed.forEach((symbol, detail) -> outcomes.fail(askedOf[symbol], Stage.FEATURES, detail));
        return latest.values();
    }

    private double[][] groups() {
        return scan.universe()
                .map(known -> UniverseValues.groups(known, plan.groups(), panel))
                .orElse(NOTHING_KNOWN);
    }

    /** For each name of the result its value by the position among those who take part. */
    private List<IntToDoubleFunction> cells(SnapshotEvaluator snapshots, double[][] captured, int[] taking) {
        List<IntToDoubleFunction> cells = new ArrayList<>();
        for (Plan.Feature feature :
                plan.features().stream().filter(Plan.Feature::shown).toList()) {
            double[] bySymbol = captured[feature.root()];
            cells.add(i -> bySymbol[taking[i]]);
        }
        for (int m = 0; m < plan.models().size(); m++) {
            for (int output = 0; output < plan.models().get(m).outputs(); output++) {
                double[] scores = snapshots.values(new Snapshot.Scored(m, output));
                cells.add(i -> scores[i]);
            }
        }
        for (Plan.Column column : plan.columns()) {
            double[] values = snapshots.values(column.value());
            cells.add(i -> values[i]);
        }
        return cells;
    }

    /** Positions among those who take part. */
    private int[] passing(SnapshotEvaluator snapshots, int[] taking) {
        return IntStream.range(0, taking.length)
                .filter(i -> hasColumns(snapshots, i, taking[i]) && passesHaving(snapshots, i, taking[i]))
                .toArray();
    }

    private boolean hasColumns(SnapshotEvaluator snapshots, int i, int symbol) {
        for (Plan.Column column : plan.columns()) {
            if (!column.optional() && Double.isNaN(snapshots.values(column.value())[i])) {
                outcomes.reject(askedOf[symbol], Reason.UNDEFINED, column.name());
                return false;
            }
        }
        return true;
    }

    private boolean passesHaving(SnapshotEvaluator snapshots, int i, int symbol) {
        for (Plan.Condition term : plan.having()) {
            if (snapshots.values(term.value())[i] == 0) {
                outcomes.reject(askedOf[symbol], Reason.FILTERED, term.text());
                return false;
            }
        }
        for (Plan.Condition term : plan.having()) {
            if (Double.isNaN(snapshots.values(term.value())[i])) {
                outcomes.reject(askedOf[symbol], Reason.UNDEFINED, term.text());
                return false;
            }
        }
        return true;
    }

    /** What rows are sorted by. */
    private IntToDoubleFunction keys(String column, List<IntToDoubleFunction> cells, int[] taking) {
        return switch (column) {
            case Plan.SYMBOL -> i -> taking[i];
            case Plan.SESSION -> i -> lastSession(taking[i]);
            default -> cells.get(plan.names().indexOf(column));
        };
    }

    /** The number of the session of the bar that a symbol takes part with. */
    private int lastSession(int symbol) {
        return panel.sessionNumber(symbol, barsOf[symbol] - 1);
    }

    private RowTable ranked(List<IntToDoubleFunction> cells, int[] passing, int[] taking) {
        int[] order = scan.order()
                .map(by -> RowOrder.sorted(passing, by, keys(by.column(), cells, taking)))
                .orElse(passing);
        watch.check();
        int rows = Math.min(scan.limit(), order.length);
        for (int rank = rows; rank < order.length; rank++) {
            outcomes.reject(
                    askedOf[taking[order[rank]]], Reason.BELOW_LIMIT, "rank " + (rank + 1) + " of " + order.length);
        }
        String[] symbols = new String[rows];
        long[] sessions = new long[rows];
        for (int row = 0; row < rows; row++) {
            int symbol = taking[order[row]];
            symbols[row] = panel.symbols().get(symbol);
            sessions[row] = panel.session(lastSession(symbol));
            outcomes.keep(askedOf[symbol], row);
        }
        double[][] table = new double[cells.size()][rows];
        for (int c = 0; c < table.length; c++) {
            watch.check();
            IntToDoubleFunction cell = cells.get(c);
            for (int row = 0; row < rows; row++) {
                table[c][row] = cell.applyAsDouble(order[row]);
            }
        }
        Statistics statistics = new Statistics(
                outcomes.symbols().size(),
                outcomes.count(Outcome.Kept.class),
                outcomes.count(Outcome.Rejected.class),
                outcomes.count(Outcome.Failed.class),
                bars,
                cut);
        Provenance provenance = new Provenance(
                asOf < 0 ? "" : text(asOf),
                panel.adjustment(),
                models.hashes(),
                models.sideFileHashes(),
                EngineVersion.text());
        watch.finished(Stage.RANKING);
        return new RowTable(
                panel,
                plan.names(),
                List.of(symbols),
                sessions,
                table,
                outcomes.all(),
                statistics,
                watch.timings(),
                provenance);
    }
}
