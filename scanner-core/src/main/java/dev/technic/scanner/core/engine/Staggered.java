package dev.technic.scanner.core.engine;

import dev.technic.scanner.spi.Kernel;
import java.util.Arrays;

/** A kernel some of whose outputs come before others: says NaN for those that have no value yet. */
record Staggered(Kernel kernel, int outputs) implements Kernel {

    /** The kernel itself if all its outputs come at once. */
    static Kernel of(Kernel kernel, int outputs) {
        for (int output = 0; output < outputs; output++) {
            if (kernel.lookback(output) != kernel.lookback()) {
                return new Staggered(kernel, outputs);
            }
        }
        return kernel;
    }

    @Override
    public int lookback() {
        return kernel.lookback();
    }

    @Override
    public int lookback(int output) {
        return kernel.lookback(output);
    }

    @Override
    public int stateRows() {
        return kernel.stateRows();
    }

    @Override
    public int block() {
        return kernel.block();
    }

    @Override
    public void advance(int bar, double[][] in, double[][] state) {
        kernel.advance(bar, in, state);
    }

    @Override
    public void emit(int bar, double[][] in, double[][] state, double[][] out) {
        kernel.emit(bar, in, state, out);
        if (bar < kernel.lookback()) {
            for (int output = 0; output < outputs; output++) {
                if (bar < kernel.lookback(output)) {
                    Arrays.fill(out[output], Double.NaN);
                }
            }
        }
    }
}
