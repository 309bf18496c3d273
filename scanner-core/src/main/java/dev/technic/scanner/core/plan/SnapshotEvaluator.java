package dev.technic.scanner.core.plan;

import dev.technic.scanner.spi.Kernel;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Computes snapshots for the symbols that take part, each tree once; a value for each, in the order of their names. */
public final class SnapshotEvaluator {

    private final double[][] captured;
    private final double[][] groups;
    private final int[] symbols;
    private final Runnable check;
    private final Map<Integer, double[]> scores = new TreeMap<>();
    private final Map<Integer, Integer> outputs = new TreeMap<>();
    private final Map<Snapshot, double[]> done = new IdentityHashMap<>();

    /**
     * @param captured {@code [root][symbol of the panel]}
     * @param groups {@code [column of texts][symbol of the panel]}, the number of its group, NaN where it is in none
     * @param symbols of the panel, those that take part, ascending
     * @param check throws if the scan must end; called before each tree and each part of it
     */
    public SnapshotEvaluator(double[][] captured, double[][] groups, int[] symbols, Runnable check) {
        this.captured = captured;
        this.groups = groups;
        this.symbols = symbols;
        this.check = check;
    }

    /** A model's scores, {@code [symbols × outputs]}, row-major. */
    public void scored(int model, int outputCount, double[] values) {
        scores.put(model, values);
        outputs.put(model, outputCount);
    }

    /** A value for each symbol that takes part; not a copy. An infinite value is undefined. */
    public double[] values(Snapshot snapshot) {
        double[] known = done.get(snapshot);
        if (known == null) {
            check.run();
            known = compute(snapshot);
            for (int i = 0; i < known.length; i++) {
                known[i] = Double.isFinite(known[i]) ? known[i] : Double.NaN;
            }
            done.put(snapshot, known);
        }
        return known;
    }

    private double[] compute(Snapshot snapshot) {
        double[] values = new double[symbols.length];
        if (snapshot instanceof Snapshot.Captured column) {
            for (int i = 0; i < values.length; i++) {
                values[i] = captured[column.root()][symbols[i]];
            }
        } else if (snapshot instanceof Snapshot.Group group) {
            for (int i = 0; i < values.length; i++) {
                values[i] = groups[group.column()][symbols[i]];
            }
        } else if (snapshot instanceof Snapshot.Scored score) {
            int width = java.util.Objects.requireNonNull(outputs.get(score.model()));
            double[] all = java.util.Objects.requireNonNull(scores.get(score.model()));
            for (int i = 0; i < values.length; i++) {
                values[i] = all[i * width + score.output()];
            }
        } else if (snapshot instanceof Snapshot.Number number) {
            Arrays.fill(values, number.value());
        } else if (snapshot instanceof Snapshot.Applied applied) {
            apply(applied, values);
        } else {
            across((Snapshot.Across) snapshot, values);
        }
        return values;
    }

    private void apply(Snapshot.Applied applied, double[] values) {
        List<double[]> arguments =
                applied.arguments().stream().map(this::values).toList();
        double[][] in = new double[arguments.size()][Kernel.LANES];
        double[][] out = new double[1][Kernel.LANES];
        double[][] none = new double[0][];
        for (int from = 0; from < values.length; from += Kernel.LANES) {
            int count = Math.min(Kernel.LANES, values.length - from);
            for (int i = 0; i < in.length; i++) {
                System.arraycopy(arguments.get(i), from, in[i], 0, count);
            }
            applied.kernel().emit(0, in, none, out);
            System.arraycopy(out[0], 0, values, from, count);
        }
    }

    private void across(Snapshot.Across across, double[] values) {
        double[] argument = values(across.argument());
        Snapshot by = across.by();
        double[] groups = by == null ? new double[argument.length] : values(by);
        Map<Double, int[]> members = new TreeMap<>();
        Map<Double, Integer> sizes = new TreeMap<>();
        for (int i = 0; i < argument.length; i++) {
            values[i] = Double.NaN;
            if (!Double.isNaN(argument[i]) && !Double.isNaN(groups[i])) {
                double group = groups[i] + 0.0;
                int at = sizes.merge(group, 1, Integer::sum) - 1;
                int[] list = members.computeIfAbsent(group, g -> new int[8]);
                if (at == list.length) {
                    list = Arrays.copyOf(list, 2 * at);
                    members.put(group, list);
                }
                list[at] = i;
            }
        }
        members.forEach((group, list) -> {
            int size = java.util.Objects.requireNonNull(sizes.get(group));
            double[] own = new double[size];
            for (int i = 0; i < size; i++) {
                own[i] = argument[list[i]];
            }
            across.function().apply(own, across.parameter());
            for (int i = 0; i < size; i++) {
                values[list[i]] = own[i];
            }
        });
    }
}
