package dev.technic.scanner.core.engine;

import dev.technic.scanner.core.engine.Node.Input;
import dev.technic.scanner.core.engine.Node.Port;
import dev.technic.scanner.spi.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The meaning of a graph, for one symbol and without any of the engine's cleverness: every node at every bar, one lane; a recurrence over
 * the bars on which all its inputs are defined, put side by side; a window over all bars, undefined where an undefined one is in it.
 */
public final class NaiveSeries {

    private final double[][] fields;
    private final double[][] references;
    private final int bars;
    private final Map<Node, double[][]> done = new HashMap<>();

    /** {@code fields[field][bar]}. */
    NaiveSeries(double[][] fields) {
        this(fields, new double[0][]);
    }

    /**
     * With other symbols' series.
     *
     * @param fields {@code [field][bar]}
     * @param references {@code [reference of the graph][bar]}
     */
    public NaiveSeries(double[][] fields, double[][] references) {
        this.fields = fields;
        this.references = references;
        this.bars = fields[0].length;
    }

    public double[] of(Port port) {
        return of(port.node())[port.output()];
    }

    private double[][] of(Node node) {
        double[][] known = done.get(node);
        if (known == null) {
            known = compute(node);
            done.put(node, known);
        }
        return known;
    }

    private double[][] compute(Node node) {
        double[][] out = new double[node.outputs][bars];
        if (node.kernel == null) {
            if (node.isField()) {
                out[0] = fields[node.field].clone();
            } else if (node.isReference()) {
                out[0] = references[node.reference].clone();
            } else {
                Arrays.fill(out[0], node.constant);
            }
            return out;
        }
        for (double[] row : out) {
            Arrays.fill(row, Double.NaN);
        }
        List<Integer> taken = new ArrayList<>();
        for (int bar = node.start; bar < bars; bar++) {
            if (!node.remembersAll() || isDefined(node, bar)) {
                taken.add(bar);
            }
        }
        step(node, taken, out);
        return out;
    }

    private boolean isDefined(Node node, int bar) {
        return node.inputs.stream().noneMatch(i -> i.lag() == 0 && Double.isNaN(of(i.port())[bar]));
    }

    private void step(Node node, List<Integer> taken, double[][] out) {
        Kernel kernel = Objects.requireNonNull(node.kernel);
        double[][] state = new double[kernel.stateRows()][Kernel.LANES];
        double[][] in = new double[node.inputs.size()][Kernel.LANES];
        double[][] said = new double[node.outputs][Kernel.LANES];
        for (int count = 0; count < taken.size(); count++) {
            int bar = taken.get(count);
            for (int i = 0; i < in.length; i++) {
                Input input = node.inputs.get(i);
                double[] series = of(input.port());
                in[i][0] = input.lag() == 0 ? series[bar] : count == 0 ? Double.NaN : series[taken.get(count - 1)];
            }
            kernel.advance(count, in, state);
            if (count >= node.first - node.start) {
                kernel.emit(count, in, state, said);
            }
            for (int o = 0; o < said.length; o++) {
                boolean covered = node.losesUndefined && meetsUndefined(node, bar, kernel.lookback());
                out[o][bar] = count < kernel.lookback(o) || covered ? Double.NaN : said[o][0];
            }
        }
    }

    private boolean meetsUndefined(Node node, int bar, int lookback) {
        for (int b = Math.max(node.start, bar - lookback); b <= bar; b++) {
            if (!isDefined(node, b)) {
                return true;
            }
        }
        return false;
    }
}
