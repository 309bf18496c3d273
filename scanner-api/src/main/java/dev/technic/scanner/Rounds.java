package dev.technic.scanner;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which rounds of boosting score: {@link #ALL}, as XGBoost's {@code Booster} does unless it is told otherwise; {@link #BEST}, those up to
 * the best one of a training with early stopping, as its scikit-learn classes do; or a range, as {@code iteration_range} says it.
 */
public sealed interface Rounds {

    /** Every round. */
    Rounds ALL = Named.ALL;

    /** From the first to the model's {@code best_iteration}. */
    Rounds BEST = Named.BEST;

    /** Rounds that have a name. */
    enum Named implements Rounds {
        ALL,
        BEST;

        @Override
        public String toString() {
            return this == ALL ? "all" : "best";
        }
    }

    /**
     * Some rounds in a row.
     *
     * @param first from 0
     * @param end the round after the last
     */
    record Range(int first, int end) implements Rounds {

        public Range {
            if (first < 0 || end <= first) {
                throw new InvalidScanException("rounds " + first + ".." + end
                        + " are none; FIRST..END is accepted, with 0 <= FIRST < END, and END is not one of them");
            }
        }

        @Override
        public String toString() {
            return first + ".." + end;
        }
    }

    /**
     * The rounds from {@code first} up to but not including {@code end}.
     *
     * @throws InvalidScanException if there are none
     */
    static Rounds of(int first, int end) {
        return new Range(first, end);
    }

    /**
     * Reads what {@code toString} writes: {@code all}, {@code best}, {@code 0..50}.
     *
     * @throws InvalidScanException if the text is anything else
     */
    static Rounds parse(String text) {
        for (Named named : Named.values()) {
            if (named.toString().equals(text)) {
                return named;
            }
        }
        Matcher range = Pattern.compile("(\\d{1,9})\\.\\.(\\d{1,9})").matcher(text);
        if (!range.matches()) {
            throw new InvalidScanException("'" + text + "' are no rounds; all, best and FIRST..END are accepted");
        }
        return new Range(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
    }
}
