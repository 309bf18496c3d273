package dev.technic.scanner.core.engine;

import dev.technic.scanner.spi.Kernel;

/** Up to {@value #LENGTH} nodes, stepped one after the other with a call site for each. */
interface Chain {

    int LENGTH = 16;

    /** Puts a node at a place, from 0. */
    void set(int place, Kernel kernel, int start, double[][][] in, double[][] state, double[][][] out);

    /**
     * Steps the nodes whose bit is set.
     *
     * @param parity the bar's, which chooses the rows
     */
    void step(int bar, int parity, int advance, int emit);
}
