package dev.technic.scanner.core.plan;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.core.engine.Graph;
import dev.technic.scanner.core.engine.Node;
import dev.technic.scanner.core.engine.Node.Input;
import dev.technic.scanner.core.engine.Node.Port;
import dev.technic.scanner.core.engine.Node.Reach;
import dev.technic.scanner.core.plan.Value.AtAsOf;
import dev.technic.scanner.core.plan.Value.Constant;
import dev.technic.scanner.core.plan.Value.Groups;
import dev.technic.scanner.core.plan.Value.OfSymbol;
import dev.technic.scanner.core.plan.Value.Series;
import dev.technic.scanner.expression.Argument;
import dev.technic.scanner.expression.Call;
import dev.technic.scanner.expression.Expression;
import dev.technic.scanner.expression.Literal;
import dev.technic.scanner.expression.Operation;
import dev.technic.scanner.expression.Output;
import dev.technic.scanner.expression.Place;
import dev.technic.scanner.expression.Reference;
import dev.technic.scanner.expression.Text;
import dev.technic.scanner.spi.Kernel;
import dev.technic.scanner.spi.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Binds expressions: finds what each name and call stands for, tells series from snapshots, and adds the series to one graph. Errors point at
 * the place in the text.
 */
final class Binder {

    /** Rows of state of all kernels together; 51 MB for each worker. */
    private static final int MOST_STATE_ROWS = 100_000;

    /** Bars that a {@code ref} may reach back: it holds them and the bar itself. */
    private static final int FARTHEST = MOST_STATE_ROWS - 1;

    private static final int MOST_NODES = 5_000;

    /** Series of other symbols: 8 bytes for each session, and a walk of its own for each symbol. */
    private static final int MOST_REFERENCES = 256;

    private final Catalogue catalogue;
    private final Graph.Builder graph = new Graph.Builder();
    private final IndicatorBinder indicators;

    Binder(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.indicators = new IndicatorBinder(this, catalogue, graph);
    }

    Graph.Builder graph() {
        return graph;
    }

    /** Throws if the graph has grown beyond what a worker holds; looked at after each call, so that nothing grows far beyond. */
    void checkSize() {
        checkSize("");
    }

    private void checkSize(Call last) {
        checkSize(last.name() + last.place().at() + " is too much: ");
    }

    private void checkSize(String what) {
        if (graph.stateRows() > MOST_STATE_ROWS) {
            throw new InvalidScanException(
                    what + "the windows of this scan hold more than " + MOST_STATE_ROWS + " bars altogether");
        }
        if (graph.size() > MOST_NODES) {
            throw new InvalidScanException(what + "this scan has more than " + MOST_NODES + " distinct parts");
        }
        if (graph.references().size() > MOST_REFERENCES) {
            throw new InvalidScanException(
                    what + "this scan asks for more than " + MOST_REFERENCES + " distinct series of other symbols");
        }
    }

    /** An expression that must be a series. */
    Port series(Expression expression, Scope scope, String what) {
        Value value = bind(expression, scope);
        if (value instanceof AtAsOf) {
            throw new InvalidScanException(what + " takes a series, but '" + expression + "'"
                    + expression.place().at()
                    + " is a snapshot: it has one value per symbol, at the as-of session");
        }
        return port(value);
    }

    /** An expression of either kind, as a snapshot: of a series, its value at the as-of session. */
    Snapshot snapshot(Expression expression, Scope scope) {
        return snapshot(bind(expression, scope));
    }

    Snapshot snapshot(Value value) {
        if (value instanceof AtAsOf already) {
            return already.snapshot();
        }
        return value instanceof Constant constant
                ? new Snapshot.Number(constant.number())
                : new Snapshot.Captured(graph.root(port(value)));
    }

    Port port(Value value) {
        if (value instanceof Series series) {
            return series.port();
        }
        if (value instanceof Constant constant) {
            return graph.constant(constant.number());
        }
        throw new InvalidScanException("'" + ((Value.Word) value).word() + "' is a choice, not a value");
    }

    Value bind(Expression expression, Scope scope) {
        if (expression instanceof Literal literal) {
            return new Constant(literal.value());
        }
        if (expression instanceof Reference reference) {
            return reference(reference, scope);
        }
        if (expression instanceof Operation operation) {
            List<Value> operands =
                    operation.operands().stream().map(o -> bind(o, scope)).toList();
            return apply(Language.kernel(operation.operator()), operands);
        }
        if (expression instanceof Output output) {
            Value value = indicators.bind(output.call(), Optional.of(output), scope);
            checkSize(output.call());
            return value;
        }
        if (expression instanceof Call call) {
            Value value = call(call, scope);
            checkSize(call);
            return value;
        }
        throw new InvalidScanException("the text " + expression
                + ((Text) expression).place().at() + " is no value; only a function that asks for a text takes one");
    }

    private Value reference(Reference reference, Scope scope) {
        Value known = scope.find(reference.name());
        if (known instanceof OfSymbol number) {
            return new Series(graph.ofSymbol(number.name()));
        }
        if (known instanceof Groups groups) {
            throw new InvalidScanException("'" + groups.name() + "'"
                    + reference.place().at()
                    + " is a column of texts of the universe, which groups symbols: rank(x, by = " + groups.name()
                    + "); it is no value");
        }
        if (known != null) {
            return known;
        }
        Integer field = Language.fields().get(reference.name());
        if (field != null) {
            return new Series(graph.field(field, reference.name()));
        }
        throw scope.unknown(reference, catalogue);
    }

    private Value call(Call call, Scope scope) {
        Optional<Language.Function> function = Language.function(call.name());
        if (function.isPresent()) {
            return function(call, function.get(), scope);
        }
        Optional<CrossSection> section = CrossSection.named(call.name());
        if (section.isPresent()) {
            return across(call, section.get(), scope);
        }
        return switch (call.name()) {
            case Language.REF -> ref(call, scope);
            case Language.OF -> of(call, scope);
            default -> indicators.bind(call, Optional.empty(), scope);
        };
    }

    private Value function(Call call, Language.Function function, Scope scope) {
        List<Expression> arguments = positional(call, function.least(), function.most());
        List<Value> values = arguments.stream().map(a -> bind(a, scope)).toList();
        int width = function.kernel().arguments();
        Value folded = apply(function.kernel(), values.subList(values.size() - width, values.size()));
        for (int at = values.size() - width - 1; at >= 0; at--) {
            folded = apply(function.kernel(), List.of(values.get(at), folded));
        }
        return folded;
    }

    private Value apply(Elementwise kernel, List<Value> values) {
        if (values.stream().anyMatch(AtAsOf.class::isInstance)) {
            return new AtAsOf(new Snapshot.Applied(
                    kernel, values.stream().map(this::snapshot).toList()));
        }
        if (values.stream().allMatch(Constant.class::isInstance)) {
            double[] numbers =
                    values.stream().mapToDouble(v -> ((Constant) v).number()).toArray();
            return new Constant(kernel.of(numbers));
        }
        Reach reach = switch (kernel) {
            case COALESCE, AND, OR -> Reach.ANY;
            case IF -> Reach.CHOICE;
            default -> Reach.ALL;
        };
        List<Input> inputs = values.stream().map(v -> new Input(port(v), 0)).toList();
        return new Series(kernel(kernel, () -> kernel, inputs, Memory.WINDOW, reach, kernel.toString()));
    }

    private Port kernel(
            Object identity,
            java.util.function.Supplier<Kernel> kernel,
            List<Input> inputs,
            Memory memory,
            Reach reach,
            String description) {
        Node node = graph.kernel(identity, kernel, inputs, 1, memory, false, reach, description);
        return node.port(0);
    }

    private Value ref(Call call, Scope scope) {
        List<Expression> arguments = positional(call, 2, 2);
        Place place = arguments.get(1).place();
        double bars = bind(arguments.get(1), scope) instanceof Constant constant ? constant.number() : Double.NaN;
        if (bars < 0) {
            throw new InvalidScanException("ref: a shift of " + arguments.get(1) + place.at()
                    + " bars looks ahead; a whole number in [0, " + FARTHEST + "] is accepted");
        }
        if (bars != Math.rint(bars) || !(bars <= FARTHEST)) {
            throw new InvalidScanException("ref: a shift of '" + arguments.get(1) + "'" + place.at()
                    + " is not a whole number in [0, " + FARTHEST + "]");
        }
        Port series = series(arguments.get(0), scope, "ref" + call.place().at());
        if (bars == 0) {
            return new Series(series);
        }
        Shift shift = new Shift((int) bars);
        return new Series(kernel(shift, () -> shift, List.of(new Input(series, 0)), Memory.WINDOW, Reach.ALL, "ref"));
    }

    /**
     * Another symbol's series. It is bound like one of the asking symbol's, so that names and inputs of compositions mean in it what they mean
     * around it; which nodes are then stepped over whose bars is settled when the graph is built.
     */
    private Value of(Call call, Scope scope) {
        List<Expression> arguments = positional(call, 2, 2);
        String at = call.place().at();
        if (!(arguments.get(0) instanceof Text symbol)) {
            throw new InvalidScanException(
                    "of" + at + " takes a symbol in double quotes and a series, as in of(\"SPY\", close), but '"
                            + arguments.get(0) + "'" + arguments.get(0).place().at() + " is no symbol");
        }
        if (symbol.value().isBlank()) {
            throw new InvalidScanException(
                    "of" + at + ": the symbol" + symbol.place().at() + " is blank");
        }
        Port series = series(arguments.get(1), scope, "of" + at);
        return new Series(graph.reference(new Graph.Reference(symbol.value(), series, call.toString())));
    }

    private Value across(Call call, CrossSection function, Scope scope) {
        List<Expression> positional = new ArrayList<>();
        Snapshot by = null;
        for (Argument argument : call.arguments()) {
            if ("by".equals(argument.name())) {
                by = groups(argument.value(), scope);
            } else if (argument.isNamed()) {
                throw new InvalidScanException(
                        call.name() + call.place().at() + " has no argument '" + argument.name() + "'; it has [by]");
            } else {
                positional.add(argument.value());
            }
        }
        int wanted = function == CrossSection.QUANTILE ? 2 : 1;
        checkCount(call, positional.size(), wanted, wanted);
        double groups = 0;
        if (wanted == 2) {
            Expression count = positional.get(1);
            groups = bind(count, scope) instanceof Constant constant ? constant.number() : Double.NaN;
            if (!(groups >= 2 && groups <= 1000 && groups == Math.rint(groups))) {
                throw new InvalidScanException(
                        "quantile: groups = " + count + count.place().at() + " is not a whole number in [2, 1000]");
            }
        }
        return new AtAsOf(new Snapshot.Across(function, snapshot(positional.get(0), scope), groups, by));
    }

    private Snapshot groups(Expression by, Scope scope) {
        return by instanceof Reference name && scope.find(name.name()) instanceof Groups groups
                ? groups.snapshot()
                : snapshot(by, scope);
    }

    private static List<Expression> positional(Call call, int least, int most) {
        for (Argument argument : call.arguments()) {
            if (argument.isNamed()) {
                throw new InvalidScanException(call.name() + call.place().at() + " has no argument '" + argument.name()
                        + "'; its arguments have no names");
            }
        }
        checkCount(call, call.arguments().size(), least, most);
        return call.children();
    }

    private static void checkCount(Call call, int have, int least, int most) {
        if (have < least || have > most) {
            String takes = least == most ? "" + least : least + " to " + most;
            throw new InvalidScanException(call.name() + call.place().at() + " has " + have
                    + (have == 1 ? " argument" : " arguments") + "; it takes " + takes);
        }
    }
}
