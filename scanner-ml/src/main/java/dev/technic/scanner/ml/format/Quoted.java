package dev.technic.scanner.ml.format;

/** A text of a file as messages quote it: on one line, and no longer than somebody reads. */
public final class Quoted {

    private static final int LONGEST = 60;

    private Quoted() {}

    /** The text, its end replaced by an ellipsis where it is long, and each control character by a question mark. */
    public static String of(String text) {
        boolean isLong = text.length() > LONGEST;
        StringBuilder quoted = new StringBuilder(isLong ? text.substring(0, LONGEST) : text);
        for (int i = 0; i < quoted.length(); i++) {
            char c = quoted.charAt(i);
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                quoted.setCharAt(i, '?');
            }
        }
        return quoted.append(isLong ? "…" : "").toString();
    }
}
