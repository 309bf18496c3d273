package dev.technic.scanner.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.SeriesResult;
import dev.technic.scanner.memory.InMemoryPrices;
import dev.technic.scanner.spi.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every wrong argument is an {@link InvalidScanException} that names it; every right one, however extreme, has an answer. */
final class HostileArguments {

    private final Scanner scanner;
    private final Panel few;

    HostileArguments(Scanner scanner) {
        this.scanner = scanner;
        this.few = scanner.load(InMemoryPrices.of(Bars.randomWalk(30, 1).history("FEW")), LoadOptions.all());
    }

    void areAnswered(Use use) {
        Map<String, Object> mosts = new LinkedHashMap<>(use.arguments());
        for (Parameter parameter : use.indicator().parameters()) {
            String is = parameter.name() + " = ";
            for (String wrong : wrong(parameter)) {
                assertRejected(with(use, parameter, wrong), is, parameter.accepts());
            }
            assertRejected(with(use, parameter, "\"text\""), "text");
            for (Object extreme : extremes(parameter)) {
                Map<String, Object> arguments = new LinkedHashMap<>(use.arguments());
                arguments.put(parameter.name(), extreme);
                mosts.put(parameter.name(), extreme);
                assertAnswered(new Use(use.plugin(), use.indicator(), arguments));
            }
        }
        assertAnswered(new Use(use.plugin(), use.indicator(), mosts));
        String call = use.plugin() + ":" + use.indicator().name();
        assertRejected(call + "(no_such_parameter = 1)", "no_such_parameter");
        assertRejected(call + "(" + "close, ".repeat(20) + "close)", "too many arguments");
        assertRejected(call + "().no_such_output", "no_such_output");
    }

    private static List<String> wrong(Parameter parameter) {
        List<String> wrong = new ArrayList<>(List.of("nan", "close", "no_such_word"));
        if (parameter instanceof Parameter.Whole whole) {
            wrong.addAll(
                    List.of("" + (whole.least() - 1L), "" + (whole.most() + 1L), whole.least() + 0.5 + "", "1e300"));
        } else if (parameter instanceof Parameter.Real real) {
            wrong.addAll(List.of("" + Math.nextDown(real.least()), "" + Math.nextUp(real.most())));
        } else {
            wrong.add("1");
        }
        return wrong;
    }

    /** The least first, the most last. */
    private static List<?> extremes(Parameter parameter) {
        if (parameter instanceof Parameter.Whole whole) {
            return List.of(whole.least(), whole.most());
        } else if (parameter instanceof Parameter.Real real) {
            return List.of(real.least(), real.most());
        }
        return ((Parameter.Choice) parameter).words();
    }

    private static String with(Use use, Parameter parameter, String written) {
        Map<String, Object> arguments = new LinkedHashMap<>(use.arguments());
        arguments.put(parameter.name(), written);
        return new Use(use.plugin(), use.indicator(), arguments)
                .expression(use.indicator().outputs().get(0));
    }

    private void assertRejected(String expression, String... said) {
        assertThatCode(() -> scanner.indicators().lookback(expression))
                .as(expression)
                .isInstanceOf(InvalidScanException.class)
                .message()
                .contains(said);
    }

    /** With finite or undefined values, or with a contradiction between arguments, which the message names. */
    private void assertAnswered(Use use) {
        List<NamedExpression> features = new ArrayList<>();
        for (String output : use.indicator().outputs()) {
            features.add(NamedExpression.of("out_" + output, use.expression(output)));
        }
        try {
            SeriesResult result = scanner.series(few, features);
            for (NamedExpression feature : features) {
                assertThat(result.values("FEW", feature.name()))
                        .as("%s", feature.expression())
                        .doesNotContain(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
            }
        } catch (InvalidScanException contradiction) {
            String message = String.valueOf(contradiction.getMessage());
            assertThat(use.arguments().keySet())
                    .as("a parameter that '%s' names, for %s", message, use)
                    .anyMatch(message::contains);
        }
    }
}
