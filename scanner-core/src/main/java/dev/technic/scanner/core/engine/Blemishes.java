package dev.technic.scanner.core.engine;

import dev.technic.scanner.spi.Kernel;
import java.util.Arrays;
import java.util.Objects;

/** A window whose arithmetic would lose an undefined input: keeps where the last one was, and covers the values whose window holds it. */
final class Blemishes {

    private final Node node;
    private final Rows rows;
    private final int lookback;
    private final int[] last = new int[Kernel.LANES];

    Blemishes(Node node, Rows rows) {
        this.node = node;
        this.rows = rows;
        this.lookback = Objects.requireNonNull(node.kernel).lookback();
        Arrays.fill(last, Integer.MIN_VALUE / 2);
    }

    void look(int bar) {
        double[][] in = rows.in[Rows.slot(bar)][node.id];
        for (int i = 0; i < in.length; i++) {
            if (node.inputs.get(i).lag() == 0) {
                for (int lane = 0; lane < Kernel.LANES; lane++) {
                    if (Double.isNaN(in[i][lane])) {
                        last[lane] = bar;
                    }
                }
            }
        }
    }

    void cover(int bar, double[][] out) {
        for (double[] row : out) {
            for (int lane = 0; lane < Kernel.LANES; lane++) {
                if (bar - last[lane] <= lookback) {
                    row[lane] = Double.NaN;
                }
            }
        }
    }
}
