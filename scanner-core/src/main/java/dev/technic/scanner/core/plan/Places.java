package dev.technic.scanner.core.plan;

import java.util.Arrays;

/** Where each of some values stands among all when they are sorted, equal ones together; NaN after all others, and equal to itself. */
public final class Places {

    private final int[] lesser;
    private final int[] equal;

    /** {@code values} are not changed. */
    public Places(double[] values) {
        double[] sorted = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            sorted[i] = values[i] + 0.0; // −0 is 0.
        }
        Arrays.sort(sorted);
        this.lesser = new int[values.length];
        this.equal = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            lesser[i] = first(sorted, values[i] + 0.0);
            equal[lesser[i]]++;
        }
    }

    private static int first(double[] sorted, double value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (Double.compare(sorted[middle], value) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** How many values are less than the one at an index. */
    public int lesser(int index) {
        return lesser[index];
    }

    /** How many values are equal to the one at an index, itself among them. */
    public int equal(int index) {
        return equal[lesser[index]];
    }

    /** The indexes in the order of their values, those of equal values in their own. */
    public int[] order() {
        int[] order = new int[lesser.length];
        int[] taken = new int[lesser.length];
        for (int i = 0; i < lesser.length; i++) {
            order[lesser[i] + taken[lesser[i]]++] = i;
        }
        return order;
    }
}
