package dev.technic.scanner.core.plan;

import dev.technic.scanner.IndicatorCatalogue.Entry;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.PluginException;
import dev.technic.scanner.core.engine.Fatal;
import dev.technic.scanner.core.engine.Graph;
import dev.technic.scanner.core.engine.Node.Input;
import dev.technic.scanner.core.engine.Node.Port;
import dev.technic.scanner.core.engine.Node.Reach;
import dev.technic.scanner.core.plan.Value.Constant;
import dev.technic.scanner.core.plan.Value.Series;
import dev.technic.scanner.core.plan.Value.Word;
import dev.technic.scanner.core.plugin.Blame;
import dev.technic.scanner.expression.Call;
import dev.technic.scanner.expression.Expression;
import dev.technic.scanner.expression.Output;
import dev.technic.scanner.expression.Reference;
import dev.technic.scanner.expression.Text;
import dev.technic.scanner.spi.Arguments;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Kernel;
import dev.technic.scanner.spi.Parameter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Binds a call of an indicator: its inputs, its arguments, and then its kernel or its composition. */
final class IndicatorBinder {

    /** The longest lookback of a kernel: sums of as many as a scan may have stay whole numbers. */
    private static final int LONGEST = 100_000;

    private final Binder binder;
    private final Catalogue catalogue;
    private final Graph.Builder graph;
    private final Deque<String> composing = new ArrayDeque<>();

    IndicatorBinder(Binder binder, Catalogue catalogue, Graph.Builder graph) {
        this.binder = binder;
        this.catalogue = catalogue;
        this.graph = graph;
    }

    Value bind(Call call, Optional<Output> chosen, Scope scope) {
        Entry entry = catalogue.find(call.name(), call.place(), scope.plugin());
        Indicator indicator = entry.indicator();
        int output =
                chosen.isEmpty() ? 0 : indicator.outputs().indexOf(chosen.get().output());
        if (output < 0) {
            throw new InvalidScanException(indicator.name() + " has no output '"
                    + chosen.get().output() + "'" + chosen.get().place().at() + "; it has " + indicator.outputs());
        }
        CallArguments given = CallArguments.of(call, indicator, expression -> constant(expression, scope));
        List<Port> inputs = inputs(call, indicator, given, scope);
        Map<String, Object> values = new TreeMap<>();
        for (Parameter parameter : indicator.parameters()) {
            values.put(parameter.name(), argument(call, indicator, parameter, given, scope));
        }
        return new Series(
                indicator.isComposition()
                        ? composed(entry, output, inputs, values)
                        : kernel(call, entry, inputs, Arguments.of(values)).get(output));
    }

    private Optional<Double> constant(Expression expression, Scope scope) {
        boolean isNone = expression instanceof Call
                || expression instanceof Text
                || expression instanceof Reference reference && !(scope.find(reference.name()) instanceof Constant);
        return !isNone
                        && expression.children().stream()
                                .allMatch(child -> constant(child, scope).isPresent())
                        && binder.bind(expression, scope) instanceof Constant constant
                ? Optional.of(constant.number())
                : Optional.empty();
    }

    private List<Port> inputs(Call call, Indicator indicator, CallArguments given, Scope scope) {
        List<Port> ports = new java.util.ArrayList<>();
        for (Indicator.Input input : indicator.inputs()) {
            Expression series = given.series(input.name());
            if (series == null && input.field() == null) {
                throw new InvalidScanException(indicator.name() + call.place().at() + " needs the series '"
                        + input.name() + "'; it takes " + CallArguments.signature(indicator));
            }
            ports.add(
                    series == null
                            ? field(indicator, String.valueOf(input.field()))
                            : binder.series(
                                    series,
                                    scope,
                                    indicator.name() + call.place().at()));
        }
        return ports;
    }

    private Port field(Indicator indicator, String name) {
        Integer field = Language.fields().get(name);
        if (field == null) {
            throw new PluginException("indicator '" + indicator.name() + "' asks for the field '" + name
                    + "'; there are " + Language.fields().keySet());
        }
        return graph.field(field, name);
    }

    private Object argument(Call call, Indicator indicator, Parameter parameter, CallArguments given, Scope scope) {
        Expression written = given.argument(parameter.name());
        if (written == null) {
            if (parameter.byDefault() == null) {
                throw new InvalidScanException(indicator.name() + call.place().at() + " needs '" + parameter.name()
                        + "', " + parameter.accepts());
            }
            return parameter.byDefault();
        }
        Object value = parameter instanceof Parameter.Choice choice
                ? word(written, choice, scope)
                : number(parameter, constant(written, scope).orElse(Double.NaN));
        if (value == null) {
            throw new InvalidScanException(indicator.name() + ": " + parameter.name() + " = " + written
                    + written.place().at() + " is not " + parameter.accepts());
        }
        return value;
    }

    private static @org.jspecify.annotations.Nullable Object word(
            Expression written, Parameter.Choice choice, Scope scope) {
        String word = written instanceof Reference reference
                ? scope.find(reference.name()) instanceof Word handed ? handed.word() : reference.name()
                : "";
        return choice.words().contains(word) ? word : null;
    }

    private static @org.jspecify.annotations.Nullable Object number(Parameter parameter, double value) {
        if (parameter instanceof Parameter.Whole whole) {
            boolean accepted = value >= whole.least() && value <= whole.most() && value == Math.rint(value);
            return accepted ? (Object) (int) value : null;
        }
        Parameter.Real real = (Parameter.Real) parameter;
        return value >= real.least() && value <= real.most() ? (Object) value : null;
    }

    private List<Port> kernel(Call call, Entry entry, List<Port> ports, Arguments arguments) {
        Indicator indicator = entry.indicator();
        List<Input> inputs = indicator.rows().stream()
                .map(row -> new Input(ports.get(row.input()), row.lag()))
                .toList();
        var node = graph.kernel(
                List.of(entry.plugin(), indicator.name(), arguments),
                () -> made(call, entry, arguments),
                inputs,
                indicator.outputs().size(),
                indicator.memory(),
                indicator.losesUndefined(),
                Reach.ALL,
                indicator.name() + arguments);
        return java.util.stream.IntStream.range(0, indicator.outputs().size())
                .mapToObj(node::port)
                .toList();
    }

    private static Kernel made(Call call, Entry entry, Arguments arguments) {
        Indicator indicator = entry.indicator();
        String wrong;
        try {
            Kernel kernel = indicator.bind(arguments);
            wrong = kernel == null
                    ? "it gave null"
                    : wrong(kernel, indicator.outputs().size());
            if (wrong.isEmpty()) {
                return kernel;
            }
        } catch (IllegalArgumentException refused) {
            throw new InvalidScanException(indicator.name() + call.place().at() + ": " + refused.getMessage(), refused);
        } catch (Throwable thrown) {
            Fatal.pass(thrown);
            throw new PluginException(notMade(entry, arguments) + Blame.words("it", thrown), thrown);
        }
        throw new PluginException(notMade(entry, arguments) + wrong);
    }

    private static String notMade(Entry entry, Arguments arguments) {
        return "indicator '" + entry.plugin() + ":" + entry.indicator().name() + "' (" + entry.origin()
                + ") cannot be made with " + arguments + ": ";
    }

    /** What no kernel can be; empty if all is well. */
    private static String wrong(Kernel kernel, int outputs) {
        int lookback = kernel.lookback();
        if (lookback < 0 || lookback > LONGEST) {
            return "its lookback is " + lookback;
        }
        for (int output = 0; output < outputs; output++) {
            int own = kernel.lookback(output);
            if (own < 0 || own > lookback) {
                return "the lookback of its output " + output + " is " + own + ", of all of them " + lookback;
            }
        }
        if (kernel.stateRows() < 0) {
            return "it has " + kernel.stateRows() + " rows of state";
        }
        return kernel.block() < 1 ? "its block is " + kernel.block() : "";
    }

    private Port composed(Entry entry, int output, List<Port> inputs, Map<String, Object> values) {
        Indicator indicator = entry.indicator();
        String name = entry.plugin() + ":" + indicator.name();
        if (composing.contains(name)) {
            throw new PluginException("indicator '" + name + "' (" + entry.origin() + ") is composed of itself");
        }
        Scope own = Scope.of(entry.plugin());
        for (int i = 0; i < inputs.size(); i++) {
            own.define(indicator.inputs().get(i).name(), new Series(inputs.get(i)));
        }
        values.forEach((parameter, value) -> own.define(
                parameter, value instanceof Number n ? new Constant(n.doubleValue()) : new Word(value.toString())));
        composing.push(name);
        try {
            return binder.series(indicator.composition().get(output).expression(), own, indicator.name());
        } catch (InvalidScanException wrong) {
            throw new InvalidScanException(
                    indicator.name() + " is composed of '"
                            + indicator.composition().get(output).expression() + "': " + wrong.getMessage(),
                    wrong);
        } finally {
            composing.pop();
        }
    }
}
