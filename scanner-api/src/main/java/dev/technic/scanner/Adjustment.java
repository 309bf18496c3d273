package dev.technic.scanner;

/** What the prices of a panel have been corrected for. */
public enum Adjustment {

    /** As traded, or as the source delivers them. */
    NONE,

    /** All four prices scaled by adjusted close / close: dividends and splits are in; {@code raw_close} stays as delivered. */
    TOTAL_RETURN
}
