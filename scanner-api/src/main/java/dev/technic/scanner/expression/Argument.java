package dev.technic.scanner.expression;

import dev.technic.scanner.InvalidScanException;
import org.jspecify.annotations.Nullable;

/**
 * One argument of a {@link Call}: by position, or by name as in {@code seed = first}.
 *
 * @param name the parameter's name, or null for an argument by position
 * @param place where the argument starts
 */
public record Argument(@Nullable String name, Expression value, Place place) {

    /** @throws InvalidScanException if the name is not one */
    public Argument {
        if (name != null) {
            Names.check(name, place);
        }
    }

    /** An argument by position. */
    public static Argument of(Expression value) {
        return new Argument(null, value, value.place());
    }

    /** {@code name = value}. */
    public static Argument named(String name, Expression value) {
        return new Argument(name, value, Place.NONE);
    }

    /** {@code name = value}. */
    public static Argument named(String name, double value) {
        return named(name, new Literal(value));
    }

    /** Whether the argument is given by name. */
    public boolean isNamed() {
        return name != null;
    }

    /** The canonical text: {@code value}, or {@code name = value}. */
    @Override
    public String toString() {
        return name == null ? value.toString() : name + " = " + value;
    }
}
