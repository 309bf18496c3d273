package dev.technic.scanner.core.scan;

import dev.technic.scanner.Universe;
import dev.technic.scanner.core.panel.TiledPanel;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What a universe knows, by the numbers of a panel's symbols; NaN for symbols of which it knows nothing. */
final class UniverseValues {

    private UniverseValues() {}

    /** {@code [name][symbol of the panel]}. */
    static double[][] numbers(Universe universe, List<String> names, TiledPanel panel) {
        return values(universe, names.size(), panel, (column, symbol) -> universe.number(names.get(column), symbol));
    }

    /** {@code [name][symbol of the panel]}: the place of the symbol's text among all texts of the column. */
    static double[][] groups(Universe universe, List<String> names, TiledPanel panel) {
        List<List<String>> texts = names.stream()
                .map(name -> universe.symbols().stream()
                        .map(symbol -> universe.text(name, symbol))
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .sorted()
                        .toList())
                .toList();
        return values(universe, names.size(), panel, (column, symbol) -> {
            int group = Collections.binarySearch(texts.get(column), universe.text(names.get(column), symbol));
            return group < 0 ? Double.NaN : group;
        });
    }

    private interface Known {
        double of(int column, String symbol);
    }

    private static double[][] values(Universe universe, int columns, TiledPanel panel, Known known) {
        double[][] values = new double[columns][panel.symbols().size()];
        for (double[] column : values) {
            Arrays.fill(column, Double.NaN);
        }
        for (String symbol : columns == 0 ? List.<String>of() : universe.symbols()) {
            int at = panel.index(symbol);
            for (int column = 0; at >= 0 && column < columns; column++) {
                values[column][at] = known.of(column, symbol);
            }
        }
        return values;
    }
}
