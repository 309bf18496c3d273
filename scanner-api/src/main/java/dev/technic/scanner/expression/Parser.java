package dev.technic.scanner.expression;

import dev.technic.scanner.InvalidScanException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text into a tree by precedence climbing. It recurses only into parentheses and once per precedence, and counts the former, so that no
 * text exhausts the stack.
 */
final class Parser {

    private static final Map<String, Operator> BINARY = Arrays.stream(Operator.values())
            .filter(operator -> operator.operands() == 2)
            .collect(Collectors.toUnmodifiableMap(Operator::symbol, Function.identity()));

    private static final String STARTS =
            "; an expression starts with a number, a name, a text in double quotes, '-', 'not' or '('";
    private static final int SHORT = 80;

    private final Lexer lexer;
    private Token token;

    /** The open parentheses, innermost first. */
    private final Deque<Token> open = new ArrayDeque<>();

    private Parser(String text) {
        lexer = new Lexer(text);
        token = lexer.next();
    }

    static Expression parse(String text) {
        if (text.length() > Limits.CHARACTERS) {
            throw new InvalidScanException("the text of an expression has " + text.length() + " characters; at most "
                    + Limits.CHARACTERS + " are accepted");
        }
        Parser parser = new Parser(text);
        Expression tree = parser.expression(0);
        if (parser.token.kind() != Token.Kind.END) {
            throw parser.unexpected("an operator or the end of the text");
        }
        return tree;
    }

    private Token advance() {
        Token taken = token;
        token = lexer.next();
        return taken;
    }

    /** An expression whose operators bind at least as tightly as asked. */
    private Expression expression(int tightness) {
        Expression left = prefixed(tightness);
        for (Operator operator = binary();
                operator != null && operator.precedence() >= tightness;
                operator = binary()) {
            Place place = advance().place();
            Expression right = expression(operator.precedence() + 1);
            if (operator.isComparison()) {
                checkNotChained(left, operator, right);
            }
            left = Operation.of(operator, List.of(left, right), place);
        }
        return left;
    }

    private @Nullable Operator binary() {
        return switch (token.kind()) {
            case SYMBOL, WORD -> BINARY.get(token.text());
            default -> null;
        };
    }

    private void checkNotChained(Expression left, Operator operator, Expression right) {
        Operator next = binary();
        if (next == null || !next.isComparison()) {
            return;
        }
        String place = advance().place().at();
        Expression last = expression(next.precedence() + 1);
        String remedy = new Operation(operator, List.of(left, right))
                .and(new Operation(next, List.of(right, last)))
                .toString();
        throw new InvalidScanException("comparisons cannot be chained, as '" + next.symbol() + "'" + place
                + " does; write " + (remedy.length() <= SHORT ? remedy : "a < b and b < c"));
    }

    /** An operand after any number of {@code not}, or of {@code -}. */
    private Expression prefixed(int tightness) {
        if (token.is("not") && tightness <= Operator.NOT.precedence()) {
            return applied(Operator.NOT);
        } else if (token.is("-")) {
            return applied(Operator.NEGATE);
        }
        return primary();
    }

    private Expression applied(Operator operator) {
        Deque<Place> places = new ArrayDeque<>();
        while (token.is(operator.symbol())) {
            places.push(advance().place());
        }
        Expression result = expression(operator.precedence());
        for (Place place : places) {
            result = Operation.of(operator, List.of(result), place);
        }
        return result;
    }

    private Expression primary() {
        Token start = token;
        switch (start.kind()) {
            case NUMBER:
                advance();
                return number(start);
            case TEXT:
                advance();
                return new Text(start.text(), start.place());
            case NAME:
                advance();
                return named(start);
            case WORD:
                if (start.is("nan")) {
                    advance();
                    return new Literal(Double.NaN, start.place());
                } else if (start.is("not")) {
                    throw new InvalidScanException("'not'" + start.place().at()
                            + " binds looser than the operator before it; put it in parentheses with its operand");
                }
                break;
            default:
                if (start.is("(")) {
                    return group();
                }
        }
        throw new InvalidScanException(
                "expected an expression" + start.place().at() + " but found " + start.quoted() + STARTS);
    }

    private static Literal number(Token token) {
        double value = Double.parseDouble(token.text());
        boolean vanished = value == 0 && token.text().split("[eE]")[0].chars().anyMatch(digit -> digit > '0');
        if (vanished || Double.isInfinite(value)) {
            throw new InvalidScanException("the number " + Messages.quoted(token.text())
                    + token.place().at() + " is too " + (vanished ? "small" : "large")
                    + "; numbers are zero or from 5e-324 to 1.7976931348623157e308 in size");
        }
        return new Literal(value, token.place());
    }

    private Expression group() {
        open();
        Expression inner = expression(0);
        close("an operator or ')'");
        return inner;
    }

    private void open() {
        Token parenthesis = advance();
        open.push(parenthesis);
        if (open.size() > Limits.DEPTH) {
            throw new InvalidScanException("the '('" + parenthesis.place().at() + " is nested deeper than "
                    + Limits.DEPTH + " levels; write fewer parentheses");
        }
    }

    private void close(String expected) {
        if (!token.is(")")) {
            throw unexpected(expected);
        }
        advance();
        open.pop();
    }

    /** A name, a call, or a call's output. */
    private Expression named(Token first) {
        String name = first.text();
        if (token.is(":")) {
            advance();
            name += ":" + name("an indicator", "a call may name its plugin, as in acme:rsi(14)");
            if (!token.is("(")) {
                throw new InvalidScanException("expected '(' after '" + name + "'"
                        + token.place().at() + " but found " + token.quoted() + "; only a call names its plugin");
            }
        }
        if (!token.is("(")) {
            return new Reference(name, first.place());
        }
        Call call = new Call(name, arguments(), first.place());
        if (!token.is(".")) {
            return call;
        }
        advance();
        Place place = token.place();
        return new Output(
                call, name("an output", "a call may name its output, as in macd(12, 26, 9).histogram"), place);
    }

    private String name(String what, String remedy) {
        if (token.kind() != Token.Kind.NAME) {
            throw new InvalidScanException("expected the name of " + what
                    + token.place().at() + " but found " + token.quoted() + "; " + remedy);
        }
        return advance().text();
    }

    private List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>();
        open();
        if (!token.is(")")) {
            arguments.add(argument());
            while (token.is(",")) {
                advance();
                arguments.add(argument());
            }
        }
        close("an operator, ',' or ')'");
        return arguments;
    }

    private Argument argument() {
        Place place = token.place();
        boolean word = token.kind() == Token.Kind.NAME || token.kind() == Token.Kind.WORD;
        if (word && lexer.isBeforeAssignment()) {
            String name = Names.check(advance().text(), place);
            advance();
            return new Argument(name, expression(0), place);
        }
        return new Argument(null, expression(0), place);
    }

    /** What to say of a token after a complete expression. */
    private InvalidScanException unexpected(String expected) {
        String place = token.place().at();
        if (token.is("=")) {
            return new InvalidScanException("'='" + place + " names no argument; write '==' to compare");
        } else if (token.is(".")) {
            return new InvalidScanException("'.'" + place
                    + " does not follow a call; only a call has outputs, as in macd(12, 26, 9).histogram");
        }
        return new InvalidScanException(
                "expected " + expected + place + " but found " + token.quoted() + "; " + remedy());
    }

    private String remedy() {
        String written = token.text().toLowerCase(Locale.ROOT);
        if (token.kind() == Token.Kind.END && !open.isEmpty()) {
            return "the '('" + open.element().place().at() + " is not closed";
        } else if (token.is(")")) {
            return "no '(' is open";
        } else if (token.kind() == Token.Kind.NAME && (written.equals("and") || written.equals("or"))) {
            return "write '" + written + "'";
        }
        return Messages.OPERATORS;
    }
}
