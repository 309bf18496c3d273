package dev.technic.scanner;

/** The steps of a load and of a scan, in order. */
public enum Stage {
    LOAD,
    PLAN,
    FEATURES,
    MODELS,
    COLUMNS,
    RANKING;

    /** As messages say it: {@code features}. */
    public String words() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
