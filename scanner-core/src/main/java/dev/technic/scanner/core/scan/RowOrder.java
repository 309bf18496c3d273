package dev.technic.scanner.core.scan;

import dev.technic.scanner.Order;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;

/** The order of a result's rows. */
final class RowOrder {

    private RowOrder() {}

    /** Positions among those who take part, sorted by the values that they have. */
    static int[] sorted(int[] passing, Order by, IntToDoubleFunction values) {
        return Arrays.stream(passing)
                .boxed()
                .sorted(comparator(by, values))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Undefined last either way, ties by symbol, which is the order in which those who take part stand. */
    private static Comparator<Integer> comparator(Order by, IntToDoubleFunction values) {
        int sign = by.direction() == Order.Direction.ASCENDING ? 1 : -1;
        return (a, b) -> {
            double x = values.applyAsDouble(a);
            double y = values.applyAsDouble(b);
            if (Double.isNaN(x) || Double.isNaN(y)) {
                return Boolean.compare(Double.isNaN(x), Double.isNaN(y));
            }
            return x == y ? 0 : x < y ? -sign : sign;
        };
    }
}
