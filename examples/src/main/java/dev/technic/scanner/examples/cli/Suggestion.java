package dev.technic.scanner.examples.cli;

import java.util.List;

/** The name that somebody probably meant. */
final class Suggestion {

    private static final int FAR = 3;

    private Suggestion() {}

    /** The nearest of some names, by letters added, left out or changed; empty if all are far. */
    static String nearest(String word, List<String> names) {
        String best = "";
        int least = FAR;
        for (String name : names) {
            int distance = distance(word, name);
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return best;
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        java.util.Arrays.setAll(row, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
