package dev.technic.scanner.csv;

import dev.technic.scanner.Defect;
import dev.technic.scanner.PriceSink;
import java.util.EnumMap;
import java.util.Map;

/** Counts the rows of one symbol that never became bars; however many there are, it keeps the first few lines of each kind. */
final class Flaws {

    private static final int LINES_KEPT = 5;

    private static final class Kind {
        private final int[] lines = new int[LINES_KEPT];
        private long count;
    }

    private final Map<Defect, Kind> kinds = new EnumMap<>(Defect.class);

    void add(Defect defect, int line) {
        Kind kind = kinds.computeIfAbsent(defect, none -> new Kind());
        if (kind.count < LINES_KEPT) {
            kind.lines[(int) kind.count] = line;
        }
        kind.count++;
    }

    void deliver(String symbol, PriceSink sink) {
        kinds.forEach((defect, kind) -> {
            for (long row = 0; row < kind.count; row++) {
                sink.defect(symbol, defect, row < LINES_KEPT ? kind.lines[(int) row] : 0);
            }
        });
    }
}
