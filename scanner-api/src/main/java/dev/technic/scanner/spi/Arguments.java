package dev.technic.scanner.spi;

import java.util.Map;
import java.util.TreeMap;

/** The checked values of an indicator's {@link Parameter parameters} in one use of it; every parameter has one. */
public final class Arguments {

    private final Map<String, Object> values;

    private Arguments(Map<String, Object> values) {
        this.values = values;
    }

    /** Values by parameter name: {@link Integer}, {@link Double} or {@link String}, as the parameter's kind says. */
    public static Arguments of(Map<String, ?> values) {
        return new Arguments(new TreeMap<>(values));
    }

    public int whole(String parameter) {
        return (Integer) value(parameter);
    }

    public double real(String parameter) {
        return (Double) value(parameter);
    }

    /** The word chosen. */
    public String choice(String parameter) {
        return (String) value(parameter);
    }

    private Object value(String parameter) {
        Object value = values.get(parameter);
        if (value == null) {
            throw new IllegalArgumentException("no parameter '" + parameter + "'; there are " + values.keySet());
        }
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Arguments that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** {@code {fast=12, slow=26}}, by name. */
    @Override
    public String toString() {
        return values.toString();
    }
}
