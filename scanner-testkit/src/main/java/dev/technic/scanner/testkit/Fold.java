package dev.technic.scanner.testkit;

import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Kernel;
import java.util.Arrays;

/** A kernel stepped bar by bar, in the plainest way. */
final class Fold {

    private final Indicator indicator;
    private final Kernel kernel;
    private final double[][] in;
    private final double[][] now;
    final double[][] state;
    final double[][] out;

    Fold(Indicator indicator, Kernel kernel) {
        this.indicator = indicator;
        this.kernel = kernel;
        this.in = new double[indicator.rows().size()][Kernel.LANES];
        this.now = new double[indicator.inputs().size()][Kernel.LANES];
        this.state = new double[kernel.stateRows()][Kernel.LANES];
        this.out = new double[indicator.outputs().size()][Kernel.LANES];
        for (double[] row : now) {
            Arrays.fill(row, Double.NaN);
        }
    }

    /** Takes a bar: a row of lanes for each input. */
    void advance(int bar, double[][] rows) {
        for (int r = 0; r < in.length; r++) {
            Indicator.Row row = indicator.rows().get(r);
            double[] from = row.lag() == 0 ? rows[row.input()] : now[row.input()];
            System.arraycopy(from, 0, in[r], 0, Kernel.LANES);
        }
        for (int i = 0; i < now.length; i++) {
            System.arraycopy(rows[i], 0, now[i], 0, Kernel.LANES);
        }
        kernel.advance(bar, in, state);
    }

    /** The values after the last bar taken, a row for each output; overwritten by the next call. */
    double[][] emit(int bar) {
        kernel.emit(bar, in, state, out);
        return out;
    }
}
