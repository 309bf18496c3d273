package dev.technic.scanner.expression;

import dev.technic.scanner.InvalidScanException;
import java.util.List;

/**
 * A name used as a value: a field, an earlier feature, model or column, a constant of the universe, or a word that an argument takes.
 * What it stands for is decided by the scan that uses it.
 */
public record Reference(String name, Place place) implements Expression {

    /** @throws InvalidScanException if the name is not one */
    public Reference(String name, Place place) {
        this.name = Names.check(name, place);
        this.place = place;
        Limits.check(this);
    }

    public Reference(String name) {
        this(name, Place.NONE);
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
