package dev.technic.scanner.spi;

import dev.technic.scanner.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of an indicator: its inputs, parameters and outputs, and either a {@link Kernel} that steps through the bars or a
 * composition written in the expression language.
 *
 * <pre>{@code
 * Indicator.named("roc")
 *         .summary("Rate of change: percent above the value some bars ago.")
 *         .input("x", "close")
 *         .whole("period", 1, 5_000, 10)
 *         .composed("100 * (x / ref(x, period) - 1)");
 *
 * Indicator.named("ema")
 *         .summary("Exponential moving average: recent bars weigh more.")
 *         .input("x", "close")
 *         .whole("period", 1, 5_000, 20)
 *         .choice("seed", "mean", "first")
 *         .memory(Memory.FADING)
 *         .kernel(arguments -> new Ema(arguments.whole("period"), arguments.choice("seed")));
 * }</pre>
 *
 * <p>In an expression the inputs come first and may all be left out together, if each has a natural field: {@code ema(14)} is
 * {@code ema(close, 14)}. Names are lower case, with digits and underscores.
 */
public final class Indicator {

    /**
     * A series that the indicator reads.
     *
     * @param name as a named argument says it, and as a composition does
     * @param field the field that stands in where none is given; null if one must be
     */
    public record Input(String name, @Nullable String field) {}

    /**
     * One row that the kernel is given: an input, at this bar or at the bar before.
     *
     * @param input index into {@link #inputs()}
     * @param lag 0 or 1 bars ago
     */
    public record Row(int input, int lag) {}

    /** One output of a composition. */
    public record Composed(String output, Expression expression) {}

    private final String name;
    private final String summary;
    private final List<Input> inputs;
    private final List<Row> rows;
    private final List<Parameter> parameters;
    private final List<String> outputs;
    private final Memory memory;
    private final boolean losesUndefined;
    private final @Nullable Function<Arguments, Kernel> kernel;
    private final List<Composed> composition;

    private Indicator(Builder declared, @Nullable Function<Arguments, Kernel> kernel, List<Composed> composition) {
        this.name = declared.name;
        this.summary = declared.summary;
        this.inputs = List.copyOf(declared.inputs);
        this.rows = List.copyOf(declared.rows);
        this.parameters = List.copyOf(declared.parameters);
        this.memory = declared.memory;
        this.losesUndefined = declared.losesUndefined;
        this.kernel = kernel;
        this.composition = List.copyOf(composition);
        this.outputs = composition.isEmpty()
                ? declared.outputs.isEmpty() ? List.of("value") : List.copyOf(declared.outputs)
                : this.composition.stream().map(Composed::output).toList();
    }

    public static Builder named(String name) {
        return new Builder(name);
    }

    public String name() {
        return name;
    }

    /** One sentence: what it is, and the formula's one disputable choice. */
    public String summary() {
        return summary;
    }

    public List<Input> inputs() {
        return inputs;
    }

    /** The rows of the kernel's {@code in}, in order. */
    public List<Row> rows() {
        return rows;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /** The names of the outputs, the default one first. */
    public List<String> outputs() {
        return outputs;
    }

    /** Of the kernel; a composition's follows from its parts. */
    public Memory memory() {
        return memory;
    }

    /** Whether the kernel's arithmetic can turn an undefined input into a number, so that the engine must look at the inputs. */
    public boolean losesUndefined() {
        return losesUndefined;
    }

    public boolean isComposition() {
        return kernel == null;
    }

    /** The expressions over inputs and parameters by name, an output each; empty when there is a kernel. */
    public List<Composed> composition() {
        return composition;
    }

    /**
     * A kernel for these arguments.
     *
     * @throws IllegalArgumentException if they contradict each other, in the words that the user is to read
     */
    public Kernel bind(Arguments arguments) {
        if (kernel == null) {
            throw new IllegalStateException(name + " is a composition; it has no kernel");
        }
        return kernel.apply(arguments);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Collects a declaration; {@link #kernel} or {@link #composed} ends it. */
    public static final class Builder {

        private final String name;
        private String summary = "";
        private final List<Input> inputs = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<String> outputs = new ArrayList<>();
        private Memory memory = Memory.WINDOW;
        private boolean losesUndefined;

        private Builder(String name) {
            this.name = checked(name);
        }

        public Builder summary(String sentence) {
            this.summary = sentence;
            return this;
        }

        /** A series that must be given; the kernel reads it at this bar. */
        public Builder input(String name) {
            return input(new Input(checked(name), null));
        }

        /** A series that is {@code field} where none is given; the kernel reads it at this bar. */
        public Builder input(String name, String field) {
            return input(new Input(checked(name), field));
        }

        private Builder input(Input input) {
            rows.add(new Row(inputs.size(), 0));
            inputs.add(input);
            return this;
        }

        /** One more row for the kernel: an input declared before, at the bar before. */
        public Builder previous(String input) {
            for (int i = 0; i < inputs.size(); i++) {
                if (inputs.get(i).name().equals(input)) {
                    rows.add(new Row(i, 1));
                    return this;
                }
            }
            throw new IllegalArgumentException(name + " has no input '" + input + "' before previous");
        }

        /** A whole number in {@code [least, most]} with a default. */
        public Builder whole(String name, int least, int most, int byDefault) {
            parameters.add(new Parameter.Whole(checked(name), least, most, byDefault));
            return this;
        }

        /** A whole number in {@code [least, most]} that must be given. */
        public Builder whole(String name, int least, int most) {
            parameters.add(new Parameter.Whole(checked(name), least, most, null));
            return this;
        }

        /** A real number in {@code [least, most]} with a default. */
        public Builder real(String name, double least, double most, double byDefault) {
            parameters.add(new Parameter.Real(checked(name), least, most, byDefault));
            return this;
        }

        /** A word out of several, the first by default. */
        public Builder choice(String name, String... words) {
            parameters.add(new Parameter.Choice(checked(name), List.of(words)));
            return this;
        }

        /** The outputs' names, the default first; a kernel without this has one, {@code value}. */
        public Builder outputs(String... names) {
            for (String output : names) {
                outputs.add(checked(output));
            }
            return this;
        }

        public Builder memory(Memory memory) {
            this.memory = memory;
            return this;
        }

        /** The kernel's comparisons would turn an undefined input into a number: the engine looks at its inputs. */
        public Builder losesUndefined() {
            this.losesUndefined = true;
            return this;
        }

        /** Ends the declaration with a kernel made from the arguments. */
        public Indicator kernel(Function<Arguments, Kernel> kernel) {
            return new Indicator(this, kernel, List.of());
        }

        /** Ends the declaration with one expression over the inputs and parameters. */
        public Indicator composed(String expression) {
            return composed("value", expression);
        }

        /** Ends the declaration with an expression for each output: name, expression, name, expression, … */
        public Indicator composed(String output, String expression, String... more) {
            if (more.length % 2 != 0) {
                throw new IllegalArgumentException(name + ": every output needs a name and an expression");
            }
            List<Composed> composed = new ArrayList<>();
            composed.add(new Composed(checked(output), Expression.parse(expression)));
            for (int i = 0; i < more.length; i += 2) {
                composed.add(new Composed(checked(more[i]), Expression.parse(more[i + 1])));
            }
            return new Indicator(this, null, composed);
        }

        private static String checked(String name) {
            if (!name.matches("[a-z][a-z0-9_]*")) {
                throw new IllegalArgumentException(
                        "'" + name + "' is not a name; lower-case letters, digits and underscores are, a letter first");
            }
            return name;
        }
    }
}
