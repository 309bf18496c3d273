package dev.technic.scanner.testkit;

import dev.technic.scanner.expression.Argument;
import dev.technic.scanner.expression.Call;
import dev.technic.scanner.expression.Expression;
import dev.technic.scanner.expression.Literal;
import dev.technic.scanner.expression.Operation;
import dev.technic.scanner.expression.Output;
import dev.technic.scanner.expression.Reference;
import dev.technic.scanner.spi.Arguments;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.spi.Kernel;
import dev.technic.scanner.spi.Memory;
import dev.technic.scanner.spi.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * What the engine must equal to the bit: expressions over one symbol, computed in the plainest way. Every call is a column of its
 * own from the first bar to the last, nothing is shared, and undefined bars are taken out before a recurrence sees them.
 *
 * <p>It knows what indicators are composed of: the language's operators and functions, {@code ref}, and calls of indicators; of other symbols and of ranks it
 * knows nothing.
 */
public final class Oracle {

    /**
     * A value for each bar, NaN where undefined.
     *
     * @param lookback leading bars that can have none
     * @param patchy whether later bars may have none either: where one of several arguments is enough for a value, as of {@code if}
     */
    public record Series(double[] values, int lookback, boolean patchy) {}

    private final Map<String, Indicator> indicators = new HashMap<>();

    /** Over one plugin's indicators, and those of the plugins that the service loader finds beside it. */
    public Oracle(IndicatorProvider provider) {
        provider.indicators().forEach(indicator -> indicators.put(indicator.name(), indicator));
        for (IndicatorProvider other : ServiceLoader.load(IndicatorProvider.class)) {
            other.indicators().forEach(indicator -> indicators.putIfAbsent(indicator.name(), indicator));
        }
    }

    /** A series over a symbol's fields. */
    public Series series(String expression, Bars bars) {
        return series(Expression.parse(expression), bars);
    }

    /** A series over a symbol's fields. */
    public Series series(Expression expression, Bars bars) {
        return new Column(bars, fields(bars)).of(expression);
    }

    private static Map<String, Object> fields(Bars bars) {
        Map<String, Object> fields = new HashMap<>();
        bars.columns().forEach((field, column) -> fields.put(field, new Series(column, 0, false)));
        return fields;
    }

    /** The names that mean something at one place, over the bars of one symbol. */
    private final class Column {

        private final Bars bars;
        private final Map<String, Object> scope;

        Column(Bars bars, Map<String, Object> scope) {
            this.bars = bars;
            this.scope = scope;
        }

        Series of(Expression expression) {
            return series(value(expression));
        }

        private Series series(Object value) {
            if (value instanceof Series series) {
                return series;
            }
            double[] same = new double[bars.count()];
            Arrays.fill(same, (Double) value);
            return new Series(same, 0, false);
        }

        /** A series, a number or a word. */
        private Object value(Expression expression) {
            if (expression instanceof Literal literal) {
                return literal.value();
            } else if (expression instanceof Reference reference) {
                return scope.getOrDefault(reference.name(), reference.name());
            } else if (expression instanceof Operation operation) {
                return apply(Word.of(operation.operator()), values(operation.operands()));
            } else if (expression instanceof Output output) {
                return call(output.call(), output.output());
            }
            return call((Call) expression, null);
        }

        /** A number if all arguments are, else a series. */
        private Object apply(Word word, List<Object> arguments) {
            int own = word.arguments();
            if (arguments.size() > own) { // the last ones first, so that they are one
                int from = arguments.size() - own;
                List<Object> fewer = new ArrayList<>(arguments.subList(0, from));
                fewer.add(apply(word, arguments.subList(from, arguments.size())));
                return apply(word, fewer);
            }
            if (arguments.stream().allMatch(Double.class::isInstance)) {
                return word.meaning()
                        .applyAsDouble(
                                arguments.stream().mapToDouble(x -> (Double) x).toArray());
            }
            List<Series> series = arguments.stream().map(this::series).toList();
            int lookback =
                    word.start().of(series.stream().mapToInt(Series::lookback).toArray());
            double[] values = undefined();
            for (int bar = lookback; bar < values.length; bar++) {
                int now = bar;
                values[bar] = word.meaning()
                        .applyAsDouble(
                                series.stream().mapToDouble(x -> x.values[now]).toArray());
            }
            boolean patchy = series.stream().anyMatch(x -> x.patchy || x.lookback > lookback);
            return new Series(values, lookback, patchy);
        }

        private double[] undefined() {
            double[] values = new double[bars.count()];
            Arrays.fill(values, Double.NaN);
            return values;
        }

        private Object call(Call call, @Nullable String output) {
            if (call.name().equals("ref")) {
                return before(of(call.children().get(0)), (Double)
                        value(call.children().get(1)));
            }
            return Word.function(call.name())
                    .map(word -> apply(word, values(call.children())))
                    .orElseGet(() -> indicator(call, output));
        }

        private List<Object> values(List<Expression> expressions) {
            return expressions.stream().map(this::value).toList();
        }

        private Series before(Series series, double shift) {
            double[] values = undefined();
            int ago = (int) shift;
            for (int bar = series.lookback + ago; bar < values.length; bar++) {
                values[bar] = series.values[bar - ago];
            }
            return new Series(values, series.lookback + ago, series.patchy);
        }

        private Series indicator(Call call, @Nullable String output) {
            Indicator indicator =
                    indicators.get(call.name().substring(call.name().indexOf(':') + 1));
            if (indicator == null) {
                throw new IllegalArgumentException("the oracle does not know '" + call.name() + "'");
            }
            Map<String, Object> given = given(call, indicator);
            int index = output == null ? 0 : indicator.outputs().indexOf(output);
            if (indicator.isComposition()) {
                Map<String, Object> inside = fields(bars);
                inside.putAll(given);
                return new Column(bars, inside)
                        .of(indicator.composition().get(index).expression());
            }
            List<Series> inputs = indicator.inputs().stream()
                    .map(i -> (Series) given.get(i.name()))
                    .toList();
            return kernel(indicator, indicator.bind(arguments(indicator, given)), inputs, index);
        }

        /** Inputs and parameters by name, as the call gives them or as they are by default. */
        private Map<String, Object> given(Call call, Indicator indicator) {
            Map<String, Object> given = new HashMap<>();
            List<String> parameters = new ArrayList<>();
            indicator.parameters().forEach(p -> parameters.add(p.name()));
            List<String> inputs = new ArrayList<>();
            indicator.inputs().forEach(i -> inputs.add(i.name()));
            for (Argument argument : call.arguments()) {
                Object value = value(argument.value());
                String name = argument.name();
                if (name == null) {
                    name = (value instanceof Series || parameters.isEmpty() ? inputs : parameters).remove(0);
                }
                given.put(
                        name,
                        indicator.inputs().stream().map(Indicator.Input::name).anyMatch(name::equals)
                                ? of(argument.value())
                                : value);
            }
            for (Indicator.Input input : indicator.inputs()) {
                given.computeIfAbsent(
                        input.name(), name -> new Series(bars.column(String.valueOf(input.field())), 0, false));
            }
            for (Parameter parameter : indicator.parameters()) {
                Object byDefault = parameter.byDefault();
                Object number = byDefault instanceof Number n ? (Object) n.doubleValue() : byDefault;
                if (number != null) {
                    given.putIfAbsent(parameter.name(), number);
                }
            }
            return given;
        }

        private Arguments arguments(Indicator indicator, Map<String, Object> given) {
            Map<String, Object> values = new HashMap<>();
            for (Parameter parameter : indicator.parameters()) {
                Object value = given.get(parameter.name());
                values.put(
                        parameter.name(),
                        parameter instanceof Parameter.Whole && value instanceof Double number
                                ? (Object) number.intValue()
                                : value);
            }
            return Arguments.of(values);
        }

        private Series kernel(Indicator indicator, Kernel kernel, List<Series> inputs, int output) {
            int start = inputs.stream().mapToInt(Series::lookback).max().orElse(0);
            int lookback = kernel.lookback(output);
            double[] values = undefined();
            Fold fold = new Fold(indicator, kernel);
            double[][] rows = new double[inputs.size()][Kernel.LANES];
            int taken = 0;
            int spoilt = Integer.MIN_VALUE / 2;
            for (int bar = start; bar < values.length; bar++) {
                boolean absent = false;
                for (int i = 0; i < rows.length; i++) {
                    Arrays.fill(rows[i], inputs.get(i).values[bar]);
                    absent |= Double.isNaN(rows[i][0]);
                }
                if (absent && indicator.memory() != Memory.WINDOW) {
                    continue;
                }
                spoilt = absent ? bar : spoilt;
                fold.advance(taken, rows);
                if (taken >= lookback && !(indicator.losesUndefined() && bar - spoilt <= lookback)) {
                    values[bar] = fold.emit(taken)[output][0];
                }
                taken++;
            }
            return new Series(values, start + lookback, inputs.stream().anyMatch(Series::patchy));
        }
    }
}
