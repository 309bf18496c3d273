package dev.technic.scanner.expression;

import dev.technic.scanner.InvalidScanException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An indicator or a function applied to arguments: {@code ema(close, 12, seed = first)}.
 *
 * @param name a name, or {@code plugin:name} where the plugin matters
 * @param arguments those by position first, then those by name, no name twice
 */
public record Call(String name, List<Argument> arguments, Place place) implements Expression {

    /** @throws InvalidScanException if the name or the order of the arguments is wrong */
    public Call(String name, List<Argument> arguments, Place place) {
        this.name = Names.checkQualified(name, place);
        this.arguments = List.copyOf(arguments);
        this.place = place;
        checkOrder();
        Limits.check(this);
    }

    public Call(String name, List<Argument> arguments) {
        this(name, arguments, Place.NONE);
    }

    private void checkOrder() {
        Set<String> names = new HashSet<>();
        String last = null;
        for (Argument argument : arguments) {
            String key = argument.name();
            if (key == null && last != null) {
                throw new InvalidScanException(
                        name + ": an argument by position" + argument.place().at() + " follows the named argument '"
                                + last + "'; arguments by position come first");
            }
            if (key != null && !names.add(key)) {
                throw new InvalidScanException(name + ": the argument '" + key + "' is given again"
                        + argument.place().at() + "; give it once");
            }
            last = key;
        }
    }

    /** This call with one more argument, by position. */
    public Call with(Expression value) {
        return with(Argument.of(value));
    }

    /** This call with one more argument, by position. */
    public Call with(double value) {
        return with(new Literal(value));
    }

    /** This call with one more argument, by name. */
    public Call with(String parameter, Expression value) {
        return with(Argument.named(parameter, value));
    }

    /** This call with one more argument, by name. */
    public Call with(String parameter, double value) {
        return with(Argument.named(parameter, value));
    }

    private Call with(Argument argument) {
        List<Argument> more = new ArrayList<>(arguments);
        more.add(argument);
        return new Call(name, more, place);
    }

    @Override
    public List<Expression> children() {
        return arguments.stream().map(Argument::value).toList();
    }

    @Override
    public String toString() {
        return Printer.print(this);
    }
}
