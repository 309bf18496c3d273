package dev.technic.scanner.core.panel;

import dev.technic.scanner.Adjustment;
import dev.technic.scanner.Defect;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.LoadReport;
import dev.technic.scanner.LoadReport.SymbolReport;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.PriceRequest;
import dev.technic.scanner.PriceSink;
import dev.technic.scanner.PriceSource;
import dev.technic.scanner.PriceSourceException;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.ScanOptions;
import dev.technic.scanner.ScannerException;
import dev.technic.scanner.core.engine.Fatal;
import dev.technic.scanner.core.plugin.Blame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Loads a source into a panel: takes what it delivers, from any thread and in any order, cleans each symbol as it arrives, and lays
 * all of them out when the source is done. What the source failed is asked for again before that, as often as the options say.
 */
public final class PanelLoader implements PriceSink {

    /**
     * A symbol without its bars; the sessions are those of the {@link BarCleaner}.
     *
     * @param adjustable false if the source has no adjusted closes of it
     * @param failed whether the source failed it
     */
    private record Loaded(SymbolReport report, long first, long last, boolean adjustable, boolean failed) {

        Loaded asked(int attempts) {
            SymbolReport asked = new SymbolReport(
                    report.symbol(),
                    report.read(),
                    report.kept(),
                    report.cut(),
                    report.defects(),
                    report.rejected(),
                    attempts);
            return new Loaded(asked, first, last, adjustable, failed);
        }
    }

    private final PriceSource source;
    private final LoadOptions options;
    private final LoadWatch watch;

    // Guarded by this; by symbol.
    private final Map<String, Loaded> loaded = new TreeMap<>();
    private final List<CleanBars> bars = new ArrayList<>();
    private final Map<String, DefectCounts> pending = new TreeMap<>();
    private int attempt = 1;
    private Map<String, Loaded> again = Map.of();
    private @Nullable ScannerException failure;

    private PanelLoader(PriceSource source, LoadOptions options, LoadWatch watch) {
        this.source = source;
        this.options = options;
        this.watch = watch;
    }

    /**
     * Loads all that the options ask for.
     *
     * @param how progress, cancellation and deadline
     * @param executor where the source may work beside the calling thread
     * @param closed whether the scanner that loads was closed meanwhile, which ends the load
     * @throws PriceSourceException if the source cannot be read
     * @throws ScanCancelledException if cancelled, or past the deadline, or the calling thread is interrupted
     */
    public static TiledPanel load(
            PriceSource source,
            LoadOptions options,
            ScanOptions how,
            Executor executor,
            int parallelism,
            BooleanSupplier closed) {
        LoadWatch watch = new LoadWatch(how, closed);
        try {
            PanelLoader loader = new PanelLoader(source, options, watch);
            loader.readAll(new PriceRequest(options.loaded(), options, executor, parallelism, watch.stop(), watch));
            return loader.panel();
        } finally {
            watch.end();
        }
    }

    private TiledPanel panel() {
        PanelLoader beside = new PanelLoader(source, options, watch);
        bars.removeIf(symbol -> !options.asks(symbol.symbol()) && beside.bars.add(symbol));
        loaded.entrySet().removeIf(symbol -> {
            boolean moves = !options.asks(symbol.getKey());
            if (moves) {
                beside.loaded.put(symbol.getKey(), symbol.getValue());
            }
            return moves;
        });
        TiledPanel references = beside.loaded.isEmpty() ? null : beside.laidOut(null);
        return laidOut(references);
    }

    private TiledPanel laidOut(@Nullable TiledPanel references) {
        List<SymbolReport> beside =
                references == null ? List.of() : references.report().symbols();
        return TiledPanel.consuming(
                bars,
                report(beside),
                options.adjustment(),
                references,
                new TiledPanel.Search(described(), options),
                watch::check);
    }

    private void readAll(PriceRequest request) {
        read(request);
        while (attempt < options.attempts() && begin()) {
            read(new PriceRequest(
                    Optional.of(Collections.unmodifiableSet(new TreeSet<>(again.keySet()))),
                    options,
                    request.executor(),
                    request.parallelism(),
                    request.cancellation(),
                    watch::unheard));
            end();
        }
        if (options.adjustment() == Adjustment.TOTAL_RETURN
                && !loaded.isEmpty()
                && loaded.values().stream().noneMatch(Loaded::adjustable)) {
            throw new PriceSourceException(
                    described() + " has no adjusted closes, which total-return adjustment needs");
        }
    }

    /** The next attempt, with what failed; false if nothing did. */
    private synchronized boolean begin() {
        Map<String, Loaded> next = new TreeMap<>(loaded);
        next.values().removeIf(symbol -> !symbol.failed);
        if (next.isEmpty()) {
            return false;
        }
        loaded.keySet().removeAll(next.keySet());
        pending.keySet().removeAll(next.keySet());
        again = next;
        attempt++;
        return true;
    }

    /** What is not answered this time, for whatever reason, stays as it was. */
    private synchronized void end() {
        again.forEach((symbol, former) -> loaded.putIfAbsent(symbol, former.asked(attempt)));
    }

    private void read(PriceRequest request) {
        try {
            source.read(request, this);
        } catch (PriceSourceException unreadable) {
            watch.check();
            if (failure != null || attempt == 1) {
                throw failure == null ? unreadable : failure;
            }
            System.getLogger(PanelLoader.class.getName())
                    .log(System.Logger.Level.DEBUG, "asked again in vain for what had failed", unreadable);
        } catch (ScannerException e) {
            watch.check();
            throw failure == null ? e : failure;
        } catch (Throwable thrown) {
            Fatal.pass(thrown);
            watch.check();
            throw new PriceSourceException(
                    described() + " cannot be read: " + Blame.sentence(source, "read()", thrown), thrown);
        }
        watch.check();
        if (failure != null) {
            throw failure;
        }
    }

    private String described() {
        try {
            return source.describe();
        } catch (Throwable thrown) {
            Fatal.pass(thrown);
            return source.getClass().getName();
        }
    }

    @Override
    public void bars(PriceHistory history) {
        watch.check();
        if (!wants(history.symbol())) {
            return;
        }
        if (options.adjustment() == Adjustment.TOTAL_RETURN && !history.hasAdjustedClose()) {
            put(
                    without(
                            history.symbol(),
                            history.bars(),
                            "no adjusted closes, which total-return adjustment needs"),
                    false,
                    false);
        } else {
            put(new BarCleaner(options, history, found(history.symbol())).clean(), true, false);
        }
    }

    @Override
    public void failed(String symbol, String reason) {
        watch.check();
        if (wants(symbol)) {
            put(without(symbol, 0, reason), true, true);
        }
    }

    @Override
    public synchronized void defect(String symbol, Defect defect, int line) {
        if (wants(symbol)) {
            pending.computeIfAbsent(symbol, none -> new DefectCounts()).add(defect, line);
        }
    }

    private synchronized boolean wants(String symbol) {
        return attempt > 1
                ? again.containsKey(symbol)
                : options.asks(symbol) || options.references().contains(symbol);
    }

    private synchronized DefectCounts found(String symbol) {
        DefectCounts found = pending.remove(symbol);
        return found == null ? new DefectCounts() : found;
    }

    private BarCleaner.Cleaned without(String symbol, int read, String reason) {
        SymbolReport report = new SymbolReport(symbol, read, 0, 0, found(symbol).toReport(), Optional.of(reason));
        return new BarCleaner.Cleaned(report, null, Long.MAX_VALUE, Long.MIN_VALUE);
    }

    private synchronized void put(BarCleaner.Cleaned symbol, boolean adjustable, boolean isFailed) {
        String name = symbol.report().symbol();
        Loaded answer = new Loaded(symbol.report(), symbol.first(), symbol.last(), adjustable, isFailed);
        if (loaded.putIfAbsent(name, answer.asked(attempt)) != null) {
            failure = new PriceSourceException(described() + " delivers the symbol " + name + " twice");
            throw failure;
        }
        if (symbol.bars() != null) {
            bars.add(symbol.bars());
        }
    }

    private LoadReport report(List<SymbolReport> references) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (CleanBars symbol : bars) {
            first = Math.min(first, symbol.sessions()[0]);
            last = Math.max(last, symbol.sessions()[symbol.bars() - 1]);
        }
        List<SymbolReport> symbols = new ArrayList<>();
        int lateStarts = 0;
        int earlyEnds = 0;
        for (Loaded symbol : loaded.values()) {
            symbols.add(symbol.report);
            lateStarts += symbol.first > first && symbol.first <= last ? 1 : 0;
            earlyEnds += symbol.last < last && symbol.last >= first ? 1 : 0;
        }
        return new LoadReport(symbols, references, lateStarts, earlyEnds);
    }
}
