package dev.technic.scanner.core.engine;

import dev.technic.scanner.spi.Kernel;

/**
 * A chain whose call sites stand in the code one by one. {@link ChainFactory} loads this class anew for each graph, so that each call
 * site sees one kernel only and the compiler calls it directly.
 */
final class UnrolledChain implements Chain {

    private final Kernel[] kernels = new Kernel[LENGTH];
    private final int[] starts = new int[LENGTH];
    private final double[][][][] in = new double[2][LENGTH][][];
    private final double[][][][] out = new double[2][LENGTH][][];
    private final double[][][] state = new double[LENGTH][][];

    @Override
    public void set(int place, Kernel kernel, int start, double[][][] in, double[][] state, double[][][] out) {
        kernels[place] = kernel;
        starts[place] = start;
        this.state[place] = state;
        for (int parity = 0; parity < 2; parity++) {
            this.in[parity][place] = in[parity];
            this.out[parity][place] = out[parity];
        }
    }

    @Override
    public void step(int bar, int parity, int advance, int emit) {
        Kernel[] k = kernels;
        double[][][] x = in[parity];
        double[][][] y = out[parity];
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
        if ((advance & 0x100) != 0) {
            k[8].advance(bar - starts[8], x[8], state[8]);
        }
        if ((emit & 0x100) != 0) {
            k[8].emit(bar - starts[8], x[8], state[8], y[8]);
        }
        if ((advance & 0x200) != 0) {
            k[9].advance(bar - starts[9], x[9], state[9]);
        }
        if ((emit & 0x200) != 0) {
            k[9].emit(bar - starts[9], x[9], state[9], y[9]);
        }
        if ((advance & 0x400) != 0) {
            k[10].advance(bar - starts[10], x[10], state[10]);
        }
        if ((emit & 0x400) != 0) {
            k[10].emit(bar - starts[10], x[10], state[10], y[10]);
        }
        if ((advance & 0x800) != 0) {
            k[11].advance(bar - starts[11], x[11], state[11]);
        }
        if ((emit & 0x800) != 0) {
            k[11].emit(bar - starts[11], x[11], state[11], y[11]);
        }
        if ((advance & 0x1000) != 0) {
            k[12].advance(bar - starts[12], x[12], state[12]);
        }
        if ((emit & 0x1000) != 0) {
            k[12].emit(bar - starts[12], x[12], state[12], y[12]);
        }
        if ((advance & 0x2000) != 0) {
            k[13].advance(bar - starts[13], x[13], state[13]);
        }
        if ((emit & 0x2000) != 0) {
            k[13].emit(bar - starts[13], x[13], state[13], y[13]);
        }
        if ((advance & 0x4000) != 0) {
            k[14].advance(bar - starts[14], x[14], state[14]);
        }
        if ((emit & 0x4000) != 0) {
            k[14].emit(bar - starts[14], x[14], state[14], y[14]);
        }
        if ((advance & 0x8000) != 0) {
            k[15].advance(bar - starts[15], x[15], state[15]);
        }
        if ((emit & 0x8000) != 0) {
            k[15].emit(bar - starts[15], x[15], state[15], y[15]);
        }
    }
}
