package dev.technic.scanner.expression;

import dev.technic.scanner.InvalidScanException;
import java.util.List;

/**
 * A number: finite, or {@code nan} for undefined.
 *
 * <p>There is one zero: {@code -0.0} becomes {@code 0.0}. Two literals are equal when their values have the same bits, so {@code nan}
 * equals {@code nan} here.
 */
public record Literal(double value, Place place) implements Expression {

    /** @throws InvalidScanException if the value is infinite */
    public Literal {
        if (Double.isInfinite(value)) {
            throw new InvalidScanException(
                    "a number" + place.at() + " is infinite; numbers are finite, or nan for undefined");
        }
        value = Double.isNaN(value) ? Double.NaN : value + 0.0;
    }

    public Literal(double value) {
        this(value, Place.NONE);
    }

    @Override
    public List<Expression> children() {
        return List.of();
    }

    @Override
    public String toString() {
        return Printer.print(this);
    }
}
