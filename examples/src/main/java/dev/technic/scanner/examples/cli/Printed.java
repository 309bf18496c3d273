package dev.technic.scanner.examples.cli;

/** A file's own text as a terminal may show it: on one line, without what moves a cursor, no longer than somebody reads. */
final class Printed {

    private static final int LONGEST = 60;

    private Printed() {}

    /** The text, its end replaced by an ellipsis where it is long, and each control character by a question mark. */
    static String of(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .forEach(shown::appendCodePoint);
        return shown.length() < text.length() ? shown + "…" : shown.toString();
    }
}
