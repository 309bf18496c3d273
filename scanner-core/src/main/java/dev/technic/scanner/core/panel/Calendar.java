package dev.technic.scanner.core.panel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every session on which any symbol has a bar, how many symbols have it, and which sessions are each symbol's. */
final class Calendar {

    private static final long DAY = 86_400_000L;
    private static final int[] NONE = {};

    private final long[] sessions;
    private final int[] holders;
    /** Symbols whose first bar is at this session or before. */
    private final int[] begun;

    private final int[] firsts;
    private final int[][] gaps;
    private final boolean daily;

    /**
     * @param symbols in the panel's order; null for one without bars
     * @param check throws if the load must end; called for each symbol
     */
    Calendar(List<@Nullable CleanBars> symbols, Runnable check) {
        long[] all = new long[0];
        for (CleanBars bars : symbols) {
            check.run();
            if (bars != null) {
                all = merge(all, bars.sessions());
            }
        }
        this.sessions = all;
        this.holders = new int[all.length];
        this.begun = new int[all.length];
        this.firsts = new int[symbols.size()];
        this.gaps = new int[symbols.size()][];
        Arrays.fill(gaps, NONE);
        for (int s = 0; s < symbols.size(); s++) {
            CleanBars bars = symbols.get(s);
            check.run();
            if (bars != null) {
                place(s, bars.sessions());
            }
        }
        for (int number = 1; number < begun.length; number++) {
            begun[number] += begun[number - 1];
        }
        this.daily = Arrays.stream(all).allMatch(session -> Math.floorMod(session, DAY) == 0);
    }

    private void place(int symbol, long[] own) {
        int at = Arrays.binarySearch(sessions, own[0]);
        firsts[symbol] = at;
        begun[at]++;
        boolean whole = sessions[Math.min(at + own.length, sessions.length) - 1] == own[own.length - 1];
        int[] index = whole ? NONE : new int[own.length];
        for (int bar = 0; bar < own.length; bar++, at++) {
            while (sessions[at] != own[bar]) {
                at++;
            }
            holders[at]++;
            if (!whole) {
                index[bar] = at;
            }
        }
        gaps[symbol] = index;
    }

    private static long[] merge(long[] all, long[] own) {
        long[] merged = new long[all.length + own.length];
        int size = 0;
        int a = 0;
        int o = 0;
        while (a < all.length || o < own.length) {
            boolean fromAll = o == own.length || (a < all.length && all[a] <= own[o]);
            long next = fromAll ? all[a++] : own[o++];
            if (fromAll && o < own.length && own[o] == next) {
                o++;
            }
            merged[size++] = next;
        }
        return size == all.length ? all : Arrays.copyOf(merged, size);
    }

    long[] sessions() {
        return sessions.clone();
    }

    int size() {
        return sessions.length;
    }

    /** The session number of a symbol's bar. */
    int number(int symbol, int bar) {
        int[] index = gaps[symbol];
        return index.length == 0 ? firsts[symbol] + bar : index[bar];
    }

    /** The number of the last session at or before one; −1 if there is none. */
    int last(long session) {
        int found = Arrays.binarySearch(sessions, session);
        return found >= 0 ? found : -found - 2;
    }

    long session(int number) {
        return sessions[number];
    }

    /** Bars of a symbol, of {@code bars} in all, up to and including a session number. */
    int barsUpTo(int symbol, int bars, int number) {
        if (bars == 0 || number(symbol, bars - 1) <= number) {
            return bars;
        }
        int[] index = gaps[symbol];
        if (index.length == 0) {
            return Math.max(0, number - firsts[symbol] + 1);
        }
        int found = Arrays.binarySearch(index, number);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /**
     * The number of the as-of session: the last one, on or before the day if one is given, that at least half of the symbols with bars up
     * to then have; where no session is shared by so many, the last of those that most have. −1 if there is none at all. What comes after
     * the day has no say.
     */
    int asOf(@Nullable LocalDate day) {
        int last = sessions.length - 1;
        if (day != null) {
            long end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
            while (last >= 0 && sessions[last] >= end) {
                last--;
            }
        }
        int most = last;
        for (int number = last; number >= 0; number--) {
            if (2L * holders[number] >= begun[last]) {
                return number;
            }
            if (holders[number] > holders[most]) {
                most = number;
            }
        }
        return most;
    }

    /**
     * How many sessions a bar is older than the as-of session, counting those that at least half of the symbols with bars up to then have;
     * at least 1 if it is older at all.
     */
    int age(int number, int asOf) {
        int age = 0;
        for (int later = number + 1; later <= asOf; later++) {
            age += 2L * holders[later] >= begun[asOf] ? 1 : 0;
        }
        return number < asOf ? Math.max(1, age) : 0;
    }

    String format(long session) {
        Instant instant = Instant.ofEpochMilli(session);
        return daily ? LocalDate.ofInstant(instant, ZoneOffset.UTC).toString() : instant.toString();
    }
}
