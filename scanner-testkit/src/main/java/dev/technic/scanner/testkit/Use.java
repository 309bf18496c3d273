package dev.technic.scanner.testkit;

import dev.technic.scanner.spi.Arguments;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Kernel;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** An indicator with its arguments chosen. */
record Use(String plugin, Indicator indicator, Map<String, Object> arguments) {

    Use {
        arguments = new TreeMap<>(arguments);
    }

    Kernel kernel() {
        return indicator.bind(Arguments.of(arguments));
    }

    /** The field that stands in for an input. */
    static String field(Indicator.Input input) {
        return input.field() == null ? "close" : input.field();
    }

    /** One output as an expression over the fields. */
    String expression(String output) {
        return expression(output, "");
    }

    /** The same with inputs that are undefined on bars without volume. */
    String expressionWithHoles(String output) {
        return expression(output, " + 0 / volume");
    }

    private String expression(String output, String suffix) {
        StringJoiner parts = new StringJoiner(", ", "(", ")");
        indicator.inputs().forEach(input -> parts.add(input.name() + " = " + field(input) + suffix));
        arguments.forEach((parameter, value) -> parts.add(parameter + " = " + value));
        return plugin + ":" + indicator.name() + parts + "." + output;
    }

    @Override
    public String toString() {
        StringJoiner parts = new StringJoiner(", ", indicator.name() + "(", ")");
        arguments.forEach((parameter, value) -> parts.add(parameter + " = " + value));
        return parts.toString();
    }
}
