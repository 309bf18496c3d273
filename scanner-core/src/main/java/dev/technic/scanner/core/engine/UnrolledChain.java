package dev.technic.scanner.core.engine;

import dev.technic.scanner.spi.Kernel;

/**
 * A chain whose call sites stand in the code one by one. {@link ChainFactory} loads this class anew for each graph, so that each call
 * site sees one kernel only and the compiler calls it directly.
 */
final class UnrolledChain implements Chain {

    private final Kernel[] kernels = new Kernel[LENGTH];
    private final int[] starts = new int[LENGTH];
    private final double[][][][] in = new double[Rows.SLOTS][LENGTH][][];
    private final double[][][][] out = new double[Rows.SLOTS][LENGTH][][];
    private final double[][][] state = new double[LENGTH][][];

    @Override
    public void set(int place, Kernel kernel, int start, double[][][] in, double[][] state, double[][][] out) {
        kernels[place] = kernel;
        starts[place] = start;
        this.state[place] = state;
        for (int slot = 0; slot < Rows.SLOTS; slot++) {
            this.in[slot][place] = in[slot];
            this.out[slot][place] = out[slot];
        }
    }

    @Override
    public void step(int bar, int slot, int advance, int emit) {
        Kernel[] k = kernels;
        double[][][] x = in[slot];
        double[][][] y = out[slot];
        if ((advance & 0x1) != 0) {
            k[0].advance(bar - starts[0], x[0], state[0]);
        }
        if ((emit & 0x1) != 0) {
            k[0].emit(bar - starts[0], x[0], state[0], y[0]);
        }
        if ((advance & 0x2) != 0) {
            k[1].advance(bar - starts[1], x[1], state[1]);
        }
        if ((emit & 0x2) != 0) {
            k[1].emit(bar - starts[1], x[1], state[1], y[1]);
        }
        if ((advance & 0x4) != 0) {
            k[2].advance(bar - starts[2], x[2], state[2]);
        }
        if ((emit & 0x4) != 0) {
            k[2].emit(bar - starts[2], x[2], state[2], y[2]);
        }
        if ((advance & 0x8) != 0) {
            k[3].advance(bar - starts[3], x[3], state[3]);
        }
        if ((emit & 0x8) != 0) {
            k[3].emit(bar - starts[3], x[3], state[3], y[3]);
        }
        if ((advance & 0x10) != 0) {
            k[4].advance(bar - starts[4], x[4], state[4]);
        }
        if ((emit & 0x10) != 0) {
            k[4].emit(bar - starts[4], x[4], state[4], y[4]);
        }
        if ((advance & 0x20) != 0) {
            k[5].advance(bar - starts[5], x[5], state[5]);
        }
        if ((emit & 0x20) != 0) {
            k[5].emit(bar - starts[5], x[5], state[5], y[5]);
        }
        if ((advance & 0x40) != 0) {
            k[6].advance(bar - starts[6], x[6], state[6]);
        }
        if ((emit & 0x40) != 0) {
            k[6].emit(bar - starts[6], x[6], state[6], y[6]);
        }
        if ((advance & 0x80) != 0) {
            k[7].advance(bar - starts[7], x[7], state[7]);
        }
        if ((emit & 0x80) != 0) {
            k[7].emit(bar - starts[7], x[7], state[7], y[7]);
        }
    }
}
