package dev.technic.scanner.expression;

/**
 * A piece of the text.
 *
 * @param text what was written; of a {@link Kind#TEXT}, what stands between the quotes with escapes resolved
 */
record Token(Kind kind, String text, Place place) {

    enum Kind {
        NUMBER,
        TEXT,
        NAME,
        WORD,
        SYMBOL,
        END
    }

    /** Whether it is this symbol or this reserved word. */
    boolean is(String written) {
        return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equals(written);
    }

    /** The token as a message names what was found. */
    String quoted() {
        return switch (kind) {
            case END -> "the end of the text";
            case TEXT -> "the text " + Messages.quoted(text);
            default -> Messages.quoted(text);
        };
    }
}
