package dev.technic.scanner.csv;

import dev.technic.scanner.InvalidScanException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the session cells of one thread: text to milliseconds since 1970-01-01T00:00Z. */
final class Sessions {

    /** What {@link #read} gives for text that is no session. */
    static final long UNREADABLE = Long.MIN_VALUE;

    private static final String READ =
            "2024-03-08, 20240308, 3/8/2024 (month first), 2024-03-08T14:30 with or without zone, and seconds"
                    + " or milliseconds since 1970 are read; for others give the date format (--date-format), such as dd.MM.yyyy";

    private static final long DAY = 86_400_000L;
    private static final int REMEMBERED = 100_000;

    /** What a date of two small numbers and a year says about their order. */
    enum Order {
        NONE,
        MONTH_FIRST,
        DAY_FIRST,
        EITHER
    }

    private final Optional<String> dateFormat;
    private final @Nullable DateTimeFormatter formatter;
    private final Map<String, Long> formatted = new HashMap<>();
    private final ZoneId zone;

    private char[] text = {};
    private int at;
    private int end;
    private Order order = Order.NONE;

    private int knownMonth = -1;
    private int knownMonthLength;
    private long knownMonthStart;

    Sessions(Optional<String> dateFormat, ZoneId zone) {
        this.dateFormat = dateFormat;
        this.formatter = dateFormat.map(Sessions::formatter).orElse(null);
        this.zone = zone;
    }

    static DateTimeFormatter formatter(String pattern) {
        try {
            return new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .toFormatter(Locale.ENGLISH);
        } catch (IllegalArgumentException e) {
            throw new InvalidScanException(
                    "'" + pattern + "' is no date format: " + e.getMessage() + "; dd.MM.yyyy and yyyy-MM-dd HH:mm are",
                    e);
        }
    }

    /** What is wrong with text that is unreadable, and what would be right. */
    String complaint(String unreadable) {
        String cell = "'" + Shown.of(unreadable) + "' is no session ";
        return cell + dateFormat.map(form -> "of the form " + form).orElse("that can be read; " + READ);
    }

    /** What the cell read last says about the order of day and month. */
    Order order() {
        return order;
    }

    /** The session in a cell without blanks around it, or {@link #UNREADABLE}. */
    long read(char[] cells, int from, int length) {
        text = cells;
        at = from;
        end = from + length;
        order = Order.NONE;
        if (formatter != null) {
            return byFormat(formatter, new String(cells, from, length));
        }
        int leading = digitsAhead();
        if (leading == length) {
            return ofDigits(length);
        }
        return leading == 4 || leading == 8 ? yearFirst(leading) : leading <= 2 ? yearLast(leading) : UNREADABLE;
    }

    private long ofDigits(int digits) {
        return switch (digits) {
            case 8 -> yearFirst(8);
            case 9, 10 -> number(digits) * 1000;
            case 12, 13 -> number(digits);
            default -> UNREADABLE;
        };
    }

    /** 2024-03-08, 2024/3/8, 20240308; then perhaps a time. */
    private long yearFirst(int leading) {
        int year = (int) number(4);
        int month;
        int day;
        if (leading == 8) {
            month = (int) number(2);
            day = (int) number(2);
        } else {
            char separator = text[at];
            if (separator != '-' && separator != '/') {
                return UNREADABLE;
            }
            month = small(separator);
            day = small(separator);
        }
        return time(day(year, month, day));
    }

    /** 3/8/2024, 03-08-2024, 3.8.24; then perhaps a time. */
    private long yearLast(int leading) {
        int first = (int) number(leading);
        char separator = at < end ? text[at] : 0;
        if (leading == 0 || (separator != '/' && separator != '-' && separator != '.')) {
            return UNREADABLE;
        }
        int second = small(separator);
        if (at == end || text[at] != separator) {
            return UNREADABLE;
        }
        at++;
        int digits = digitsAhead();
        if (digits != 2 && digits != 4) {
            return UNREADABLE;
        }
        int year = (int) number(digits);
        year = digits == 4 ? year : year < 70 ? 2000 + year : 1900 + year;
        long monthFirst = day(year, first, second);
        long dayFirst = day(year, second, first);
        if (monthFirst == UNREADABLE && dayFirst == UNREADABLE) {
            return UNREADABLE;
        }
        long session = time(monthFirst == UNREADABLE ? dayFirst : monthFirst);
        if (session != UNREADABLE) {
            order = monthFirst == UNREADABLE
                    ? Order.DAY_FIRST
                    : dayFirst == UNREADABLE ? Order.MONTH_FIRST : first == second ? Order.NONE : Order.EITHER;
        }
        return session;
    }

    /** A separator, then a number of one or two digits; 0 if that is not what follows. */
    private int small(char separator) {
        if (at == end || text[at] != separator) {
            return 0;
        }
        at++;
        int digits = digitsAhead();
        return digits == 1 || digits == 2 ? (int) number(digits) : 0;
    }

    /** Rows come by the month, so that its first day is known already. */
    private long day(int year, int month, int day) {
        if (month < 1 || month > 12) {
            return UNREADABLE;
        }
        if (year * 12 + month != knownMonth) {
            knownMonth = year * 12 + month;
            knownMonthLength = YearMonth.of(year, month).lengthOfMonth();
            knownMonthStart = LocalDate.of(year, month, 1).toEpochDay() - 1;
        }
        return day >= 1 && day <= knownMonthLength ? (knownMonthStart + day) * DAY : UNREADABLE;
    }

    /** The rest of the cell: nothing, or {@code T} or a blank and a time with or without zone. */
    private long time(long day) {
        if (day == UNREADABLE || at == end) {
            return day;
        }
        char between = text[at++];
        if (between != 'T' && between != 't' && between != ' ') {
            return UNREADABLE;
        }
        int digits = digitsAhead();
        boolean compact = digits == 4 || digits == 6;
        long hour = compact ? number(2) : digits == 1 || digits == 2 ? number(digits) : 99;
        long minute = compact ? number(2) : two(':');
        long second = digits == 6 ? number(2) : !compact && at < end && text[at] == ':' ? two(':') : 0;
        if (hour > 23 || minute > 59 || second > 59) {
            return UNREADABLE;
        }
        long local = day + (hour * 3600 + minute * 60 + second) * 1000 + fraction();
        while (at < end && text[at] == ' ') {
            at++;
        }
        return at == end ? inZone(local) : atOffset(local);
    }

    /** A separator and two digits; 99 if that is not what follows. */
    private long two(char separator) {
        if (at == end || text[at] != separator) {
            return 99;
        }
        at++;
        return digitsAhead() == 2 ? number(2) : 99;
    }

    /** A fraction of a second in whole milliseconds, cut. */
    private long fraction() {
        if (at == end || (text[at] != '.' && text[at] != ',')) {
            return 0;
        }
        at++;
        long milliseconds = 0;
        long worth = 100;
        for (int digits = digitsAhead(); digits > 0; digits--, worth /= 10) {
            milliseconds += number(1) * worth;
        }
        return milliseconds;
    }

    private long inZone(long local) {
        if (zone == ZoneOffset.UTC) {
            return local;
        }
        LocalDateTime there = LocalDateTime.ofEpochSecond(Math.floorDiv(local, 1000L), 0, ZoneOffset.UTC);
        return there.atZone(zone).toEpochSecond() * 1000 + Math.floorMod(local, 1000L);
    }

    /** {@code Z}, {@code UTC}, +05:30, +0530, +05. */
    private long atOffset(long local) {
        String name = new String(text, at, end - at).toUpperCase(Locale.ROOT);
        if (name.equals("Z") || name.equals("UTC") || name.equals("GMT")) {
            return local;
        }
        char sign = text[at++];
        int digits = digitsAhead();
        if ((sign != '+' && sign != '-') || (digits != 2 && digits != 4)) {
            return UNREADABLE;
        }
        long hours = number(2);
        long minutes = digits == 4 ? number(2) : at < end ? two(':') : 0;
        if (hours > 18 || minutes > 59 || at != end) {
            return UNREADABLE;
        }
        long offset = (hours * 60 + minutes) * 60_000;
        return sign == '+' ? local - offset : local + offset;
    }

    private int digitsAhead() {
        int to = at;
        while (to < end && text[to] >= '0' && text[to] <= '9') {
            to++;
        }
        return to - at;
    }

    private long number(int digits) {
        long value = 0;
        for (int to = at + digits; at < to; at++) {
            value = value * 10 + (text[at] - '0');
        }
        return value;
    }

    /** Symbols share their sessions, so that each is mostly formatted once. */
    private long byFormat(DateTimeFormatter format, String cell) {
        if (formatted.size() > REMEMBERED) {
            formatted.clear();
        }
        return formatted.computeIfAbsent(cell, unseen -> parse(format, unseen));
    }

    private long parse(DateTimeFormatter format, String cell) {
        try {
            TemporalAccessor parsed = format.parse(cell);
            LocalDate date = parsed.query(TemporalQueries.localDate());
            LocalTime time = parsed.query(TemporalQueries.localTime());
            ZoneId where = parsed.query(TemporalQueries.zone());
            if (date == null) {
                return Instant.from(parsed).toEpochMilli();
            }
            return time == null
                    ? date.toEpochDay() * DAY
                    : date.atTime(time)
                            .atZone(where == null ? zone : where)
                            .toInstant()
                            .toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            return UNREADABLE;
        }
    }
}
