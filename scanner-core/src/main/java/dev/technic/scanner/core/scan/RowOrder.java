package dev.technic.scanner.core.scan;

import dev.technic.scanner.Order;
import dev.technic.scanner.core.plan.Places;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** The order of a result's rows. */
final class RowOrder {

    private RowOrder() {}

    /**
     * Positions among those who take part, sorted by the values that they have: undefined last either way, ties by symbol, which is the
     * order in which those who take part stand.
     */
    static int[] sorted(int[] passing, Order by, IntToDoubleFunction values) {
        int sign = by.direction() == Order.Direction.ASCENDING ? 1 : -1;
        double[] keys = Arrays.stream(passing)
                .mapToDouble(i -> sign * values.applyAsDouble(i))
                .toArray();
        return Arrays.stream(new Places(keys).order()).map(i -> passing[i]).toArray();
    }
}
