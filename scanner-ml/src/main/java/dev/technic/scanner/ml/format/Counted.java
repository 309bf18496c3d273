package dev.technic.scanner.ml.format;

/** A number of things in words: {@code 1 feature}, {@code 12 features}. */
public final class Counted {

    private Counted() {}

    public static String of(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
