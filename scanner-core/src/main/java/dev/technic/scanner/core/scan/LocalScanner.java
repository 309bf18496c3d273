package dev.technic.scanner.core.scan;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.technic.scanner.Adjustment;
import dev.technic.scanner.IndicatorCatalogue;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Order;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.PriceSource;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanOptions;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.SeriesResult;
import dev.technic.scanner.Stage;
import dev.technic.scanner.Universe;
import dev.technic.scanner.core.flight.Flight;
import dev.technic.scanner.core.panel.PanelLoader;
import dev.technic.scanner.core.panel.TiledPanel;
import dev.technic.scanner.core.plan.Catalogue;
import dev.technic.scanner.core.plan.ModelShape;
import dev.technic.scanner.core.plan.Plan;
import dev.technic.scanner.core.plan.Planner;
import dev.technic.scanner.expression.Expression;
import dev.technic.scanner.memory.InMemoryPrices;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The scanner of this JVM: plans are kept for the next scan that asks the same. */
final class LocalScanner implements Scanner {

    private static final int PLANS = 32;

    /** All that a plan depends on: of a universe the names alone, as its values go with the bars. */
    private record PlanKey(
            List<NamedExpression> features,
            Optional<Expression> where,
            List<ModelShape> models,
            List<NamedExpression> columns,
            Optional<Expression> having,
            Optional<Order> order,
            List<String> numbers,
            List<String> texts) {

        static PlanKey of(Scan scan, List<ModelShape> models) {
            return new PlanKey(
                    scan.features(),
                    scan.where(),
                    models,
                    scan.columns(),
                    scan.having(),
                    scan.order(),
                    scan.universe().map(Universe::numbers).orElse(List.of()),
                    scan.universe().map(Universe::texts).orElse(List.of()));
        }
    }

    private final Plugins plugins;
    private final Catalogue catalogue;
    private final Engines engines;
    private final ScanModels models;
    private final @Nullable OwnThreads own;
    private final Workers workers;
    private final @Nullable Backend backend;
    private final Cache<PlanKey, Plan> plans =
            CacheBuilder.newBuilder().maximumSize(PLANS).build();
    private volatile boolean closed;

    LocalScanner(
            Plugins plugins,
            Catalogue catalogue,
            Engines engines,
            @Nullable Executor executor,
            int threads,
            @Nullable Backend backend) {
        this.plugins = plugins;
        this.backend = backend;
        this.catalogue = catalogue;
        this.engines = engines;
        this.models = new ScanModels(engines);
        this.own = executor == null ? new OwnThreads(Math.max(1, threads - 1)) : null;
        this.workers = new Workers(executor == null ? java.util.Objects.requireNonNull(own) : executor, threads);
    }

    @Override
    public Panel load(PriceSource source, LoadOptions options, ScanOptions how) {
        checkOpen();
        Flight.Load event = Flight.load();
        Panel panel = null;
        Throwable thrown = null;
        try {
            panel = PanelLoader.load(source, options, how, workers.executor(), workers.count(), () -> closed);
            return panel;
        } catch (Throwable failure) {
            thrown = failure;
            throw failure;
        } finally {
            event.ended(source, workers.count(), panel, thrown);
        }
    }

    @Override
    public ScanResult scan(Panel panel, Scan scan, ScanOptions how) {
        checkOpen();
        TiledPanel tiled = tiled(panel);
        return scan(
                tiled,
                scan,
                scan.symbols().orElse(null),
                how,
                backend,
                plan -> ReferenceSeries.find(plan, tiled.withReferences(), remedy(tiled), known(scan)));
    }

    private ScanResult scan(
            TiledPanel panel,
            Scan scan,
            @Nullable Set<String> only,
            ScanOptions how,
            @Nullable Backend by,
            Function<Plan, ReferenceSeries> references) {
        Flight.Scan event = Flight.scan();
        Watch watch = new Watch(how, () -> closed);
        ScanResult result = null;
        Throwable thrown = null;
        try {
            result = scan(panel, scan, only, by, references, watch);
            return result;
        } catch (Throwable failure) {
            thrown = failure;
            throw failure;
        } finally {
            watch.ended(thrown);
            event.ended(by == null ? "local" : by.name(), workers.count(), result, thrown);
        }
    }

    private ScanResult scan(
            TiledPanel panel,
            Scan scan,
            @Nullable Set<String> only,
            @Nullable Backend by,
            Function<Plan, ReferenceSeries> references,
            Watch watch) {
        watch.check();
        watch.begin(Stage.PLAN);
        try (ScanModels.Leases leases = models.lease(scan.models())) {
            Plan plan = plan(scan, leases.shapes());
            ReferenceSeries found = references.apply(plan);
            found.check();
            watch.finished(Stage.PLAN);
            return new ScanRun(panel, scan, only, plan, found, leases, workers, by, watch).run();
        }
    }

    private Plan plan(Scan scan, List<ModelShape> shapes) {
        PlanKey key = PlanKey.of(scan, shapes);
        Plan plan = plans.getIfPresent(key);
        if (plan == null) {
            plan = Planner.plan(scan, shapes, catalogue);
            plans.put(key, plan);
        }
        return plan;
    }

    @Override
    public ScanResult scan(PriceHistory history, LoadOptions options, Scan scan) {
        return alone(
                history,
                options,
                scan,
                List.of(),
                options.adjustment(),
                symbol -> "a scan of one history takes other symbols' prices from a panel that is given beside it");
    }

    @Override
    public ScanResult scan(PriceHistory history, LoadOptions options, Scan scan, Panel others) {
        TiledPanel tiled = tiled(others);
        return alone(history, options, scan, tiled.withReferences(), tiled.adjustment(), remedy(tiled));
    }

    private ScanResult alone(
            PriceHistory history,
            LoadOptions options,
            Scan scan,
            List<TiledPanel> others,
            Adjustment ofOthers,
            UnaryOperator<String> remedy) {
        TiledPanel alone = tiled(load(InMemoryPrices.of(List.of(history)), options));
        Set<String> only = scan.universe().isPresent() ? null : scan.symbols().orElse(null);
        List<TiledPanel> places =
                Stream.concat(Stream.of(alone), others.stream()).toList();
        return scan(alone, scan, only, ScanOptions.defaults(), null, plan -> {
            checkAlike(plan, options.adjustment(), ofOthers);
            return ReferenceSeries.find(plan, places, remedy, known(scan));
        });
    }

    private static void checkAlike(Plan plan, Adjustment own, Adjustment ofOthers) {
        if (own != ofOthers && !plan.references().isEmpty()) {
            String text = plan.references().get(0).references().get(0).text();
            throw new InvalidScanException("the options adjust the history's prices by " + own
                    + ", and the panel beside it has " + ofOthers + ", so that " + text
                    + " would mix them; load both with the same adjustment");
        }
    }

    @Override
    public SortedSet<String> references(Scan scan) {
        checkOpen();
        try (ScanModels.Leases leases = models.lease(scan.models())) {
            return plan(scan, leases.shapes()).referenced();
        }
    }

    @Override
    public SeriesResult series(Panel panel, List<NamedExpression> features, List<String> symbols, Universe universe) {
        checkOpen();
        if (features.isEmpty()) {
            throw new InvalidScanException("series need at least one feature");
        }
        Plan plan = Planner.series(features, universe, catalogue);
        TiledPanel tiled = tiled(panel);
        ReferenceSeries references = ReferenceSeries.find(plan, tiled.withReferences(), remedy(tiled), universe);
        Watch watch = new Watch(ScanOptions.defaults(), () -> closed);
        return SeriesTable.compute(tiled, plan, symbols, references, workers, watch);
    }

    private static Universe known(Scan scan) {
        return scan.universe().orElse(Universe.none());
    }

    /** What is said of a symbol that a panel does not have: that its source had none, or how it would be loaded. */
    private static UnaryOperator<String> remedy(TiledPanel panel) {
        return symbol -> panel.soughtIn(symbol)
                .map(source -> "there are none in " + source)
                .orElseGet(() -> size(panel));
    }

    private static String size(Panel panel) {
        int size = panel.symbols().size();
        return "the panel has " + size + (size == 1 ? " symbol" : " symbols")
                + "; LoadOptions.references(scanner.references(scan)) loads others beside them";
    }

    private static TiledPanel tiled(Panel panel) {
        if (panel instanceof TiledPanel tiled) {
            return tiled;
        }
        throw new InvalidScanException("this panel was not made by this library's Scanner.load; load it with that");
    }

    private void checkOpen() {
        if (closed) {
            throw new InvalidScanException("this scanner is closed; create another");
        }
    }

    @Override
    public IndicatorCatalogue indicators() {
        return catalogue;
    }

    @Override
    public List<ModelProvider> modelProviders() {
        return engines.providers();
    }

    @Override
    public ModelCache.Lease model(Path file) {
        checkOpen();
        return engines.lease(Engines.Asked.alone(file, Optional.empty()));
    }

    @Override
    public ModelCache.Lease model(Path file, String engine) {
        checkOpen();
        return engines.lease(Engines.Asked.alone(file, Optional.of(engine)));
    }

    @Override
    public ModelCache.Lease model(ModelContent content) {
        checkOpen();
        return engines.lease(content);
    }

    @Override
    public List<String> brokenPlugins() {
        Set<String> all = new LinkedHashSet<>(catalogue.broken());
        all.addAll(engines.broken());
        all.addAll(plugins.broken());
        return List.copyOf(all);
    }

    @Override
    public PriceSource source(URI address, Map<String, String> options) {
        checkOpen();
        return plugins.prices(address, Map.copyOf(options));
    }

    @Override
    public void close() {
        closed = true;
        if (own != null) {
            own.close();
        }
        if (backend != null) {
            backend.close();
        }
    }
}
