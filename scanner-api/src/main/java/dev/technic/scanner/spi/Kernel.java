package dev.technic.scanner.spi;

/**
 * Pure arithmetic over one bar of {@value #LANES} symbols; the engine owns every array.
 *
 * <p>A kernel holds its arguments and nothing else: all that it remembers from bar to bar stands in {@code state}, so that the
 * engine can save it, restore it and step one lane alone. Every row is {@code double[LANES]}, indexed by the lane; a loop over the
 * lanes may mix nothing between them.
 *
 * <p>{@code bar} counts from 0 at the first bar on which all inputs have a value, and goes up by one. {@code in} holds the rows
 * that the {@link Indicator} declares, in their order; a row of the previous bar holds NaN at bar 0. State rows are zero before the
 * first call. A kernel need not look for NaN: an undefined input may spoil its state, and the engine, which finds it there,
 * then steps that lane as if the undefined bars were absent (see {@link Memory}).
 *
 * <p>For {@link Memory#WINDOW} the engine may begin at any bar that is a multiple of {@link #block()}, with state rows zero, and the
 * values must be the same to the bit as if it had begun at bar 0. No {@code Math.fma}; {@code StrictMath} for powers and logarithms.
 */
public interface Kernel {

    /** Symbols stepped at once, and the length of every row. */
    int LANES = 64;

    /**
     * Leading bars before every output has a value. After this bar a {@link Memory#FADING} or {@link Memory#CUMULATIVE} kernel does the same at
     * every bar, whatever its number.
     */
    int lookback();

    /**
     * Leading bars without a value of one output, where it comes before the others: MACD's line before its signal. {@link #emit} is first
     * called where one that is asked for has a value; what it says of the others is not read before they have theirs.
     *
     * @param output index into {@link Indicator#outputs()}
     */
    default int lookback(int output) {
        return lookback();
    }

    /** Rows of state. */
    default int stateRows() {
        return 0;
    }

    /** For {@link Memory#WINDOW}: bars after which the state starts anew, counted from bar 0; 1 when nothing is kept in blocks. */
    default int block() {
        return 1;
    }

    /** Takes the bar into the state. */
    void advance(int bar, double[][] in, double[][] state);

    /** Says the values after this bar, a row for each output; changes no state, and is called only where somebody asks. */
    void emit(int bar, double[][] in, double[][] state, double[][] out);
}
