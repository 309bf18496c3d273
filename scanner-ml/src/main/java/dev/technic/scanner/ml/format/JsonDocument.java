package dev.technic.scanner.ml.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
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
        int first = next();
        return switch (first) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", Part.NOTHING);
            case 'N' -> word("NaN", Double.NaN);
            case 'I' -> word("Infinity", Double.POSITIVE_INFINITY);
            default -> number(first);
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
        at++;
        Elements elements = new Elements();
        if (next() == ']') {
            at++;
            return elements.done();
        }
        while (true) {
            elements.add(value(depth + 1));
            if (next() == ']') {
                at++;
                return elements.done();
            }
            expect(',');
        }
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

    private String decoded(int from, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw wrong("a text is not UTF-8");
        }
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

    private Object word(String word, Object meaning) {
        for (int i = 0; i < word.length(); i++, at++) {
            if (peek() != word.charAt(i)) {
                throw wrong("'" + word + "' was expected");
            }
        }
        return meaning;
    }

    private Object number(int first) {
        int start = at;
        if (first == '-') {
            at++;
            if (peek() == 'I') {
                return word("Infinity", Double.NEGATIVE_INFINITY);
            }
        }
        int whole = at;
        digits();
        boolean isWhole = true;
        if (peek() == '.') {
            isWhole = false;
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            isWhole = false;
            at++;
            if (peek() == '-' || peek() == '+') {
                at++;
            }
            digits();
        }
        String text = new String(bytes, start, at - start, StandardCharsets.US_ASCII);
        return isWhole && at - whole <= 15 ? (double) Long.parseLong(text) : (double) Float.parseFloat(text);
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
