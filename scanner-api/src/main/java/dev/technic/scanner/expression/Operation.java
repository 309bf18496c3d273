package dev.technic.scanner.expression;

import dev.technic.scanner.InvalidScanException;
import java.util.List;

/**
 * An operator applied to its one or two operands.
 *
 * <p>Operands keep their order and grouping: {@code a + (b + c)} and {@code a + b + c} are different trees, since they round differently. A
 * negated number is a {@link Literal}, never an operation; {@link Expression#negated} knows.
 *
 * @param place where the operator was written
 */
public record Operation(Operator operator, List<Expression> operands, Place place) implements Expression {

    /** @throws InvalidScanException if the operator does not take that many operands, or a number is negated */
    public Operation(Operator operator, List<Expression> operands, Place place) {
        this.operator = operator;
        this.operands = List.copyOf(operands);
        this.place = place;
        checkOperands();
        Limits.check(this);
    }

    public Operation(Operator operator, List<Expression> operands) {
        this(operator, operands, Place.NONE);
    }

    /** The operation, or the number that it is when a number is negated. */
    static Expression of(Operator operator, List<Expression> operands, Place place) {
        return operator == Operator.NEGATE && operands.get(0) instanceof Literal number
                ? new Literal(-number.value(), place)
                : new Operation(operator, operands, place);
    }

    private void checkOperands() {
        if (operands.size() != operator.operands()) {
            throw new InvalidScanException("the operator '" + operator.symbol() + "'" + place.at() + " takes "
                    + (operator.operands() == 1 ? "one operand" : "two operands") + ", not " + operands.size());
        }
        if (operator == Operator.NEGATE && operands.get(0) instanceof Literal number) {
            throw new InvalidScanException("the number " + number + place.at()
                    + " is negated by an operation; write the number " + new Literal(-number.value()));
        }
    }

    @Override
    public List<Expression> children() {
        return operands;
    }

    @Override
    public String toString() {
        return Printer.print(this);
    }
}
