package dev.technic.scanner.expression;

import dev.technic.scanner.InvalidScanException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text into tokens, one at a time, and says what to write instead of what other languages write. */
final class Lexer {

    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]*+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+");
    private static final Pattern NUMBER = Pattern.compile("(?:[0-9]++(?:\\.[0-9]++)?|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");

    private static final Pattern START_OF_NUMBER = Pattern.compile("\\.?[0-9]");

    /** Longest first. */
    private static final List<String> SYMBOLS =
            List.of("<=", ">=", "==", "!=", "<", ">", "=", "+", "-", "*", "/", "(", ")", ",", ".", ":");

    /** What other languages write, and what to write here instead; longest first where one starts with another. */
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("===", "write '=='"),
            Map.entry("!==", "write '!='"),
            Map.entry("<>", "write '!='"),
            Map.entry("=<", "write '<='"),
            Map.entry("=>", "write '>='"),
            Map.entry("&&", "write 'and'"),
            Map.entry("&", "write 'and'"),
            Map.entry("||", "write 'or'"),
            Map.entry("|", "write 'or'"),
            Map.entry("!", "write 'not'"),
            Map.entry("~", "write 'not'"),
            Map.entry("**", "write a product such as x * x"),
            Map.entry("^", "write a product such as x * x"),
            Map.entry("//", "write '/'"),
            Map.entry("?", "write if(condition, a, b)"),
            Map.entry("[", "write '('"),
            Map.entry("]", "write ')'"),
            Map.entry("{", "write '('"),
            Map.entry("}", "write ')'"),
            Map.entry("'", "write a text in double quotes"),
            Map.entry("“", "write a text in straight double quotes"),
            Map.entry("”", "write a text in straight double quotes"),
            Map.entry("≤", "write '<='"),
            Map.entry("≥", "write '>='"),
            Map.entry("≠", "write '!='"),
            Map.entry("×", "write '*'"),
            Map.entry("÷", "write '/'"),
            Map.entry("−", "write '-'"),
            Map.entry("–", "write '-'"));

    private static final int LONGEST_FOREIGN = 3;

    private final String text;
    private final Matcher matcher;
    private int position;
    private int line = 1;
    private int lineStart;

    Lexer(String text) {
        this.text = text;
        this.matcher = SPACE.matcher(text);
    }

    /** The next token; at the end of the text, {@link Token.Kind#END} again and again. */
    Token next() {
        skipSpace();
        Place place = new Place(line, position - lineStart + 1);
        if (position == text.length()) {
            return new Token(Token.Kind.END, "", place);
        } else if (matches(NAME)) {
            String name = take(matcher.end());
            return new Token(Names.RESERVED.contains(name) ? Token.Kind.WORD : Token.Kind.NAME, name, place);
        } else if (matches(START_OF_NUMBER)) {
            return number(place);
        } else if (text.charAt(position) == '"') {
            return text(place);
        }
        return symbol(place);
    }

    /** Whether an {@code =} comes next, and not {@code ==}. */
    boolean isBeforeAssignment() {
        skipSpace();
        return text.startsWith("=", position) && !text.startsWith("==", position);
    }

    private void skipSpace() {
        matches(SPACE);
        for (int end = matcher.end(); position < end; position++) {
            char space = text.charAt(position);
            if (space == '\n' || (space == '\r' && !text.startsWith("\n", position + 1))) {
                line++;
                lineStart = position + 1;
            }
        }
    }

    private boolean matches(Pattern pattern) {
        return matcher.usePattern(pattern).region(position, text.length()).lookingAt();
    }

    private String take(int end) {
        String taken = text.substring(position, end);
        position = end;
        return taken;
    }

    private Token number(Place place) {
        String number = take(endOfNumber());
        if (!NUMBER.matcher(number).matches()) {
            throw new InvalidScanException(
                    Messages.quoted(number) + place.at() + " is not a number; write one such as 14, 0.5 or 1e9");
        }
        return new Token(Token.Kind.NUMBER, number, place);
    }

    /** Where a number visibly ends, right or wrong, so that a message shows {@code 14d} and {@code 1.2.3} whole. */
    private int endOfNumber() {
        int end = position + 1;
        while (end < text.length() && (continuesNumber(text.charAt(end)) || isExponentSign(end))) {
            end++;
        }
        return end;
    }

    private static boolean continuesNumber(char character) {
        return character < 128 && (Character.isLetterOrDigit(character) || character == '_' || character == '.');
    }

    private boolean isExponentSign(int at) {
        char before = text.charAt(at - 1);
        return (text.charAt(at) == '+' || text.charAt(at) == '-') && (before == 'e' || before == 'E');
    }

    private Token text(Place place) {
        StringBuilder value = new StringBuilder();
        for (int i = position + 1; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"') {
                position = i + 1;
                return new Token(Token.Kind.TEXT, value.toString(), place);
            } else if (character == '\n' || character == '\r') {
                break;
            } else if (character == '\\') {
                i++;
                if (i == text.length() || (text.charAt(i) != '"' && text.charAt(i) != '\\')) {
                    throw new InvalidScanException("the backslash at " + new Place(line, i - lineStart)
                            + " escapes nothing; a text may escape \\\" and \\\\");
                }
                value.append(text.charAt(i));
            } else {
                value.append(character);
            }
        }
        throw new InvalidScanException(
                "the '\"'" + place.at() + " is not closed; a text ends with '\"' on the same line");
    }

    private Token symbol(Place place) {
        for (int length = Math.min(LONGEST_FOREIGN, text.length() - position); length > 0; length--) {
            String piece = text.substring(position, position + length);
            String remedy = FOREIGN.get(piece);
            if (remedy != null) {
                throw new InvalidScanException(
                        "'" + piece + "'" + place.at() + " is not part of the language; " + remedy);
            }
            if (SYMBOLS.contains(piece)) {
                position += length;
                return new Token(Token.Kind.SYMBOL, piece, place);
            }
        }
        String character = Character.toString(text.codePointAt(position));
        throw new InvalidScanException(
                Messages.quoted(character) + place.at() + " means nothing here; " + Messages.OPERATORS);
    }
}
