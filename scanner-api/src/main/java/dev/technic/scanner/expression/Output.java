package dev.technic.scanner.expression;

import dev.technic.scanner.InvalidScanException;
import java.util.List;

/**
 * A named output of a call: {@code macd(12, 26, 9).histogram}.
 *
 * @param place where the output's name was written; the call has its own place
 */
public record Output(Call call, String output, Place place) implements Expression {

    /** @throws InvalidScanException if the output's name is not one */
    public Output(Call call, String output, Place place) {
        this.call = call;
        this.output = Names.check(output, place);
        this.place = place;
        Limits.check(this);
    }

    public Output(Call call, String output) {
        this(call, output, Place.NONE);
    }

    @Override
    public List<Expression> children() {
        return List.of(call);
    }

    @Override
    public String toString() {
        return Printer.print(this);
    }
}
