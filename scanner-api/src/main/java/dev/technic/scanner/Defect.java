package dev.technic.scanner;

/** Something wrong, or worth counting, in a source's bars; a {@link BarPolicy} decides what becomes of it. */
public enum Defect {

    /** A row with too few cells, or a cell that is neither a number nor empty. */
    UNREADABLE_ROW("unreadable row"),

    /** A header line among the rows. */
    STRAY_HEADER("stray header line"),

    /**
     * An empty cell, {@code null} or a non-finite number where a price, the volume or the session belongs; or a number that is no
     * market's, beyond 1e50 or a price between 0 and 1e-50, whose products arithmetic could not hold.
     */
    MISSING_VALUE("missing value"),

    /** A price of zero or less. */
    NON_POSITIVE_PRICE("non-positive price"),

    /** A volume below zero. */
    NEGATIVE_VOLUME("negative volume"),

    /** High below low, or the close outside low..high. */
    INCONSISTENT_BAR("close outside low..high"),

    /** Only the open outside low..high. */
    OPEN_OUTSIDE_RANGE("open outside low..high"),

    /** A second bar of the same session. */
    DUPLICATE_SESSION("duplicate session"),

    /** A bar earlier than the one before it, in a symbol whose bars are neither ascending nor descending throughout. */
    UNSORTED("unsorted bar"),

    /** Nothing traded. */
    ZERO_VOLUME("zero volume"),

    /** A close more than three times, or less than a third of, the close before. */
    JUMP("jump beyond 3x");

    private final String words;

    Defect(String words) {
        this.words = words;
    }

    /** As reports say it: {@code open outside low..high}. */
    public String words() {
        return words;
    }
}
