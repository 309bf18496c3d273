package dev.technic.scanner.core.plan;

import dev.technic.scanner.spi.Kernel;

/** The value some bars ago, {@code ref(x, bars)}. */
record Shift(int bars) implements Kernel {

    @Override
    public int lookback() {
        return bars;
    }

    @Override
    public int stateRows() {
        return bars + 1;
    }

    @Override
    public void advance(int bar, double[][] in, double[][] state) {
        System.arraycopy(in[0], 0, state[bar % (bars + 1)], 0, LANES);
    }

    @Override
    public void emit(int bar, double[][] in, double[][] state, double[][] out) {
        System.arraycopy(state[(bar - bars) % (bars + 1)], 0, out[0], 0, LANES);
    }
}
