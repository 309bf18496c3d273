package dev.technic.scanner.csv;

import java.util.function.Consumer;

/** Finds the lines whose quotes do not close, so that such a line cannot swallow those after it. */
final class Quotes {

    private Quotes() {}

    /**
     * Hands over the text in its order: good lines, as many as come together, and each broken line by itself.
     *
     * @param broken called for a line in which a quoted cell does not end, or goes on after its end
     */
    static void split(String text, char separator, Consumer<String> good, Runnable broken) {
        int from = 0;
        int line = 0;
        while (line < text.length()) {
            int end = endOfLine(text, line);
            int next = nextLine(text, end);
            if (!closes(text, line, end, separator)) {
                if (from < line) {
                    good.accept(text.substring(from, line));
                }
                broken.run();
                from = next;
            }
            line = next;
        }
        if (from < line) {
            good.accept(text.substring(from));
        }
    }

    /** Where the line that is at {@code from} ends. */
    static int endOfLine(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** Where the line after the one that ends at {@code end} starts. */
    static int nextLine(String text, int end) {
        return end + (text.startsWith("\r\n", end) ? 2 : end < text.length() ? 1 : 0);
    }

    /** A quote opens a cell only as its first character; two in a row, inside, are one that is meant. */
    static boolean closes(String text, int from, int end, char separator) {
        int at = from;
        while (at < end) {
            if (text.charAt(at) == '"') {
                at++;
                while (at < end && (text.charAt(at) != '"' || (at + 1 < end && text.charAt(at + 1) == '"'))) {
                    at += text.charAt(at) == '"' ? 2 : 1;
                }
                if (at == end || (at + 1 < end && text.charAt(at + 1) != separator)) {
                    return false;
                }
                at++;
            } else {
                while (at < end && text.charAt(at) != separator) {
                    at++;
                }
            }
            at++;
        }
        return true;
    }
}
