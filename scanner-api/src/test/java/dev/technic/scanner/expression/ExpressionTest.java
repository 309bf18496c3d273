package dev.technic.scanner.expression;

import static dev.technic.scanner.expression.Expression.call;
import static dev.technic.scanner.expression.Expression.name;
import static dev.technic.scanner.expression.Expression.number;
import static dev.technic.scanner.expression.Expression.parse;
import static dev.technic.scanner.expression.Expression.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {

    private static final Expression CLOSE = name("close");
    private static final Expression VOLUME = name("volume");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "close/sma(close,50)-1                  | close / sma(close, 50) - 1",
                "rsi(14)<30 and volume>2*sma(volume,20) | rsi(14) < 30 and volume > 2 * sma(volume, 20)",
                "macd( 12 , 26,9 ) . histogram          | macd(12, 26, 9).histogram",
                "ema(close, 12, seed=first)             | ema(close, 12, seed = first)",
                "of(\"SPY\", close)                     | of(\"SPY\", close)",
                "\"a \\\" quote and a \\\\ backslash\"  | \"a \\\" quote and a \\\\ backslash\"",
                "acme : rsi (14)                        | acme:rsi(14)",
                "now()                                  | now()",
                "f(a = b == c)                          | f(a = b == c)",
                "f((a))                                 | f(a)",
                "((a))                                  | a",
                "1.0                                    | 1",
                ".5                                     | 0.5",
                "1e9                                    | 1000000000",
                "1E+15                                  | 1e15",
                "007                                    | 7",
                "1.50e-7                                | 1.5e-7",
                "0.1000000000000000055                  | 0.1",
                "nan                                    | nan",
                "-nan                                   | nan",
                "-0                                     | 0",
                "- 5                                    | -5",
                "-(5)                                   | -5",
                "--5                                    | 5",
                "- -x                                   | --x",
                "-5 * -x                                | -5 * -x",
                "a--5                                   | a - -5",
                "a--b                                   | a - -b",
                "not  not a                             | not not a",
                "market_cap / 1e9                       | market_cap / 1000000000"
            })
    void printsCanonically(String text, String canonical) {
        assertThat(parse(text)).hasToString(canonical);
    }

    /** The right column shows by parentheses how the left one is understood; printing takes away those that are not needed. */
    @ParameterizedTest
    @CsvSource({
        "a or b and c, a or (b and c)",
        "a and b or c, (a and b) or c",
        "a or b or c, (a or b) or c",
        "a and b and c, (a and b) and c",
        "not a and b, (not a) and b",
        "not a < b, not (a < b)",
        "not a == b or c, (not (a == b)) or c",
        "a + b < c - d, (a + b) < (c - d)",
        "a - b + c, (a - b) + c",
        "a + b * c, a + (b * c)",
        "a / b * c, (a / b) * c",
        "-a * b, (-a) * b",
        "-a + b, (-a) + b",
        "-f(a).b, -(f(a).b)",
        "a * -b, a * (-b)",
        "a <= b, (a) <= (b)",
        "a != b and c >= d, (a != b) and (c >= d)"
    })
    void groupsByPrecedenceAndToTheLeft(String text, String grouped) {
        assertThat(parse(text)).isEqualTo(parse(grouped)).hasToString(text);
        assertThat(parse(grouped)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "a or (b or c)",
        "a and (b or c)",
        "a + (b + c)",
        "a - (b - c)",
        "a * (b * c)",
        "a / (b / c)",
        "(a + b) * c",
        "-(a + b)",
        "-(a * b)",
        "not (a and b)",
        "(not a) == b",
        "a == (not b)",
        "(a < b) == c",
        "a == (b < c)"
    })
    void keepsTheParenthesesThatMatter(String text) {
        assertThat(parse(text)).hasToString(text);
    }

    @Test
    void javaAndTextMakeTheSameTree() {
        assertSame(
                "close / sma(close, 50) - 1",
                CLOSE.dividedBy(call("sma", CLOSE, 50)).minus(1));
        assertSame(
                "rsi(14) < 30 and volume > 2 * sma(volume, 20)",
                call("rsi", 14).lessThan(30).and(VOLUME.greaterThan(number(2).times(call("sma", VOLUME, 20)))));
        assertSame("macd(12, 26, 9).histogram", call("macd", 12, 26, 9).output("histogram"));
        assertSame("ema(close, 12, seed = first)", call("ema", CLOSE, 12).with("seed", name("first")));
        assertSame("bbands(close, deviations = 2)", call("bbands", CLOSE).with("deviations", 2));
        assertSame("of(\"SPY\", close)", call("of", text("SPY"), CLOSE));
        assertSame("f(close, 1, volume)", call("f", CLOSE).with(1).with(VOLUME));
        assertSame("now()", call("now"));
        assertSame("acme:rsi(14)", call("acme:rsi", 14));
        assertSame("not (a or b)", name("a").or(name("b")).not());
        assertSame(
                "-close + volume * 2 - 3 / close",
                CLOSE.negated().plus(VOLUME.times(2)).minus(number(3).dividedBy(CLOSE)));
        assertSame("close + 1 <= 2", CLOSE.plus(1).atMost(2));
        assertSame("close / 2 >= 1", CLOSE.dividedBy(2).atLeast(1));
        assertSame("close == 1 or close != 2", CLOSE.equalTo(1).or(CLOSE.notEqualTo(2)));
        assertSame("close > 1", CLOSE.greaterThan(1));
        assertSame("-5", number(5).negated());
        assertSame("nan", number(Double.NaN));
    }

    private static void assertSame(String text, Expression built) {
        assertThat(parse(text)).isEqualTo(built).hasSameHashCodeAs(built).hasToString(text);
        assertThat(built).hasToString(text);
    }

    @Test
    void differentTreesAreNotEqual() {
        assertThat(parse("a + b")).isNotEqualTo(parse("b + a")).isNotEqualTo(parse("a - b"));
        assertThat(parse("f(a)")).isNotEqualTo(parse("f(a = a)")).isNotEqualTo(parse("p:f(a)"));
        assertThat(parse("\"a\"")).isNotEqualTo(parse("a"));
        assertThat(parse("a + (b + c)")).isNotEqualTo(parse("a + b + c"));
    }

    @Test
    void thereIsOneZeroAndOneNan() {
        assertThat(number(-0.0)).isEqualTo(number(0.0));
        assertThat(Double.doubleToRawLongBits(number(-0.0).value())).isZero();
        assertThat(number(0.0).negated()).isEqualTo(number(0.0));
        assertThat(number(Double.longBitsToDouble(0x7ff8000000000001L))).isEqualTo(number(Double.NaN));
    }

    @Test
    void placesPointIntoTheText() {
        Operation sum = (Operation) parse("close +\r\n  macd(12,\n fast = 3).signal");
        Output output = (Output) sum.operands().get(1);
        List<Argument> arguments = output.call().arguments();
        assertThat(sum.place()).hasToString("1:7");
        assertThat(sum.operands().get(0).place()).hasToString("1:1");
        assertThat(output.call().place()).hasToString("2:3");
        assertThat(arguments.get(0).place()).hasToString("2:8");
        assertThat(arguments.get(1).place()).hasToString("3:2");
        assertThat(arguments.get(1).value().place()).hasToString("3:9");
        assertThat(output.place()).hasToString("3:12");
        assertThat(parse("--x").place()).hasToString("1:1");
        assertThat(parse("a\r+ -5")).satisfies(tree -> {
            assertThat(tree.place()).hasToString("2:1");
            assertThat(tree.children().get(1).place()).hasToString("2:3");
        });
    }

    @Test
    void placesDistinguishNothing() {
        assertThat(new Place(1, 2)).isEqualTo(new Place(3, 4)).hasSameHashCodeAs(Place.NONE);
        assertThat(new Place(1, 2)).isNotEqualTo("1:2");
        assertThat(new Place(1, 2).at()).isEqualTo(" at 1:2");
        assertThat(Place.NONE.at()).isEmpty();
    }

    @Test
    void childrenAreThePartsInTheOrderOfTheText() {
        assertThat(parse("f(a, 1, k = b).o").children()).containsExactly(parse("f(a, 1, k = b)"));
        assertThat(parse("f(a, 1, k = b)").children()).containsExactly(name("a"), number(1), name("b"));
        assertThat(parse("a < b").children()).containsExactly(name("a"), name("b"));
        assertThat(parse("not a").children()).containsExactly(name("a"));
        assertThat(parse("a").children()).isEmpty();
        assertThat(parse("1").children()).isEmpty();
        assertThat(parse("\"a\"").children()).isEmpty();
    }

    @Test
    void substitutionReplacesNamesUsedAsValuesAllAtOnce() {
        Expression tree = parse("a + f(a, a = b).a - \"a\" * -b");
        Expression replaced = tree.substitute(reference -> switch (reference.name()) {
            case "a" -> parse("b + c");
            case "b" -> number(2);
            default -> null;
        });
        assertThat(replaced).isEqualTo(parse("(b + c) + f(b + c, a = 2).a - \"a\" * -2"));
        assertThat(replaced.place()).hasToString("1:19");
    }

    @Test
    void anotherSymbolsSeriesIsBuiltAsItIsWritten() {
        assertThat(CLOSE.dividedBy(call("sma", CLOSE, 200).of("SPY")))
                .isEqualTo(parse("close / of(\"SPY\", sma(close, 200))"))
                .hasToString("close / of(\"SPY\", sma(close, 200))");
    }
}
