package dev.technic.scanner;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a load keeps of a source; immutable, every method gives changed options. */
public final class LoadOptions {

    private final int lookback;
    private final Optional<LocalDate> until;
    private final Adjustment adjustment;
    private final BarPolicy policy;
    private final Optional<Set<String>> symbols;
    private final Set<String> references;
    private final int attempts;

    private LoadOptions(
            int lookback,
            Optional<LocalDate> until,
            Adjustment adjustment,
            BarPolicy policy,
            Optional<Set<String>> symbols,
            Set<String> references,
            int attempts) {
        this.lookback = lookback;
        this.until = until;
        this.adjustment = adjustment;
        this.policy = policy;
        this.symbols = symbols;
        this.references = references;
        this.attempts = attempts;
    }

    /** Every bar as delivered. */
    public static LoadOptions all() {
        return new LoadOptions(
                Integer.MAX_VALUE,
                Optional.empty(),
                Adjustment.NONE,
                BarPolicy.defaults(),
                Optional.empty(),
                Set.of(),
                1);
    }

    /** The last {@code bars} bars of each symbol. */
    public static LoadOptions lookback(int bars) {
        if (bars < 1) {
            throw new InvalidScanException("a lookback of " + bars + " bars holds none; at least 1 is needed");
        }
        LoadOptions all = all();
        return new LoadOptions(bars, all.until, all.adjustment, all.policy, all.symbols, all.references, all.attempts);
    }

    /** Bars after this day are cut and counted; the lookback counts back from it. */
    public LoadOptions until(LocalDate day) {
        return new LoadOptions(lookback, Optional.of(day), adjustment, policy, symbols, references, attempts);
    }

    public LoadOptions adjusted(Adjustment to) {
        return new LoadOptions(lookback, until, to, policy, symbols, references, attempts);
    }

    public LoadOptions policy(BarPolicy changed) {
        return new LoadOptions(lookback, until, adjustment, changed, symbols, references, attempts);
    }

    /** Only these symbols. */
    public LoadOptions symbols(Collection<String> only) {
        return new LoadOptions(lookback, until, adjustment, policy, Optional.of(sorted(only)), references, attempts);
    }

    /**
     * These symbols beside those asked for, since expressions name them: {@code of("SPY", close)}. One that is not asked for is no symbol of
     * the panel: it has no outcome, and no say in what the as-of session is.
     */
    public LoadOptions references(Collection<String> named) {
        return new LoadOptions(lookback, until, adjustment, policy, symbols, sorted(named), attempts);
    }

    /**
     * How often a symbol is asked for that the source {@linkplain PriceSink#failed fails}: once, if this is not said. When a read of the source is
     * done, another one is of the symbols alone that failed in it, at once: pauses, and all that depends on why something failed, are the
     * source's own to do within a read. A source that cannot be read as a whole is not asked again.
     */
    public LoadOptions attempts(int most) {
        if (most < 1) {
            throw new InvalidScanException("a load of " + most + " attempts reads nothing; at least 1 is needed");
        }
        return new LoadOptions(lookback, until, adjustment, policy, symbols, references, most);
    }

    private static Set<String> sorted(Collection<String> some) {
        return Collections.unmodifiableSet(new TreeSet<>(some));
    }

    /** Bars kept of each symbol, the last ones. */
    public int lookback() {
        return lookback;
    }

    public Optional<LocalDate> until() {
        return until;
    }

    public Adjustment adjustment() {
        return adjustment;
    }

    public BarPolicy policy() {
        return policy;
    }

    /** Empty for all that the source has. */
    public Optional<Set<String>> symbols() {
        return symbols;
    }

    /** Symbols beside those asked for. */
    public Set<String> references() {
        return references;
    }

    /** How often a symbol is asked for that the source fails, at most. */
    public int attempts() {
        return attempts;
    }

    /** Whether a symbol is asked for. */
    public boolean asks(String symbol) {
        return symbols.isEmpty() || symbols.get().contains(symbol);
    }

    /** All symbols that are read, those asked for and the {@link #references}; empty for all that the source has. */
    public Optional<Set<String>> loaded() {
        return symbols.map(asked -> {
            Set<String> all = new TreeSet<>(asked);
            all.addAll(references);
            return Collections.unmodifiableSet(all);
        });
    }
}
