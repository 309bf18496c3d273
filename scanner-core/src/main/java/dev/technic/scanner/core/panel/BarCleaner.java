package dev.technic.scanner.core.panel;

import dev.technic.scanner.Adjustment;
import dev.technic.scanner.BarPolicy;
import dev.technic.scanner.BarPolicy.Action;
import dev.technic.scanner.Defect;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.LoadReport.SymbolReport;
import dev.technic.scanner.PriceHistory;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes one symbol's delivered bars the panel's: sorted, one per session, usable, adjusted, no more than asked for. In these steps:
 *
 * <ol>
 *   <li>bars after the last day are cut, whatever is in them: nothing after it has a say;
 *   <li>the order is judged: ascending or descending throughout is sorted, else each bar earlier than the one before it counts;
 *   <li>each bar's values are judged, up to the first defect that the policy does not accept;
 *   <li>the bars left are sorted, and of two bars of one session the one delivered first stays;
 *   <li>closes are compared with the close before;
 *   <li>bars before the lookback are cut.
 * </ol>
 *
 * <p>A defect that the policy accepts counts in the bars that the panel keeps, except that order counts wherever it is broken; any other
 * counts wherever it is found. Prices are scaled by adjusted close / close, each by the same factor, so that high and low stay
 * the extremes. Volume is as delivered.
 */
final class BarCleaner {

    /** Prices and volumes beyond are no market's; their squares and products would leave the range of doubles. */
    private static final double LARGEST = 1e50;

    private static final double SMALLEST_PRICE = 1e-50;
    private static final double JUMP = 3;

    private static final Defect[] DEFECTS = Defect.values();

    /**
     * What became of a symbol.
     *
     * @param bars null if none are left
     * @param first session delivered up to the last day, good or bad; {@link Long#MAX_VALUE} if there is none
     * @param last likewise; {@link Long#MIN_VALUE} if there is none
     */
    record Cleaned(SymbolReport report, @Nullable CleanBars bars, long first, long last) {}

    private final LoadOptions options;
    private final BarPolicy policy;
    private final boolean adjusting;

    /** The defects that the policy does not accept, a bit each. */
    private final int unacceptable;

    private final PriceHistory history;
    private final DefectCounts found;

    /** The defects of each bar delivered, a bit each. */
    private final int[] flags;

    /** @param found defects of rows that never became bars; what is found here is added */
    BarCleaner(LoadOptions options, PriceHistory history, DefectCounts found) {
        this.options = options;
        this.policy = options.policy();
        this.adjusting = options.adjustment() == Adjustment.TOTAL_RETURN;
        this.unacceptable = Arrays.stream(DEFECTS)
                .filter(defect -> policy.actionFor(defect) != Action.ACCEPT)
                .mapToInt(BarCleaner::bit)
                .sum();
        this.history = history;
        this.found = found;
        this.flags = new int[history.bars()];
    }

    Cleaned clean() {
        int[] bars = upToLastDay();
        int cut = history.bars() - bars.length;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int bar : bars) {
            first = Math.min(first, history.session(bar));
            last = Math.max(last, history.session(bar));
        }
        judgeOrder(bars);
        for (int bar : bars) {
            judgeValues(bar);
        }
        bars = sorted(notDropped(bars));
        judgeDuplicates(bars);
        bars = notDropped(bars);
        judgeJumps(bars);
        bars = notDropped(bars);
        int kept = Math.min(bars.length, options.lookback());
        cut += bars.length - kept;
        bars = Arrays.copyOfRange(bars, bars.length - kept, bars.length);
        count(bars);
        Optional<String> rejection = found.rejection(policy);
        boolean has = kept > 0 && rejection.isEmpty();
        SymbolReport report =
                new SymbolReport(history.symbol(), history.bars(), has ? kept : 0, cut, found.toReport(), rejection);
        return new Cleaned(report, has ? columns(bars) : null, first, last);
    }

    private int[] upToLastDay() {
        long end = options.until()
                .map(day ->
                        day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli())
                .orElse(Long.MAX_VALUE);
        int[] bars = new int[history.bars()];
        int count = 0;
        for (int bar = 0; bar < bars.length; bar++) {
            if (history.session(bar) < end) {
                bars[count++] = bar;
            }
        }
        return count == bars.length ? bars : Arrays.copyOf(bars, count);
    }

    private void judgeOrder(int[] bars) {
        boolean ascending = true;
        boolean descending = true;
        for (int i = 1; i < bars.length; i++) {
            ascending &= history.session(bars[i]) >= history.session(bars[i - 1]);
            descending &= history.session(bars[i]) <= history.session(bars[i - 1]);
        }
        for (int i = 1; i < bars.length && !ascending && !descending; i++) {
            if (history.session(bars[i]) < history.session(bars[i - 1])) {
                flag(bars[i], Defect.UNSORTED);
            }
        }
    }

    /** Flags what is wrong with a bar's values, up to the first thing that is not accepted. */
    private void judgeValues(int bar) {
        double open = history.open(bar);
        double high = history.high(bar);
        double low = history.low(bar);
        double close = history.close(bar);
        double volume = history.volume(bar);
        double adjusted = adjusting ? history.adjustedClose(bar) : close;
        boolean prices = isPrice(open) && isPrice(high) && isPrice(low) && isPrice(close) && isPrice(adjusted);
        double least = Math.min(Math.min(open, high), Math.min(low, Math.min(close, adjusted)));
        int all = bit(Defect.MISSING_VALUE, !prices || !(Math.abs(volume) <= LARGEST))
                | bit(Defect.NON_POSITIVE_PRICE, least <= 0)
                | bit(Defect.NEGATIVE_VOLUME, volume < 0)
                | bit(Defect.INCONSISTENT_BAR, high < low || close < low || close > high)
                | bit(Defect.OPEN_OUTSIDE_RANGE, open < low || open > high)
                | bit(Defect.ZERO_VOLUME, volume == 0);
        int worst = Integer.lowestOneBit(all & unacceptable);
        flags[bar] |= worst == 0 ? all : all & (2 * worst - 1);
        if (adjusting && !isDropped(bar) && !Double.isFinite(factor(bar))) {
            flag(bar, Defect.MISSING_VALUE);
        }
    }

    private static int bit(Defect defect) {
        return 1 << defect.ordinal();
    }

    private static int bit(Defect defect, boolean set) {
        return set ? bit(defect) : 0;
    }

    /** A number, and one that a price can be; whether a price can be zero or less is another question. */
    private static boolean isPrice(double x) {
        return x <= LARGEST && (x >= SMALLEST_PRICE || x <= 0) && x >= -LARGEST;
    }

    private double factor(int bar) {
        return adjusting ? history.adjustedClose(bar) / history.close(bar) : 1;
    }

    private int[] sorted(int[] bars) {
        boolean ascending = true;
        for (int i = 1; i < bars.length; i++) {
            ascending &= history.session(bars[i]) >= history.session(bars[i - 1]);
        }
        return ascending
                ? bars
                : Arrays.stream(bars)
                        .boxed()
                        .sorted(Comparator.comparingLong(history::session))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    private void judgeDuplicates(int[] bars) {
        for (int i = 1; i < bars.length; i++) {
            if (history.session(bars[i]) == history.session(bars[i - 1])) {
                flag(bars[i], Defect.DUPLICATE_SESSION);
            }
        }
    }

    private void judgeJumps(int[] bars) {
        double before = Double.NaN;
        for (int bar : bars) {
            double close = history.close(bar) * factor(bar);
            if (close > JUMP * before || before > JUMP * close) {
                flag(bar, Defect.JUMP);
            }
            before = isDropped(bar) ? before : close;
        }
    }

    private void flag(int bar, Defect defect) {
        flags[bar] |= bit(defect);
    }

    private boolean isDropped(int bar) {
        return (flags[bar] & unacceptable) != 0;
    }

    private int[] notDropped(int[] bars) {
        int[] left = new int[bars.length];
        int count = 0;
        for (int bar : bars) {
            if (!isDropped(bar)) {
                left[count++] = bar;
            }
        }
        return count == bars.length ? bars : Arrays.copyOf(left, count);
    }

    /** In the order of delivery, so that the lines reported are the first. */
    private void count(int[] kept) {
        BitSet keeps = new BitSet(flags.length);
        for (int bar : kept) {
            keeps.set(bar);
        }
        for (int bar = 0; bar < flags.length; bar++) {
            for (int left = flags[bar]; left != 0; left &= left - 1) {
                Defect defect = DEFECTS[Integer.numberOfTrailingZeros(left)];
                boolean accepted = defect != Defect.UNSORTED && policy.actionFor(defect) == Action.ACCEPT;
                if (!accepted || keeps.get(bar)) {
                    found.add(defect, history.line(bar));
                }
            }
        }
    }

    private CleanBars columns(int[] bars) {
        long[] sessions = new long[bars.length];
        double[][] prices = new double[5][bars.length];
        double[] rawClose = adjusting ? new double[bars.length] : null;
        for (int i = 0; i < bars.length; i++) {
            int bar = bars[i];
            double factor = factor(bar);
            sessions[i] = history.session(bar);
            prices[0][i] = history.open(bar) * factor;
            prices[1][i] = history.high(bar) * factor;
            prices[2][i] = history.low(bar) * factor;
            prices[3][i] = history.close(bar) * factor;
            prices[4][i] = history.volume(bar);
            if (rawClose != null) {
                rawClose[i] = history.close(bar);
            }
        }
        return new CleanBars(
                history.symbol(), sessions, prices[0], prices[1], prices[2], prices[3], prices[4], rawClose);
    }
}
