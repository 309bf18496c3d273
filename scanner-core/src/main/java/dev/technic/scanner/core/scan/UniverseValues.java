package dev.technic.scanner.core.scan;

import dev.technic.scanner.Universe;
import dev.technic.scanner.core.panel.TiledPanel;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** What a universe knows, by the numbers of a panel's symbols; NaN for symbols of which it knows nothing. */
final class UniverseValues {

    private UniverseValues() {}

    /** {@code [name][symbol of the panel]}. */
    static double[][] numbers(Universe universe, List<String> names, TiledPanel panel) {
        double[][] values = nothing(names.size(), panel);
        for (int column = 0; column < values.length; column++) {
            for (String symbol : universe.symbols()) {
                int at = panel.index(symbol);
                if (at >= 0) {
                    values[column][at] = universe.number(names.get(column), symbol);
                }
            }
        }
        return values;
    }

    /** {@code [name][symbol of the panel]}: the place of the symbol's text among all texts of the column. */
    static double[][] groups(Universe universe, List<String> names, TiledPanel panel) {
        double[][] values = nothing(names.size(), panel);
        for (int column = 0; column < values.length; column++) {
            TreeSet<String> texts = new TreeSet<>();
            for (String symbol : universe.symbols()) {
                texts.add(universe.text(names.get(column), symbol));
            }
            texts.remove("");
            List<String> sorted = List.copyOf(texts);
            for (String symbol : universe.symbols()) {
                int at = panel.index(symbol);
                int group = java.util.Collections.binarySearch(sorted, universe.text(names.get(column), symbol));
                if (at >= 0 && group >= 0) {
                    values[column][at] = group;
                }
            }
        }
        return values;
    }

    private static double[][] nothing(int columns, TiledPanel panel) {
        double[][] values = new double[columns][panel.symbols().size()];
        for (double[] column : values) {
            Arrays.fill(column, Double.NaN);
        }
        return values;
    }
}
