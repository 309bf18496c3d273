package dev.technic.scanner.core.plan;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.expression.Argument;
import dev.technic.scanner.expression.Call;
import dev.technic.scanner.expression.Expression;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a call by the names that the indicator gives them. By position the series come first, as long as what is written is no
 * constant; then the parameters, in their order. An indicator without parameters takes constants for the series that must be given:
 * {@code crossed_above(rsi(14), 70)}.
 */
final class CallArguments {

    private final Map<String, Expression> series = new HashMap<>();
    private final Map<String, Expression> arguments = new HashMap<>();

    private CallArguments() {}

    static CallArguments of(Call call, Indicator indicator, Function<Expression, Optional<Double>> constant) {
        CallArguments given = new CallArguments();
        List<String> inputs =
                indicator.inputs().stream().map(Indicator.Input::name).toList();
        List<String> parameters =
                indicator.parameters().stream().map(Parameter::name).toList();
        int input = 0;
        int parameter = 0;
        for (Argument argument : call.arguments()) {
            Expression value = argument.value();
            String name = argument.name();
            if (name == null) {
                boolean isSeries = parameter == 0
                        && input < inputs.size()
                        && (constant.apply(value).isEmpty() || mustBeSeries(indicator, input));
                if (!isSeries && parameter == parameters.size()) {
                    throw new InvalidScanException(indicator.name()
                            + call.place().at() + " has too many arguments; it takes " + signature(indicator));
                }
                name = isSeries ? inputs.get(input++) : parameters.get(parameter++);
            }
            given.put(call, indicator, name, argument);
        }
        return given;
    }

    private static boolean mustBeSeries(Indicator indicator, int input) {
        return indicator.parameters().isEmpty() && indicator.inputs().get(input).field() == null;
    }

    private void put(Call call, Indicator indicator, String name, Argument argument) {
        boolean isSeries = indicator.inputs().stream().anyMatch(i -> i.name().equals(name));
        boolean isParameter =
                indicator.parameters().stream().anyMatch(p -> p.name().equals(name));
        if (!isSeries && !isParameter) {
            throw new InvalidScanException(indicator.name() + " has no parameter '" + name + "'"
                    + argument.place().at() + "; it has " + names(indicator));
        }
        if ((isSeries ? series : arguments).put(name, argument.value()) != null) {
            throw new InvalidScanException(indicator.name() + call.place().at() + ": the argument '" + name
                    + "' is given by position and by name; give it once");
        }
    }

    private static List<String> names(Indicator indicator) {
        List<String> names = new ArrayList<>();
        indicator.parameters().forEach(p -> names.add(p.name()));
        indicator.inputs().forEach(i -> names.add(i.name()));
        return names;
    }

    /** {@code [x = close, period = 14]}. */
    static String signature(Indicator indicator) {
        List<String> parts = new ArrayList<>();
        indicator.inputs().forEach(i -> parts.add(i.name() + (i.field() == null ? "" : " = " + i.field())));
        indicator.parameters().forEach(p -> parts.add(p.name() + (p.byDefault() == null ? "" : " = " + p.byDefault())));
        return parts.toString();
    }

    @Nullable
    Expression series(String input) {
        return series.get(input);
    }

    @Nullable
    Expression argument(String parameter) {
        return arguments.get(parameter);
    }
}
