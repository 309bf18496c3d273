package dev.technic.scanner;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a load found in a source: bars read, kept and cut, and every {@link Defect} by symbol. */
public final class LoadReport {

    /**
     * One kind of defect in one symbol.
     *
     * @param lines of the first few, from 1; empty where there is no file
     */
    public record Count(long bars, List<Integer> lines) {
        public Count {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One symbol.
     *
     * @param read bars that the source delivered
     * @param kept bars in the panel
     * @param cut bars left out as they were after the last day, whatever was in them, and good bars before the lookback
     * @param defects in the order of {@link Defect}
     * @param rejected why the symbol has no bars, if the policy or the source said so
     * @param attempts how often the source was asked for it; more than once only under {@link LoadOptions#attempts(int)}
     */
    public record SymbolReport(
            String symbol,
            int read,
            int kept,
            int cut,
            Map<Defect, Count> defects,
            Optional<String> rejected,
            int attempts) {
        public SymbolReport {
            defects = defects.isEmpty() ? Map.of() : java.util.Collections.unmodifiableMap(new EnumMap<>(defects));
        }

        /** One that was asked for once. */
        public SymbolReport(
                String symbol, int read, int kept, int cut, Map<Defect, Count> defects, Optional<String> rejected) {
            this(symbol, read, kept, cut, defects, rejected, 1);
        }
    }

    private final List<SymbolReport> symbols;
    private final List<SymbolReport> references;
    private final int lateStarts;
    private final int earlyEnds;

    /**
     * @param symbols every symbol, by name
     * @param lateStarts symbols whose first bar in the source, good or bad, is later than the panel's first session
     * @param earlyEnds symbols whose last bar in the source is earlier than the panel's last session
     */
    public LoadReport(List<SymbolReport> symbols, int lateStarts, int earlyEnds) {
        this(symbols, List.of(), lateStarts, earlyEnds);
    }

    /**
     * @param symbols every symbol that was asked for, by name
     * @param references every symbol that was loaded beside them, by name
     * @param lateStarts symbols whose first bar in the source, good or bad, is later than the panel's first session
     * @param earlyEnds symbols whose last bar in the source is earlier than the panel's last session
     */
    public LoadReport(List<SymbolReport> symbols, List<SymbolReport> references, int lateStarts, int earlyEnds) {
        this.symbols = List.copyOf(symbols);
        this.references = List.copyOf(references);
        this.lateStarts = lateStarts;
        this.earlyEnds = earlyEnds;
    }

    /** Every symbol, by name. */
    public List<SymbolReport> symbols() {
        return symbols;
    }

    /**
     * The symbols that were loaded beside those asked for, as expressions name them ({@link LoadOptions#references}), by name. No other number
     * of this report counts them; {@code new LoadReport(report.references(), 0, 0)} does.
     */
    public List<SymbolReport> references() {
        return references;
    }

    public int lateStarts() {
        return lateStarts;
    }

    public int earlyEnds() {
        return earlyEnds;
    }

    public long read() {
        return symbols.stream().mapToLong(SymbolReport::read).sum();
    }

    public long kept() {
        return symbols.stream().mapToLong(SymbolReport::kept).sum();
    }

    public long cut() {
        return symbols.stream().mapToLong(SymbolReport::cut).sum();
    }

    /**
     * Bars with this defect, in all symbols. A defect that the policy accepts counts in the bars kept ({@link Defect#UNSORTED} wherever it
     * is); any other wherever it is found, and a bar counts under the first that is not accepted.
     */
    public long bars(Defect defect) {
        return symbols.stream()
                .mapToLong(s -> s.defects().containsKey(defect)
                        ? s.defects().get(defect).bars()
                        : 0)
                .sum();
    }

    /** Symbols that have this defect. */
    public long symbolsWith(Defect defect) {
        return symbols.stream().filter(s -> s.defects().containsKey(defect)).count();
    }

    /** Symbols that the source was asked for more than once, as it had failed them. */
    public long askedAgain() {
        return symbols.stream().filter(symbol -> symbol.attempts() > 1).count();
    }

    /**
     * A line for what was read, one for what was {@linkplain #askedAgain() asked for again}, if anything, then one for each kind of defect found:
     * {@code 1,712 bars in 21 symbols: missing value}; then those of the references.
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                java.util.Locale.ROOT,
                "%s of %s: %,d kept, %,d cut; %s %s late, %,d %s early",
                Counted.of(read(), "bar"),
                Counted.of(symbols.size(), "symbol"),
                kept(),
                cut(),
                Counted.of(lateStarts, "symbol"),
                lateStarts == 1 ? "starts" : "start",
                earlyEnds,
                earlyEnds == 1 ? "ends" : "end"));
        if (askedAgain() > 0) {
            text.append(String.format(
                    java.util.Locale.ROOT,
                    "%n%s %s asked for again",
                    Counted.of(askedAgain(), "symbol"),
                    askedAgain() == 1 ? "was" : "were"));
        }
        for (Defect defect : Defect.values()) {
            if (bars(defect) > 0) {
                text.append(String.format(
                        java.util.Locale.ROOT,
                        "%n%s in %s: %s",
                        Counted.of(bars(defect), "bar"),
                        Counted.of(symbolsWith(defect), "symbol"),
                        defect.words()));
            }
        }
        if (!references.isEmpty()) {
            text.append(String.format(java.util.Locale.ROOT, "%nbeside them, named by expressions: "))
                    .append(new LoadReport(references, 0, 0));
        }
        return text.toString();
    }
}
