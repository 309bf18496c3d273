package dev.technic.scanner.core.engine;

import dev.technic.scanner.core.engine.Node.Input;
import dev.technic.scanner.core.engine.Node.Port;
import dev.technic.scanner.core.engine.Node.Reach;
import dev.technic.scanner.spi.Kernel;
import dev.technic.scanner.spi.Memory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** All that a scan computes per bar: nodes in an order in which each comes after its inputs, equal ones once, and the ports asked for. */
public final class Graph {

    private final List<Node> nodes;
    private final List<Port> roots;
    private final List<String> numbers;
    private final List<Reference> references;
    private final ChainFactory chains;
    private final boolean lossy;

    private Graph(List<Node> nodes, List<Port> roots, List<String> numbers, List<Reference> references) {
        this.nodes = nodes;
        this.roots = roots;
        this.numbers = numbers;
        this.references = references;
        this.lossy = nodes.stream().anyMatch(node -> node.losesUndefined && node.isFragile());
        this.chains = ChainFactory.forKernels(
                (int) nodes.stream().filter(node -> node.kernel != null).count());
    }

    /**
     * Another symbol's series, which a graph takes as it is.
     *
     * @param symbol whose bars it is computed of
     * @param series what is computed, a port of the builder in which it was asked for
     * @param text as it was written, {@code of("SPY", close)}
     */
    public record Reference(String symbol, Port series, String text) {}

    public List<Node> nodes() {
        return nodes;
    }

    /** What is captured, in order. */
    public List<Port> roots() {
        return roots;
    }

    /** The names of the symbols' numbers that are used, in the order in which a run takes their values. */
    public List<String> numbers() {
        return numbers;
    }

    /** The other symbols' series that are used, in the order in which a run takes their values. */
    public List<Reference> references() {
        return references;
    }

    /**
     * By root: whether it is undefined at every bar, as some of the other symbols' series and some numbers of the symbol are.
     *
     * @param number whether the number of that name is undefined
     */
    public boolean[] rootsUndefinedWithout(Predicate<Reference> undefined, Predicate<String> number) {
        boolean[] byNode = new boolean[nodes.size()];
        for (Node node : nodes) {
            if (node.isReference()) {
                byNode[node.id] = undefined.test(references.get(node.reference));
            } else if (node.isOfSymbol()) {
                byNode[node.id] = number.test(numbers.get(node.number));
            } else {
                byNode[node.id] = node.reach.isUndefined(node.inputs, byNode);
            }
        }
        boolean[] byRoot = new boolean[roots.size()];
        for (int root = 0; root < byRoot.length; root++) {
            byRoot[root] = byNode[roots.get(root).node().id];
        }
        return byRoot;
    }

    /** Whether some window would lose an undefined input, so that every tile must be walked with checks. */
    boolean isLossy() {
        return lossy;
    }

    ChainFactory chains() {
        return chains;
    }

    /** Adds nodes, giving back the one already there where an equal one is asked for. */
    public static final class Builder {

        private final List<Node> nodes = new ArrayList<>();
        private final Map<Object, Node> known = new HashMap<>();
        private final List<Port> roots = new ArrayList<>();
        private final List<String> numbers = new ArrayList<>();
        private final List<Reference> references = new ArrayList<>();
        private long stateRows;

        private record KernelKey(Object identity, List<Integer> inputs) {}

        public Port field(int field, String name) {
            return known.computeIfAbsent(List.of("field", field), key -> added(Node.field(nodes.size(), field, name)))
                    .port(0);
        }

        public Port constant(double value) {
            return known.computeIfAbsent(List.of("constant", value), key -> added(Node.constant(nodes.size(), value)))
                    .port(0);
        }

        /** A number of each symbol, by its name. */
        public Port ofSymbol(String name) {
            Object key = List.of("of symbol", name);
            Node same = known.get(key);
            if (same == null) {
                same = added(Node.ofSymbol(nodes.size(), numbers.size(), name));
                numbers.add(name);
                known.put(key, same);
            }
            return same.port(0);
        }

        /** Another symbol's series; the same symbol and series are one node. */
        public Port reference(Reference reference) {
            Object key = List.of("reference", reference.symbol(), reference.series());
            Node same = known.get(key);
            if (same == null) {
                same = added(Node.reference(nodes.size(), references.size(), reference.text()));
                references.add(reference);
                known.put(key, same);
            }
            return same.port(0);
        }

        /**
         * A kernel over inputs.
         *
         * @param identity equal for equal kernels: with equal inputs they are one node
         * @param description what an error calls it
         */
        public Node kernel(
                Object identity,
                Supplier<Kernel> kernel,
                List<Input> inputs,
                int outputs,
                Memory memory,
                boolean losesUndefined,
                Reach reach,
                String description) {
            List<Integer> ids = inputs.stream()
                    .flatMap(i -> List.of(i.port().node().id, i.port().output(), i.lag()).stream())
                    .toList();
            KernelKey key = new KernelKey(identity, ids);
            Node same = known.get(key);
            if (same == null) {
                Kernel made = kernel.get();
                stateRows += made.stateRows();
                same = added(
                        Node.kernel(nodes.size(), made, inputs, outputs, memory, losesUndefined, reach, description));
                known.put(key, same);
            }
            return same;
        }

        private Node added(Node node) {
            nodes.add(node);
            return node;
        }

        /** Rows of state of all kernels. */
        public long stateRows() {
            return stateRows;
        }

        public int size() {
            return nodes.size();
        }

        /** Asks for a port; returns its place among the roots, where an equal one keeps its own. */
        public int root(Port port) {
            int at = roots.indexOf(port);
            if (at < 0) {
                at = roots.size();
                roots.add(port);
            }
            return at;
        }

        /** The references asked for, each after those that its own series takes. */
        public List<Reference> references() {
            return List.copyOf(references);
        }

        /** The references that a port takes. */
        public List<Reference> references(Port port) {
            boolean[] needed = needed(List.of(port));
            return nodes.stream()
                    .filter(node -> node.isReference() && needed[node.id])
                    .map(node -> references.get(node.reference))
                    .toList();
        }

        private boolean[] needed(List<Port> ports) {
            boolean[] needed = new boolean[nodes.size()];
            ports.forEach(port -> needed[port.node().id] = true);
            for (int id = needed.length - 1; id >= 0; id--) {
                if (needed[id]) {
                    nodes.get(id).inputs.forEach(input -> needed[input.port().node().id] = true);
                }
            }
            return needed;
        }

        /** The graph of what is asked for. */
        public Graph build() {
            return only(roots);
        }

        /** The graph of some ports of this builder, which are its roots, and of what they need; of other symbols' series nothing. */
        public Graph only(List<Port> ports) {
            boolean[] needed = needed(ports);
            Node[] copies = new Node[needed.length];
            Builder own = new Builder();
            for (Node node : nodes) {
                if (needed[node.id]) {
                    copies[node.id] = own.copied(node, copies, this);
                }
            }
            List<Port> copied = ports.stream()
                    .map(port -> copies[port.node().id].port(port.output()))
                    .toList();
            return new Graph(List.copyOf(own.nodes), copied, List.copyOf(own.numbers), List.copyOf(own.references));
        }

        private Node copied(Node node, Node[] copies, Builder from) {
            if (node.isOfSymbol()) {
                return ofSymbol(from.numbers.get(node.number)).node();
            }
            if (node.isReference()) {
                return reference(from.references.get(node.reference)).node();
            }
            return added(node.copy(nodes.size(), copies));
        }
    }
}
