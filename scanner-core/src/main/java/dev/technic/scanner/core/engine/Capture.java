package dev.technic.scanner.core.engine;

/** Takes what a walk over a tile was asked for. */
public interface Capture {

    /** Whether roots are wanted at every bar; otherwise only where a lane ends. */
    boolean everyBar();

    /**
     * The value of a root for a lane at a bar; never called after the lane's end.
     *
     * @param symbol the index in the panel of the lane's symbol
     */
    void value(int symbol, int root, int bar, double value);
}
