package dev.technic.scanner.ml.format;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a document in JSON, as XGBoost writes it: with bare {@code NaN} and {@code Infinity}, and numbers that are whole or
 * float32.
 */
final class JsonDocument extends Document {

    JsonDocument(String model, byte[] bytes) {
        super(model, bytes);
    }

    @Override
    Object read() {
        Object document = value(0);
        if (next() != END) {
            throw wrong("more follows after the document");
        }
        return document;
    }

    private Object value(int depth) {
        checkDepth(depth);
        return switch (next()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", Part.NOTHING);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) {
        at++;
        Map<String, Object> members = new LinkedHashMap<>();
        if (next() == '}') {
            at++;
            return members;
        }
        while (true) {
            if (next() != '"') {
                throw wrong("a name was expected");
            }
            String name = string();
            expect(':');
            put(members, name, value(depth + 1));
            if (next() == '}') {
                at++;
                return members;
            }
            expect(',');
        }
    }

    private Object array(int depth) {
        int begin = ++at;
        int count = numbers();
        if (count == 0) {
            return Numbers.NONE;
        }
        if (count > 0) {
            return new ListedNumbers(this, begin, count);
        }
        at = begin;
        List<Object> elements = new ArrayList<>(1);
        while (true) {
            elements.add(value(depth + 1));
            if (next() == ']') {
                at++;
                return elements;
            }
            expect(',');
        }
    }

    /** Passes an array of numbers and flags, and counts them; −1 at anything else. */
    private int numbers() {
        if (next() == ']') {
            at++;
            return 0;
        }
        for (int count = 1; isNumber(next()); count++) {
            passNumber();
            if (next() == ']') {
                at++;
                return count;
            }
            expect(',');
        }
        return -1;
    }

    @Override
    double element() {
        if (next() == ',') {
            at++;
        }
        return switch (next()) {
            case 't' -> passed("true", 1);
            case 'f' -> passed("false", 0);
            default -> number();
        };
    }

    private String string() {
        int start = ++at;
        boolean escaped = false;
        while (true) {
            int c = peek();
            if (c == END || (c >= 0 && c < ' ')) {
                throw wrong("a text does not end");
            }
            at++;
            if (c == '"') {
                break;
            }
            if (c == '\\') {
                escaped = true;
                if (peek() == END) {
                    throw wrong("a text does not end");
                }
                at++;
            }
        }
        String text = decoded(start, at - 1 - start);
        return escaped ? unescaped(text) : text;
    }

    private String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char escape = text.charAt(++i);
            int known = "\"\\/bfnrt".indexOf(escape);
            if (known >= 0) {
                plain.append("\"\\/\b\f\n\r\t".charAt(known));
            } else if (escape == 'u' && isHex(text, i + 1, i + 5)) {
                plain.append((char) HexFormat.fromHexDigits(text, i + 1, i + 5));
                i += 4;
            } else {
                throw wrong("a text has an unknown escape");
            }
        }
        return plain.toString();
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (i >= text.length() || !HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private void pass(String word) {
        for (int i = 0; i < word.length(); i++, at++) {
            if (peek() != word.charAt(i)) {
                throw wrong("'" + word + "' was expected");
            }
        }
    }

    private Object word(String word, Object meaning) {
        pass(word);
        return meaning;
    }

    private double passed(String word, double meaning) {
        pass(word);
        return meaning;
    }

    private static boolean isNumber(int first) {
        return first >= '0' && first <= '9' || first != END && "-NItf".indexOf(first) >= 0;
    }

    private double number() {
        int begin = at;
        return switch (passNumber()) {
            case 'N' -> Double.NaN;
            case 'I' -> bytes[begin] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            default -> Decimal.read(bytes, begin, at);
        };
    }

    /** Passes a number or a flag; its first byte but for the sign. */
    private int passNumber() {
        boolean negative = peek() == '-';
        if (negative) {
            at++;
        }
        int first = peek();
        switch (negative && first != 'I' ? '0' : first) {
            case 'I' -> pass("Infinity");
            case 'N' -> pass("NaN");
            case 't' -> pass("true");
            case 'f' -> pass("false");
            default -> passDecimal();
        }
        return first;
    }

    private void passDecimal() {
        digits();
        if (peek() == '.') {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '-' || peek() == '+') {
                at++;
            }
            digits();
        }
    }

    private void digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw wrong("a value was expected");
        }
    }

    private void expect(char c) {
        if (next() != c) {
            throw wrong("'" + c + "' was expected");
        }
        at++;
    }

    /** The next byte that is not a space, left unread. */
    private int next() {
        while (true) {
            int c = peek();
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c;
            }
            at++;
        }
    }

    private int peek() {
        return at < bytes.length ? bytes[at] : END;
    }
}
