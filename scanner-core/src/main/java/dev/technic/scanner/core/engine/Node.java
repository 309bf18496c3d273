package dev.technic.scanner.core.engine;

import dev.technic.scanner.spi.Kernel;
import dev.technic.scanner.spi.Memory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value, or several, per bar and lane in a {@link Graph}: a field of the panel, a number, a number of each symbol, another symbol's
 * series, or what a kernel makes of other nodes.
 * All bar numbers are the tile's: a node's own bar 0 is its {@link #start}.
 */
public final class Node {

    /** One output of a node. */
    public record Port(Node node, int output) {

        /** The first bar at which it can have a value. */
        public int first() {
            return node.kernel == null ? node.start : Math.addExact(node.start, node.kernel.lookback(output));
        }

        /** Whether it can be NaN at or after {@link #first}. */
        public boolean mayBeUndefined() {
            return node.kernel != null || node.isOfSymbol() || node.isReference() || Double.isNaN(node.constant);
        }
    }

    /** A row that a kernel reads: an output, at this bar or {@code lag} bars ago. */
    public record Input(Port port, int lag) {}

    /** From which bar on a kernel can have a value, given those from which its inputs can. */
    public enum Reach {
        /** All inputs are needed: the latest. */
        ALL,
        /** Any input is enough ({@code coalesce}, {@code and}, {@code or}): the earliest. */
        ANY,
        /** A condition and one of two others ({@code if}). */
        CHOICE;

        int start(List<Input> inputs) {
            return switch (this) {
                case ALL ->
                    inputs.stream().mapToInt(i -> i.port().first()).max().orElse(0);
                case ANY ->
                    inputs.stream().mapToInt(i -> i.port().first()).min().orElse(0);
                case CHOICE -> Math.max(first(inputs, 0), Math.min(first(inputs, 1), first(inputs, 2)));
            };
        }

        /** Whether a kernel has no value at any bar, given the nodes that have none. */
        boolean isUndefined(List<Input> inputs, boolean[] undefined) {
            return switch (this) {
                case ALL -> inputs.stream().anyMatch(i -> undefined[i.port().node().id]);
                case ANY -> inputs.stream().allMatch(i -> undefined[i.port().node().id]);
                case CHOICE ->
                    undefined[inputs.get(0).port().node().id]
                            || undefined[inputs.get(1).port().node().id]
                                    && undefined[inputs.get(2).port().node().id];
            };
        }

        private static int first(List<Input> inputs, int input) {
            return inputs.get(input).port().first();
        }
    }

    final int id;
    final int field;
    final double constant;

    /** Which number of a symbol; −1 if it is none. */
    final int number;

    /** Which of the graph's references to other symbols; −1 if it is none. */
    final int reference;

    final @Nullable Kernel kernel;
    final List<Input> inputs;
    final int outputs;
    final Memory memory;
    final boolean losesUndefined;
    final Reach reach;
    final String description;
    final int start;

    /** The first bar at which any output has a value. */
    final int first;

    private Node(
            int id,
            int field,
            double constant,
            int number,
            int reference,
            @Nullable Kernel kernel,
            List<Input> inputs,
            int outputs,
            Memory memory,
            boolean losesUndefined,
            Reach reach,
            String description) {
        this.id = id;
        this.field = field;
        this.constant = constant;
        this.number = number;
        this.reference = reference;
        this.kernel = kernel;
        this.inputs = List.copyOf(inputs);
        this.outputs = outputs;
        this.memory = memory;
        this.losesUndefined = losesUndefined;
        this.reach = reach;
        this.description = description;
        this.start = reach.start(inputs);
        int first = kernel == null ? start : Integer.MAX_VALUE;
        for (int output = 0; kernel != null && output < outputs; output++) {
            first = Math.min(first, port(output).first());
        }
        this.first = first;
    }

    static Node field(int id, int field, String name) {
        return new Node(id, field, 0, -1, -1, null, List.of(), 1, Memory.WINDOW, false, Reach.ALL, name);
    }

    static Node constant(int id, double value) {
        return new Node(id, -1, value, -1, -1, null, List.of(), 1, Memory.WINDOW, false, Reach.ALL, "a number");
    }

    static Node ofSymbol(int id, int number, String name) {
        return new Node(id, -1, 0, number, -1, null, List.of(), 1, Memory.WINDOW, false, Reach.ALL, name);
    }

    static Node reference(int id, int reference, String text) {
        return new Node(id, -1, 0, -1, reference, null, List.of(), 1, Memory.WINDOW, false, Reach.ALL, text);
    }

    static Node kernel(
            int id,
            Kernel kernel,
            List<Input> inputs,
            int outputs,
            Memory memory,
            boolean losesUndefined,
            Reach reach,
            String description) {
        return new Node(
                id,
                -1,
                0,
                -1,
                -1,
                Staggered.of(kernel, outputs),
                inputs,
                outputs,
                memory,
                losesUndefined,
                reach,
                description);
    }

    /** This node in another graph; {@code copies} are its nodes by the ids that they have here. */
    Node copy(int copyId, Node[] copies) {
        List<Input> own = inputs.stream()
                .map(input -> new Input(
                        copies[input.port().node().id].port(input.port().output()), input.lag()))
                .toList();
        return new Node(
                copyId,
                field,
                constant,
                number,
                reference,
                kernel,
                own,
                outputs,
                memory,
                losesUndefined,
                reach,
                description);
    }

    public Port port(int output) {
        return new Port(this, output);
    }

    public boolean isConstant() {
        return kernel == null && field < 0 && number < 0 && reference < 0;
    }

    /** Whether it is a number of each symbol, the same at every bar. */
    boolean isOfSymbol() {
        return number >= 0;
    }

    /** Whether it is another symbol's series, looked up at each symbol's sessions. */
    boolean isReference() {
        return reference >= 0;
    }

    /** The value of a {@linkplain #isConstant constant}. */
    public double constant() {
        return constant;
    }

    boolean isField() {
        return field >= 0;
    }

    /** Whether every bar since the first matters. */
    boolean remembersAll() {
        return memory != Memory.WINDOW;
    }

    /** Whether an undefined input would do more than make the values that it is in the window of undefined. */
    boolean isFragile() {
        return kernel != null && (remembersAll() || losesUndefined) && readsUndefined();
    }

    private boolean readsUndefined() {
        return inputs.stream().anyMatch(input -> input.port().mayBeUndefined());
    }

    @Override
    public String toString() {
        return description;
    }
}
