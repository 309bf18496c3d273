package dev.technic.scanner.core.plan;

import dev.technic.scanner.core.engine.Graph;
import dev.technic.scanner.core.engine.Graph.Reference;
import dev.technic.scanner.core.engine.TileEngine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is computed of one other symbol in one walk, {@code of("SPY", close)} and {@code of("SPY", sma(200))}.
 *
 * @param graph whose roots are the references' series, in their order; what it takes of yet other symbols is computed before
 */
public record References(String symbol, Graph graph, TileEngine engine, List<Reference> references) {

    private record Walk(int depth, String symbol) {}

    /** All that a graph asks of other symbols, in the order in which it can be computed. */
    static List<References> of(Graph.Builder graph) {
        Map<Reference, Integer> depths = new HashMap<>();
        Map<Walk, List<Reference>> walks = new LinkedHashMap<>();
        for (Reference reference : graph.references()) {
            int depth = graph.references(reference.series()).stream()
                    .mapToInt(inner -> depths.getOrDefault(inner, 0) + 1)
                    .max()
                    .orElse(0);
            depths.put(reference, depth);
            walks.computeIfAbsent(new Walk(depth, reference.symbol()), none -> new ArrayList<>())
                    .add(reference);
        }
        return walks.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(java.util.Comparator.comparingInt(Walk::depth)))
                .map(walk -> of(graph, walk.getKey().symbol(), walk.getValue()))
                .toList();
    }

    private static References of(Graph.Builder graph, String symbol, List<Reference> references) {
        Graph own = graph.only(references.stream().map(Reference::series).toList());
        return new References(symbol, own, new TileEngine(own), List.copyOf(references));
    }
}
