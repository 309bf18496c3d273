package dev.technic.scanner.expression;

import static dev.technic.scanner.expression.Expression.call;
import static dev.technic.scanner.expression.Expression.name;
import static dev.technic.scanner.expression.Expression.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.technic.scanner.InvalidScanException;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvalidExpressionTest {

    private static final String STARTS =
            "; an expression starts with a number, a name, a text in double quotes, '-', 'not' or '('";
    private static final String OPERATORS = "; the operators are or and not < <= > >= == != + - * /";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | at 1:1 but found the end of the text",
                "a + ) | at 1:5 but found ')'",
                "a and | at 1:6 but found the end of the text",
                "a and or b | at 1:7 but found 'or'",
                "sma(close, ) | at 1:12 but found ')'",
                "sma(, 1) | at 1:5 but found ','",
                "() | at 1:2 but found ')'",
                "* 2 | at 1:1 but found '*'",
                "+ 2 | at 1:1 but found '+'",
                "= a | at 1:1 but found '='",
                ":a | at 1:1 but found ':'",
                "f(a = ) | at 1:7 but found ')'"
            })
    void saysWhereAnExpressionIsMissing(String text, String what) {
        assertInvalid(text, "expected an expression " + what + STARTS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a b     | an operator or the end of the text at 1:3 but found 'b'; the operators are",
                "1 2     | an operator or the end of the text at 1:3 but found '2'; the operators are",
                "a \"b\" | an operator or the end of the text at 1:3 but found the text 'b'; the operators are",
                "(a) (b) | an operator or the end of the text at 1:5 but found '('; the operators are",
                "a, b    | an operator or the end of the text at 1:2 but found ','; the operators are",
                "1:2     | an operator or the end of the text at 1:2 but found ':'; the operators are",
                "a not b | an operator or the end of the text at 1:3 but found 'not'; the operators are",
                "(a b)   | an operator or ')' at 1:4 but found 'b'; the operators are",
                "(a, b)  | an operator or ')' at 1:3 but found ','; the operators are",
                "f(a b)  | an operator, ',' or ')' at 1:5 but found 'b'; the operators are"
            })
    void saysWhatMayFollowAnExpression(String text, String expected) {
        assertInvalid(text, "expected " + expected + OPERATORS.substring("; the operators are".length()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a )   | expected an operator or the end of the text at 1:3 but found ')'; no '(' is open",
                "(a    | expected an operator or ')' at 1:3 but found the end of the text; the '(' at 1:1 is not closed",
                "f((a) | expected an operator, ',' or ')' at 1:6 but found the end of the text; the '(' at 1:2 is not closed",
                "a AND b | expected an operator or the end of the text at 1:3 but found 'AND'; write 'and'",
                "a Or b | expected an operator or the end of the text at 1:3 but found 'Or'; write 'or'",
                "a < b < c | comparisons cannot be chained, as '<' at 1:7 does; write a < b and b < c",
                "30 >= rsi(14) > x + 1 | comparisons cannot be chained, as '>' at 1:15 does; write 30 >= rsi(14) and rsi(14) > x + 1",
                "(a < b) == c != d | comparisons cannot be chained, as '!=' at 1:14 does; write (a < b) == c and c != d",
                "a == not b | 'not' at 1:6 binds looser than the operator before it; put it in parentheses with its operand",
                "-not b | 'not' at 1:2 binds looser than the operator before it; put it in parentheses with its operand",
                "x = 1 | '=' at 1:3 names no argument; write '==' to compare",
                "(x = 1) | '=' at 1:4 names no argument; write '==' to compare",
                "f(1 = 2) | '=' at 1:5 names no argument; write '==' to compare",
                "f(x = y = 2) | '=' at 1:9 names no argument; write '==' to compare",
                "close.high | '.' at 1:6 does not follow a call; only a call has outputs, as in macd(12, 26, 9).histogram",
                "(f()).high | '.' at 1:6 does not follow a call; only a call has outputs, as in macd(12, 26, 9).histogram",
                "f().a.b | '.' at 1:6 does not follow a call; only a call has outputs, as in macd(12, 26, 9).histogram",
                "f(). | expected the name of an output at 1:5 but found the end of the text; a call may name its output, as in macd(12, 26, 9).histogram",
                "f().nan | expected the name of an output at 1:5 but found 'nan'; a call may name its output, as in macd(12, 26, 9).histogram",
                "acme:1 | expected the name of an indicator at 1:6 but found '1'; a call may name its plugin, as in acme:rsi(14)",
                "acme:rsi | expected '(' after 'acme:rsi' at 1:9 but found the end of the text; only a call names its plugin",
                "sma(x, seed = a, 5) | sma: an argument by position at 1:18 follows the named argument 'seed'; arguments by position come first",
                "sma(a = 1, b = 2, a = 3) | sma: the argument 'a' is given again at 1:19; give it once",
                "f(not = 1) | 'not' at 1:3 is a reserved word; a name is anything but 'and', 'or', 'not' and 'nan'"
            })
    void saysWhatIsWrongWithTheForm(String text, String message) {
        assertInvalid(text, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "14d     | '14d' at 1:1 is not a number; write one such as 14, 0.5 or 1e9",
                "x * 1.  | '1.' at 1:5 is not a number; write one such as 14, 0.5 or 1e9",
                "1.2.3   | '1.2.3' at 1:1 is not a number; write one such as 14, 0.5 or 1e9",
                "1e      | '1e' at 1:1 is not a number; write one such as 14, 0.5 or 1e9",
                "1e-     | '1e-' at 1:1 is not a number; write one such as 14, 0.5 or 1e9",
                "0x1F    | '0x1F' at 1:1 is not a number; write one such as 14, 0.5 or 1e9",
                "1_000   | '1_000' at 1:1 is not a number; write one such as 14, 0.5 or 1e9",
                "1e999   | the number '1e999' at 1:1 is too large; numbers are zero or from 5e-324 to 1.7976931348623157e308 in size",
                "-1e-999 | the number '1e-999' at 1:2 is too small; numbers are zero or from 5e-324 to 1.7976931348623157e308 in size",
                "\"SPY   | the '\"' at 1:1 is not closed; a text ends with '\"' on the same line",
                "\"a\\\" | the '\"' at 1:1 is not closed; a text ends with '\"' on the same line",
                "\"a\\n\" | the backslash at 1:3 escapes nothing; a text may escape \\\" and \\\\"
            })
    void saysWhatIsWrongWithANumberOrText(String text, String message) {
        assertInvalid(text, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "&& | write 'and'",
                "& | write 'and'",
                "`||` | write 'or'",
                "`|` | write 'or'",
                "! | write 'not'",
                "~ | write 'not'",
                "=== | write '=='",
                "!== | write '!='",
                "<> | write '!='",
                "=< | write '<='",
                "=> | write '>='",
                "** | write a product such as x * x",
                "^ | write a product such as x * x",
                "// | write '/'",
                "? | write if(condition, a, b)",
                "[ | write '('",
                "] | write ')'",
                "{ | write '('",
                "} | write ')'",
                "' | write a text in double quotes",
                "“ | write a text in straight double quotes",
                "” | write a text in straight double quotes",
                "≤ | write '<='",
                "≥ | write '>='",
                "≠ | write '!='",
                "× | write '*'",
                "÷ | write '/'",
                "− | write '-'",
                "– | write '-'"
            })
    void saysWhatToWriteInsteadOfWhatOthersWrite(String foreign, String remedy) {
        assertInvalid("a " + foreign + " b", "'" + foreign + "' at 1:3 is not part of the language; " + remedy);
    }

    @Test
    void showsCharactersThatMeanNothing() {
        assertInvalid("a % b", "'%' at 1:3 means nothing here" + OPERATORS);
        assertInvalid("a\n# b", "'#' at 2:1 means nothing here" + OPERATORS);
        assertInvalid("é", "'é' at 1:1 means nothing here" + OPERATORS);
        assertInvalid("\uD83D\uDE00", "'\uD83D\uDE00' at 1:1 means nothing here" + OPERATORS);
        assertInvalid("a\u0000", "'\\u0000' at 1:2 means nothing here" + OPERATORS);
        assertInvalid("\uD83D", "'\\ud83d' at 1:1 means nothing here" + OPERATORS);
        assertInvalid(
                "a " + "b".repeat(50),
                "expected an operator or the end of the text at 1:3 but found '" + "b".repeat(40) + "…'" + OPERATORS);
    }

    @Test
    void aTextIsUnicodeOnOneLine() {
        String message = " contains a character that cannot be written; "
                + "a text is Unicode without line breaks and control characters";
        assertInvalid("f(\"a\tb\")", "a text at 1:3" + message);
        assertInvalid("\"a\u2028b\"", "a text at 1:1" + message);
        assertInvalid("\"\uD83D\"", "a text at 1:1" + message);
        assertInvalid(() -> new Text("a\nb"), "a text" + message);
        assertInvalid("\"a\nb\"", "the '\"' at 1:1 is not closed; a text ends with '\"' on the same line");
    }

    @Test
    void constructorsHoldTheSameRules() {
        assertInvalid(
                () -> number(Double.NEGATIVE_INFINITY),
                "a number is infinite; numbers are finite, or nan for undefined");
        assertInvalid(() -> name("2x"), "'2x' is not a name; a name is a letter or '_', then letters, digits and '_'");
        assertInvalid(() -> name(""), "'' is not a name; a name is a letter or '_', then letters, digits and '_'");
        assertInvalid(() -> name("é"), "'é' is not a name; a name is a letter or '_', then letters, digits and '_'");
        assertInvalid(
                () -> name("a:b"), "'a:b' is not a name; a name is a letter or '_', then letters, digits and '_'");
        assertInvalid(
                () -> name("nan"), "'nan' is a reserved word; a name is anything but 'and', 'or', 'not' and 'nan'");
        assertInvalid(
                () -> call("a:b:c"), "'b:c' is not a name; a name is a letter or '_', then letters, digits and '_'");
        assertInvalid(() -> call("a:"), "'' is not a name; a name is a letter or '_', then letters, digits and '_'");
        assertInvalid(() -> call(":a"), "'' is not a name; a name is a letter or '_', then letters, digits and '_'");
        assertInvalid(
                () -> call("f").output("a b"),
                "'a b' is not a name; a name is a letter or '_', then letters, digits and '_'");
        assertInvalid(
                () -> call("f").with("a-b", 1),
                "'a-b' is not a name; a name is a letter or '_', then letters, digits and '_'");
        assertInvalid(
                () -> name("a").output("b"),
                "the output 'b' is asked of something that is not a call; only a call has outputs");
        assertInvalid(
                () -> call("f").with("a", 1).with(2),
                "f: an argument by position follows the named argument 'a'; arguments by position come first");
        assertInvalid(() -> call("f").with("a", 1).with("a", 2), "f: the argument 'a' is given again; give it once");
        assertInvalid(
                () -> new Operation(Operator.ADD, List.of(name("a"))), "the operator '+' takes two operands, not 1");
        assertInvalid(() -> new Operation(Operator.NOT, List.of()), "the operator 'not' takes one operand, not 0");
        assertInvalid(
                () -> new Operation(Operator.NEGATE, List.of(number(5))),
                "the number 5 is negated by an operation; write the number -5");
    }

    @Test
    void longTextsAreRefused() {
        assertInvalid(
                "(".repeat(100_000), "the text of an expression has 100000 characters; at most 10000 are accepted");
        assertThat(Expression.parse("a" + " ".repeat(9_999))).isEqualTo(name("a"));
        assertThat(Expression.parse("a".repeat(10_000))).isEqualTo(name("a".repeat(10_000)));
        assertThat(Expression.parse("0".repeat(9_999) + "1")).isEqualTo(number(1));
        assertInvalid(
                () -> name("a".repeat(10_001)),
                "the expression may print as more than 10000 characters; give a part of it a name of its own");
        assertInvalid(
                () -> new Text("\"".repeat(5_000)),
                "the expression may print as more than 10000 characters; give a part of it a name of its own");
        assertInvalid(
                "f(" + String.join(",", Collections.nCopies(500, "0.5")) + ")",
                "the expression at 1:1 may print as more than 10000 characters; give a part of it a name of its own");
    }

    @Test
    void deepExpressionsAreRefused() {
        String deepest = "(".repeat(100) + "a" + ")".repeat(100);
        assertThat(Expression.parse(deepest)).isEqualTo(name("a"));
        assertInvalid(
                "(" + deepest + ")", "the '(' at 1:101 is nested deeper than 100 levels; write fewer parentheses");
        assertInvalid("(".repeat(10_000), "the '(' at 1:101 is nested deeper than 100 levels; write fewer parentheses");
        String message = "is nested deeper than 100 levels; give a part of it a name of its own";
        assertThat(Expression.parse("f(".repeat(99) + "a" + ")".repeat(99))).isNotNull();
        assertInvalid("f(".repeat(100) + "a" + ")".repeat(100), "the expression at 1:1 " + message);
        assertThat(Expression.parse("a" + " + a".repeat(99))).isNotNull();
        assertInvalid("a" + " + a".repeat(100), "the expression at 1:399 " + message);
        assertInvalid("-".repeat(9_999) + "a", "the expression at 1:9900 " + message);
        assertInvalid("not ".repeat(2_000) + "a", "the expression at 1:7601 " + message);
        assertThat(Expression.parse("-".repeat(9_999) + "1")).isEqualTo(number(-1));
        Expression tree = name("a");
        for (int i = 1; i < 100; i++) {
            tree = tree.plus(name("a"));
        }
        assertThat(Expression.parse(tree.toString())).isEqualTo(tree);
        assertInvalid(tree::not, "the expression " + message);
    }

    @Test
    void largeExpressionsAreRefusedAndSharedPartsCountEachTime() {
        String thousand = "f(" + String.join(",", Collections.nCopies(999, "a")) + ")";
        assertThat(Expression.parse(thousand).children()).hasSize(999);
        assertInvalid(
                "-" + thousand, "the expression at 1:1 has more than 1000 parts; give a part of it a name of its own");
        Expression tree = name("a");
        for (int i = 0; i < 8; i++) {
            tree = tree.plus(tree);
        }
        Expression shared = tree;
        assertInvalid(
                () -> shared.plus(shared),
                "the expression has more than 1000 parts; give a part of it a name of its own");
        assertInvalid(
                () -> Expression.parse("x +\n x").substitute(name -> shared),
                "the expression at 1:3 has more than 1000 parts; give a part of it a name of its own");
    }

    private static void assertInvalid(String text, String message) {
        assertInvalid(() -> Expression.parse(text), message);
    }

    private static void assertInvalid(ThrowingCallable code, String message) {
        assertThatExceptionOfType(InvalidScanException.class).isThrownBy(code).withMessage(message);
    }
}
