package dev.technic.scanner.core.engine;

import dev.technic.scanner.spi.Kernel;

/** Up to {@value #LENGTH} nodes, stepped one after the other with a call site for each. */
interface Chain {

    int LENGTH = 8;

    /** Puts a node at a place, from 0; {@code in} and {@code out} by slot. */
    void set(int place, Kernel kernel, int start, double[][][] in, double[][] state, double[][][] out);

    /**
     * Steps the nodes whose bit is set.
     *
     * @param slot the bar's, which chooses the rows
     */
    void step(int bar, int slot, int advance, int emit);
}
