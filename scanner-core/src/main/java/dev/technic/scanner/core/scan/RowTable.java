package dev.technic.scanner.core.scan;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.Outcome;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Provenance;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Stage;
import dev.technic.scanner.Statistics;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The answer of one scan in columns.
 *
 * @param rowSymbols of the kept rows, in order
 * @param rowSessions of the kept rows
 * @param cells {@code [column][row]}
 */
record RowTable(
        Panel panel,
        List<String> columns,
        List<String> rowSymbols,
        long[] rowSessions,
        double[][] cells,
        List<Outcome> outcomes,
        Statistics statistics,
        Map<Stage, Duration> timings,
        Provenance provenance)
        implements ScanResult {

    @Override
    public int rows() {
        return rowSymbols.size();
    }

    @Override
    public String symbol(int row) {
        return rowSymbols.get(row);
    }

    @Override
    public long session(int row) {
        return rowSessions[row];
    }

    @Override
    public String sessionText(int row) {
        return panel.format(rowSessions[row]);
    }

    @Override
    public double value(int row, int column) {
        return cells[column][row];
    }

    @Override
    public double[] column(String name) {
        int at = columns.indexOf(name);
        if (at < 0) {
            throw new InvalidScanException("the result has no column '" + name + "'; it has " + columns);
        }
        return cells[at].clone();
    }

    @Override
    public Outcome outcome(String symbol) {
        Outcome stranger = new Outcome.Rejected(symbol, Outcome.Reason.NOT_FOUND, "it was not asked for");
        int at = Collections.binarySearch(outcomes, stranger, Comparator.comparing(Outcome::symbol));
        return at >= 0 ? outcomes.get(at) : stranger;
    }

    @Override
    public String toTable() {
        return TextTable.of(this);
    }

    @Override
    public String toString() {
        return rows() + (rows() == 1 ? " row of " : " rows of ") + statistics.attempted()
                + (statistics.attempted() == 1 ? " symbol" : " symbols") + " as of " + provenance.asOf();
    }
}
