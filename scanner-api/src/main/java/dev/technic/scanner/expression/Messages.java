package dev.technic.scanner.expression;

/** What messages share: how they quote a piece of a text that may be anything, and the list of operators. */
final class Messages {

    static final String OPERATORS = "the operators are or and not < <= > >= == != + - * /";

    private static final int LONGEST = 40;

    private Messages() {}

    /** The piece in single quotes, cut after forty characters, control characters shown as {@code \}{@code u000A}. */
    static String quoted(String piece) {
        StringBuilder out = new StringBuilder("'");
        piece.codePoints().limit(LONGEST).forEach(character -> appendVisibly(out, character));
        return out.append(piece.codePointCount(0, piece.length()) > LONGEST ? "…'" : "'")
                .toString();
    }

    private static void appendVisibly(StringBuilder out, int character) {
        if (Text.breaksLine(character) || Character.getType(character) == Character.SURROGATE) {
            String hex = Integer.toHexString(character);
            out.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
        } else {
            out.appendCodePoint(character);
        }
    }
}
