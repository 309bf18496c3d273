package dev.technic.scanner;

import java.util.Locale;

/** A number of things in words: {@code 1 bar}, {@code 1,712 bars}. */
final class Counted {

    private Counted() {}

    static String of(long number, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
    }
}
