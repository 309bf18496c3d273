package dev.technic.scanner.expression;

import dev.technic.scanner.InvalidScanException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a scan asks of a symbol: an immutable tree, written as text or built in Java.
 *
 * <pre>{@code
 * Expression.parse("close / sma(close, 50) - 1")
 *
 * Expression close = name("close");
 * close.dividedBy(call("sma", close, 50)).minus(1)
 * }</pre>
 *
 * <p>Both ways make the same tree, and equal trees are equal objects. Printing is canonical: {@code parse(tree.toString())} equals the tree, for
 * every tree. Nothing is known here about the names; whether {@code sma} exists and takes two arguments is decided by the scan.
 *
 * <p>The grammar, from the loosest to the tightest; operators of one line group to the left, comparisons do not chain:
 *
 * <pre>{@code
 * a or b
 * a and b
 * not a
 * a < b   a <= b   a > b   a >= b   a == b   a != b
 * a + b   a - b
 * a * b   a / b
 * -a
 * 20   1.5   .5   1e9   nan   "text"   name   name(a, b, key = c)   plugin:name(a)   call(a).output   (a)
 * }</pre>
 *
 * <p>A text has at most 10,000 characters, and a tree at most 1,000 parts and 100 levels, however it was made, and a canonical text within
 * 10,000 characters, counting 24 for each fraction. So expressions from anybody may be parsed, printed, hashed and compared.
 */
public sealed interface Expression permits Literal, Text, Reference, Call, Output, Operation {

    /**
     * Parses a text.
     *
     * @throws InvalidScanException if the text is not an expression; the message points at the place and says what would be accepted
     */
    static Expression parse(String text) {
        return Parser.parse(text);
    }

    /**
     * A number; NaN is {@code nan}.
     *
     * @throws InvalidScanException if it is infinite
     */
    static Literal number(double value) {
        return new Literal(value);
    }

    /** A text in quotes. */
    static Text text(String value) {
        return new Text(value);
    }

    /** A name used as a value, such as {@code close}. */
    static Reference name(String name) {
        return new Reference(name);
    }

    /** A call with arguments by position; {@link Call#with(String, Expression)} adds those by name. */
    static Call call(String name, Expression... arguments) {
        return new Call(name, Arrays.stream(arguments).map(Argument::of).toList());
    }

    /** A call with numbers as arguments, such as {@code macd(12, 26, 9)}. */
    static Call call(String name, double first, double... more) {
        return withNumbers(call(name).with(first), more);
    }

    /** A call of a series with numbers, such as {@code sma(close, 20)}. */
    static Call call(String name, Expression series, double first, double... more) {
        return withNumbers(call(name, series).with(first), more);
    }

    private static Call withNumbers(Call call, double... numbers) {
        Call result = call;
        for (double number : numbers) {
            result = result.with(number);
        }
        return result;
    }

    /**
     * Where it was written: the first character of a number, text, name or call, an operation's operator, an output's name;
     * {@link Place#NONE} if built in Java.
     */
    Place place();

    /** The direct parts, in the order of the text: the values of a call's arguments, an operation's operands, an output's call. */
    List<Expression> children();

    /** The canonical text. */
    @Override
    String toString();

    /**
     * This tree with names used as values replaced. All are replaced at once: a replacement is not searched for names again.
     *
     * @param replacement the expression for a name, or null to leave the name as it is
     * @throws InvalidScanException if the tree becomes too large
     */
    default Expression substitute(Function<Reference, @Nullable Expression> replacement) {
        return Substitution.apply(this, replacement);
    }

    /** {@code of("SPY", this)}: this, of another symbol's bars, at each symbol's own sessions. */
    default Expression of(String symbol) {
        return call("of", text(symbol), this);
    }

    /** {@code this + other}. */
    default Expression plus(Expression other) {
        return binary(Operator.ADD, other);
    }

    /** {@code this + other}. */
    default Expression plus(double other) {
        return plus(number(other));
    }

    /** {@code this - other}. */
    default Expression minus(Expression other) {
        return binary(Operator.SUBTRACT, other);
    }

    /** {@code this - other}. */
    default Expression minus(double other) {
        return minus(number(other));
    }

    /** {@code this * other}. */
    default Expression times(Expression other) {
        return binary(Operator.MULTIPLY, other);
    }

    /** {@code this * other}. */
    default Expression times(double other) {
        return times(number(other));
    }

    /** {@code this / other}. */
    default Expression dividedBy(Expression other) {
        return binary(Operator.DIVIDE, other);
    }

    /** {@code this / other}. */
    default Expression dividedBy(double other) {
        return dividedBy(number(other));
    }

    /** {@code -this}; of a number, the negative number. */
    default Expression negated() {
        return Operation.of(Operator.NEGATE, List.of(this), Place.NONE);
    }

    /** {@code this < other}. */
    default Expression lessThan(Expression other) {
        return binary(Operator.LESS, other);
    }

    /** {@code this < other}. */
    default Expression lessThan(double other) {
        return lessThan(number(other));
    }

    /** {@code this <= other}. */
    default Expression atMost(Expression other) {
        return binary(Operator.AT_MOST, other);
    }

    /** {@code this <= other}. */
    default Expression atMost(double other) {
        return atMost(number(other));
    }

    /** {@code this > other}. */
    default Expression greaterThan(Expression other) {
        return binary(Operator.GREATER, other);
    }

    /** {@code this > other}. */
    default Expression greaterThan(double other) {
        return greaterThan(number(other));
    }

    /** {@code this >= other}. */
    default Expression atLeast(Expression other) {
        return binary(Operator.AT_LEAST, other);
    }

    /** {@code this >= other}. */
    default Expression atLeast(double other) {
        return atLeast(number(other));
    }

    /** {@code this == other}; {@link Object#equals} asks whether two trees are the same. */
    default Expression equalTo(Expression other) {
        return binary(Operator.EQUAL, other);
    }

    /** {@code this == other}. */
    default Expression equalTo(double other) {
        return equalTo(number(other));
    }

    /** {@code this != other}. */
    default Expression notEqualTo(Expression other) {
        return binary(Operator.NOT_EQUAL, other);
    }

    /** {@code this != other}. */
    default Expression notEqualTo(double other) {
        return notEqualTo(number(other));
    }

    /** {@code this and other}. */
    default Expression and(Expression other) {
        return binary(Operator.AND, other);
    }

    /** {@code this or other}. */
    default Expression or(Expression other) {
        return binary(Operator.OR, other);
    }

    /** {@code not this}. */
    default Expression not() {
        return Operation.of(Operator.NOT, List.of(this), Place.NONE);
    }

    /**
     * {@code this.output}.
     *
     * @throws InvalidScanException if this is not a call
     */
    default Expression output(String output) {
        if (this instanceof Call call) {
            return new Output(call, output);
        }
        throw new InvalidScanException("the output " + Messages.quoted(output)
                + " is asked of something that is not a call; only a call has outputs");
    }

    private Expression binary(Operator operator, Expression other) {
        return Operation.of(operator, List.of(this, other), Place.NONE);
    }
}
