package dev.technic.scanner;

import dev.technic.scanner.expression.Expression;

/**
 * A feature or a column.
 *
 * @param optional whether NaN is an answer: it rejects no symbol, and reaches a model as missing
 */
public record NamedExpression(String name, Expression expression, boolean optional) {

    /** A required one. */
    public static NamedExpression of(String name, String expression) {
        return new NamedExpression(Names.checked(name), Expression.parse(expression), false);
    }

    public NamedExpression {
        Names.checked(name);
    }
}
