package dev.technic.scanner.expression;

/**
 * Where in the text a piece of an expression was written: line and column, counted from 1, in {@code char}s.
 *
 * <p>A place never distinguishes two trees, so <b>all places are equal to each other</b>: {@code sma(close, 20)} written twice, or built
 * in Java, is one and the same expression. Compare {@link #line} and {@link #column} where the place itself matters.
 */
public record Place(int line, int column) {

    /** The place of everything that was built in Java and never written. */
    public static final Place NONE = new Place(0, 0);

    /** The place as a message needs it after the word it points at: {@code " at 1:9"}, or nothing for {@link #NONE}. */
    public String at() {
        return isKnown() ? " at " + this : "";
    }

    /** Whether this is a place in a text, and not {@link #NONE}. */
    public boolean isKnown() {
        return line > 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Place;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    /** {@code line:column}, such as {@code 1:9}. */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
