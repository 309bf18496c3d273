package dev.technic.scanner.spi;

/** How much of the past an indicator's value depends on, and so what an undefined input does to it. */
public enum Memory {

    /** Only the last lookback + 1 bars matter; undefined while an undefined bar is among them. */
    WINDOW,

    /** All bars since the first matter, ever less; undefined bars are as if absent, and NaN comes out at them. */
    FADING,

    /** All bars since the first matter, undiminished; undefined bars are as if absent, and NaN comes out at them. */
    CUMULATIVE
}
