package dev.technic.scanner.core.panel;

import dev.technic.scanner.BarPolicy;
import dev.technic.scanner.BarPolicy.Action;
import dev.technic.scanner.Defect;
import dev.technic.scanner.LoadReport;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the defects of one symbol, with the lines of the first few of each kind. */
final class DefectCounts {

    private static final int LINES_KEPT = 5;

    private static final class Count {
        private final List<Integer> lines = new ArrayList<>(1);
        private long bars;
    }

    private final Map<Defect, Count> counts = new EnumMap<>(Defect.class);

    /** {@code line} is 0 where there is no file. */
    void add(Defect defect, int line) {
        Count count = counts.computeIfAbsent(defect, none -> new Count());
        count.bars++;
        if (line > 0 && count.lines.size() < LINES_KEPT) {
            count.lines.add(line);
        }
    }

    Map<Defect, LoadReport.Count> toReport() {
        Map<Defect, LoadReport.Count> report = new EnumMap<>(Defect.class);
        counts.forEach((defect, count) -> report.put(defect, new LoadReport.Count(count.bars, count.lines)));
        return report;
    }

    /** Why the policy gives the symbol up, if it does: {@code non-positive price, 2 times, first in line 17}. */
    Optional<String> rejection(BarPolicy policy) {
        for (Map.Entry<Defect, Count> entry : counts.entrySet()) {
            if (policy.actionFor(entry.getKey()) == Action.REJECT_SYMBOL) {
                Count count = entry.getValue();
                String times = count.bars == 1 ? "" : ", " + count.bars + " times";
                String where = count.lines.isEmpty()
                        ? ""
                        : (count.bars == 1 ? " in line " : ", first in line ") + count.lines.get(0);
                return Optional.of(entry.getKey().words() + times + where);
            }
        }
        return Optional.empty();
    }
}
