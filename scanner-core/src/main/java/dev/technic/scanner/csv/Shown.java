package dev.technic.scanner.csv;

/** Text of a file as messages show it, whatever it is: printable, and not too long. */
final class Shown {

    private static final int LONGEST = 40;

    private Shown() {}

    static String of(String text) {
        int length = Math.min(text.length(), LONGEST);
        StringBuilder shown = new StringBuilder(length + 1);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
        }
        return text.length() > length ? shown.append('…').toString() : shown.toString();
    }
}
