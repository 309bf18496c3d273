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
import java.util.function.Supplier;

/** All that a scan computes per bar: nodes in an order in which each comes after its inputs, equal ones once, and the ports asked for. */
public final class Graph {

    private final List<Node> nodes;
    private final List<Port> roots;
    private final List<String> numbers;
    private final ChainFactory chains;
    private final boolean lossy;

    private Graph(List<Node> nodes, List<Port> roots, List<String> numbers) {
        this.nodes = nodes;
        this.roots = roots;
        this.numbers = numbers;
        this.lossy = nodes.stream().anyMatch(node -> node.losesUndefined && node.isFragile());
        this.chains = ChainFactory.forKernels(
                (int) nodes.stream().filter(node -> node.kernel != null).count());
    }

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

        public Graph build() {
            return new Graph(List.copyOf(nodes), List.copyOf(roots), List.copyOf(numbers));
        }
    }
}
