package dev.technic.scanner.core.panel;

import dev.technic.scanner.Adjustment;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.LoadReport;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.spi.Kernel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The panel as the engine wants it: symbols sorted by length, 64 to a {@link Tile}. Symbols that were loaded only because expressions name
 * them are in a panel of their own.
 */
public final class TiledPanel implements Panel {

    private final List<String> symbols;
    private final List<Tile> tiles;
    private final int[] tileOf;
    private final int[] laneOf;
    private final int[] lengths;
    private final Map<Integer, String> rejections = new HashMap<>();
    private final Calendar calendar;
    private final LoadReport report;
    private final Adjustment adjustment;
    private final @Nullable TiledPanel references;
    private final @Nullable Search search;

    /**
     * What was looked for where, of all that a panel and its references have.
     *
     * @param source how messages call it
     */
    record Search(String source, LoadOptions options) {}

    private TiledPanel(
            List<String> symbols,
            List<CleanBars> loaded,
            LoadReport report,
            Adjustment adjustment,
            @Nullable TiledPanel references,
            @Nullable Search search,
            Runnable check) {
        this.search = search;
        this.symbols = symbols;
        this.report = report;
        this.adjustment = adjustment;
        this.references = references;
        this.lengths = new int[symbols.size()];
        this.tileOf = new int[symbols.size()];
        this.laneOf = new int[symbols.size()];
        for (LoadReport.SymbolReport symbol : report.symbols()) {
            symbol.rejected().ifPresent(why -> rejections.put(index(symbol.symbol()), why));
        }
        List<@Nullable CleanBars> bySymbol = new ArrayList<>(Collections.nCopies(symbols.size(), null));
        for (CleanBars bars : loaded) {
            int at = Collections.binarySearch(symbols, bars.symbol());
            bySymbol.set(at, bars);
            lengths[at] = bars.bars();
        }
        this.calendar = new Calendar(bySymbol, check);
        int[] longestFirst = IntStream.range(0, symbols.size())
                .filter(s -> lengths[s] > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer s) -> -lengths[s]))
                .mapToInt(Integer::intValue)
                .toArray();
        int fields = loaded.stream().anyMatch(bars -> bars.rawClose() != null) ? 6 : 5;
        loaded.clear();
        List<Tile> made = new ArrayList<>();
        for (int from = 0; from < longestFirst.length; from += Kernel.LANES) {
            check.run();
            int[] group = Arrays.copyOfRange(longestFirst, from, Math.min(from + Kernel.LANES, longestFirst.length));
            List<CleanBars> bars = new ArrayList<>();
            for (int lane = 0; lane < group.length; lane++) {
                bars.add(java.util.Objects.requireNonNull(bySymbol.set(group[lane], null)));
                tileOf[group[lane]] = made.size();
                laneOf[group[lane]] = lane;
            }
            made.add(Tile.of(bars, group, fields));
        }
        this.tiles = List.copyOf(made);
    }

    /**
     * Lays out cleaned bars.
     *
     * @param loaded in any order, a symbol once
     * @param report names every symbol, also those without bars
     */
    public static TiledPanel of(List<CleanBars> loaded, LoadReport report, Adjustment adjustment) {
        return consuming(new ArrayList<>(loaded), report, adjustment, null, null, () -> {});
    }

    /**
     * The same, but the list is emptied, so that each symbol's bars can go as soon as they are in a tile.
     *
     * @param references the symbols that expressions name and nobody asks for; null if there are none
     * @param search null where nobody can say it
     * @param check throws if the load must end; called for every few symbols
     */
    static TiledPanel consuming(
            List<CleanBars> loaded,
            LoadReport report,
            Adjustment adjustment,
            @Nullable TiledPanel references,
            @Nullable Search search,
            Runnable check) {
        List<String> symbols = report.symbols().stream()
                .map(LoadReport.SymbolReport::symbol)
                .sorted()
                .toList();
        return new TiledPanel(symbols, loaded, report, adjustment, references, search, check);
    }

    public List<Tile> tiles() {
        return tiles;
    }

    /** The index of a symbol; negative if it is not here. */
    public int index(String symbol) {
        return Collections.binarySearch(symbols, symbol);
    }

    public int length(int symbol) {
        return lengths[symbol];
    }

    public int tileOf(int symbol) {
        return tileOf[symbol];
    }

    public int laneOf(int symbol) {
        return laneOf[symbol];
    }

    /** The number of the as-of session, −1 if there is none; see {@link Calendar#asOf}. */
    public int asOf(@Nullable LocalDate day) {
        return calendar.asOf(day);
    }

    /** Bars of a symbol up to and including a session number. */
    public int barsUpTo(int symbol, int session) {
        return calendar.barsUpTo(symbol, lengths[symbol], session);
    }

    /** The session number of a symbol's bar. */
    public int sessionNumber(int symbol, int bar) {
        return calendar.number(symbol, bar);
    }

    /** Sessions that a bar is older than the as-of session; see {@link Calendar#age}. */
    public int age(int sessionNumber, int asOf) {
        return calendar.age(sessionNumber, asOf);
    }

    /** The number of the last session at or before one, whoever has it; −1 if there is none. */
    public int lastSession(long session) {
        return calendar.last(session);
    }

    /** Sessions that any symbol has. */
    public int sessionCount() {
        return calendar.size();
    }

    /** This panel and, if there is one, that of the symbols that expressions name and nobody asks for. */
    public List<TiledPanel> withReferences() {
        return references == null ? List.of(this) : List.of(this, references);
    }

    /** The source that was asked for a symbol, which is neither here nor among the references, and did not have it. */
    public Optional<String> soughtIn(String symbol) {
        return Optional.ofNullable(search)
                .filter(s -> s.options.asks(symbol) || s.options.references().contains(symbol))
                .map(Search::source);
    }

    /** Why a symbol has no bars, if the policy or the source gave it up. */
    public Optional<String> rejected(int symbol) {
        return Optional.ofNullable(rejections.get(symbol));
    }

    public long session(int number) {
        return calendar.session(number);
    }

    @Override
    public List<String> symbols() {
        return symbols;
    }

    @Override
    public int bars(String symbol) {
        int at = index(symbol);
        return at < 0 ? 0 : lengths[at];
    }

    @Override
    public long bars() {
        return Arrays.stream(lengths).asLongStream().sum();
    }

    @Override
    public long[] sessions() {
        return calendar.sessions();
    }

    @Override
    public PriceHistory history(String symbol) {
        int at = index(symbol);
        if (at < 0) {
            throw new InvalidScanException("the panel has no symbol '" + symbol + "'; it has " + symbols.size());
        }
        int bars = lengths[at];
        long[] sessions = new long[bars];
        double[][] columns = new double[5][bars];
        for (int bar = 0; bar < bars; bar++) {
            Tile tile = tiles.get(tileOf[at]);
            sessions[bar] = calendar.session(calendar.number(at, bar));
            for (int field = 0; field < 5; field++) {
                columns[field][bar] = tile.value(bar, field, laneOf[at]);
            }
        }
        return PriceHistory.of(symbol, bars, sessions, columns, null, null);
    }

    @Override
    public Adjustment adjustment() {
        return adjustment;
    }

    @Override
    public LoadReport report() {
        return report;
    }

    @Override
    public String format(long session) {
        return calendar.format(session);
    }

    @Override
    public String toString() {
        return bars()
                + (bars() == 1 ? " bar of " : " bars of ")
                + symbols.size()
                + (symbols.size() == 1 ? " symbol" : " symbols");
    }
}
