package dev.technic.scanner.testkit;

import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Kernel;
import java.util.Arrays;

/** A kernel stepped bar by bar, in the plainest way. */
final class Fold {

    final Kernel kernel;
    final double[][] state;
    private final Indicator indicator;
    private final double[][] in;
    private final double[][] out;
    private final double[][] last;
    private final double[][] beforeLast;

    Fold(Indicator indicator, Kernel kernel) {
        this.indicator = indicator;
        this.kernel = kernel;
        this.in = new double[indicator.rows().size()][Kernel.LANES];
        this.state = new double[kernel.stateRows()][Kernel.LANES];
        this.out = new double[indicator.outputs().size()][Kernel.LANES];
        this.last = undefined(indicator);
        this.beforeLast = undefined(indicator);
    }

    private static double[][] undefined(Indicator indicator) {
        double[][] rows = new double[indicator.inputs().size()][Kernel.LANES];
        for (double[] row : rows) {
            Arrays.fill(row, Double.NaN);
        }
        return rows;
    }

    /** Lets a bar go by, which the next one has as its previous. */
    void pass(double[][] rows) {
        for (int i = 0; i < last.length; i++) {
            System.arraycopy(last[i], 0, beforeLast[i], 0, Kernel.LANES);
            System.arraycopy(rows[i], 0, last[i], 0, Kernel.LANES);
        }
    }

    /** Takes a bar: a row of lanes for each input. */
    void advance(int bar, double[][] rows) {
        pass(rows);
        for (int r = 0; r < in.length; r++) {
            System.arraycopy(source(r), 0, in[r], 0, Kernel.LANES);
        }
        kernel.advance(bar, in, state);
    }

    private double[] source(int row) {
        Indicator.Row declared = indicator.rows().get(row);
        return (declared.lag() == 0 ? last : beforeLast)[declared.input()];
    }

    /** The values after the last bar taken, a row for each output; overwritten by the next call. */
    double[][] emit(int bar) {
        kernel.emit(bar, in, state, out);
        return out;
    }

    /** Whether the kernel has left its inputs as they were given. */
    boolean inputsAreUntouched() {
        for (int r = 0; r < in.length; r++) {
            if (!Arrays.equals(in[r], source(r))) {
                return false;
            }
        }
        return true;
    }
}
