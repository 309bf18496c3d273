package dev.technic.scanner.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.technic.scanner.InvalidScanException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RoundTripTest {

    private static final String ALPHABET = "abnortdx_19.eE+-*/<>=!()\",: \n\t\\&|^%#'é\u2028\u0000\uD83D";
    private static final String[] VALID = {
        "close / sma(close, 50) - 1",
        "rsi(14) < 30 and volume > 2 * sma(volume, 20)",
        "macd(12, 26, 9).histogram",
        "ema(close, 12, seed = first)",
        "of(\"SPY\", close) - acme:rsi(14)",
        "not (a or b) == -c * (d - (e + .5e-3)) and nan"
    };

    @Test
    void whatIsPrintedParsesToTheSameTreeAndPrintsTheSame() {
        SplittableRandom random = new SplittableRandom(1);
        Trees trees = new Trees(random);
        for (int i = 0; i < 30_000; i++) {
            Expression tree = trees.next(1 + random.nextInt(6));
            String text = tree.toString();
            Expression parsed = Expression.parse(text);
            assertThat(parsed).as(text).isEqualTo(tree).hasSameHashCodeAs(tree);
            assertThat(parsed).hasToString(text);
        }
    }

    @Test
    void theLargestTreesThatCanBeBuiltAreParsedToo() {
        Trees trees = new Trees(new SplittableRandom(6));
        for (int i = 0; i < 500; i++) {
            Expression tree = trees.largest();
            String text = tree.toString();
            assertThat(Expression.parse(text)).isEqualTo(tree).hasToString(text);
        }
    }

    @Test
    void substitutingNothingGivesAnEqualTree() {
        Trees trees = new Trees(new SplittableRandom(2));
        for (int i = 0; i < 2_000; i++) {
            Expression tree = trees.next(5);
            assertThat(tree.substitute(reference -> null)).isEqualTo(tree);
        }
    }

    @Test
    void mutatedTextsParseOrAreInvalidAndNothingElse() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder(VALID[random.nextInt(VALID.length)]);
            for (int mutations = 1 + random.nextInt(4); mutations > 0; mutations--) {
                mutate(text, random);
            }
            parseOrRefuse(text.toString());
        }
    }

    @Test
    void randomCharactersParseOrAreInvalidAndNothingElse() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                text.append(random.nextInt(8) == 0 ? (char) random.nextInt(65_536) : character(random));
            }
            parseOrRefuse(text.toString());
        }
    }

    @Test
    void anyOneCharacterRepeatedToTheLimitIsParsedOrInvalidAndNothingElse() {
        for (int character = 0; character < 128; character++) {
            for (String before : new String[] {"", "1", "x", "\"", "x <", "f(", "-(", "not "}) {
                String text = before + Character.toString(character).repeat(Limits.CHARACTERS - before.length());
                parseOrRefuse(text);
            }
        }
        for (String piece : new String[] {
            "f(", "-(", "not ", "- ", "x<", "(x<", "x,", "1+", "a=", "f(a=", "(not -", ".5.", "\\\"", "x:"
        }) {
            parseOrRefuse(piece.repeat(Limits.CHARACTERS / piece.length()));
        }
    }

    private static void mutate(StringBuilder text, SplittableRandom random) {
        int at = random.nextInt(text.length() + 1);
        if (at == text.length() || random.nextBoolean()) {
            text.insert(at, character(random));
        } else if (random.nextBoolean()) {
            text.deleteCharAt(at);
        } else {
            text.setCharAt(at, character(random));
        }
    }

    private static char character(SplittableRandom random) {
        return ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    }

    private static void parseOrRefuse(String text) {
        try {
            Expression tree = Expression.parse(text);
            assertThat(Expression.parse(tree.toString())).isEqualTo(tree);
        } catch (InvalidScanException expected) {
            assertThat(expected.getMessage()).doesNotContain("\n", "\u0000").hasSizeLessThan(400);
        } catch (RuntimeException | StackOverflowError unexpected) {
            fail("for " + Messages.quoted(text), unexpected);
        }
    }
}
