package dev.technic.scanner.ml.engine;

import java.util.Arrays;
import java.util.Comparator;

/** The categories of a split: a row whose category is among them goes right, and one that is no category goes left. */
final class Categories {

    /** Sets below this are bits, others are searched. */
    private static final int MOST_BITS = 4_096;

    /** No float32 from here on is a category. */
    private static final float END = 1 << 24;

    /** Of sets, as of words. */
    static final Comparator<Categories> ORDER = (a, b) -> Arrays.compare(a.sorted, b.sorted);

    private final int[] sorted;
    private final long[] bits;

    Categories(int[] sorted) {
        this.sorted = sorted;
        int last = sorted[sorted.length - 1];
        this.bits = new long[last < MOST_BITS ? last / Long.SIZE + 1 : 0];
        if (bits.length > 0) {
            for (int category : sorted) {
                bits[category >> 6] |= 1L << category;
            }
        }
    }

    /** 1 where the row goes right, else 0. */
    int right(int key) {
        if (key == Keys.MISSING_LEFT || key == Keys.MISSING_RIGHT) {
            return key >>> 31 ^ 1;
        }
        float value = Keys.value(key);
        if (!(value >= 0 && value < END)) {
            return 0;
        }
        int category = (int) value;
        if (bits.length == 0) {
            return Arrays.binarySearch(sorted, category) >= 0 ? 1 : 0;
        }
        return category >> 6 < bits.length ? (int) (bits[category >> 6] >>> category) & 1 : 0;
    }
}
