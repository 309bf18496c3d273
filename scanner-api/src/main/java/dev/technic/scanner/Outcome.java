package dev.technic.scanner;

/** What became of one symbol in a scan: exactly one of kept, rejected, failed. */
public sealed interface Outcome {

    String symbol();

    /** {@code kept}, {@code rejected} or {@code failed}. */
    String word();

    /** A sentence for the reader of {@link ScanResult#why}. */
    String why();

    /**
     * In the answer.
     *
     * @param row from 0
     */
    record Kept(String symbol, int row) implements Outcome {
        @Override
        public String word() {
            return "kept";
        }

        @Override
        public String why() {
            return symbol + " is kept, in row " + (row + 1);
        }
    }

    /**
     * Not in the answer, by the question's own terms.
     *
     * @param detail what exactly: {@code have 31, need 35}; may be empty
     */
    record Rejected(String symbol, Reason reason, String detail) implements Outcome {
        @Override
        public String word() {
            return "rejected";
        }

        @Override
        public String why() {
            return symbol + " is rejected: " + reason.words() + (detail.isEmpty() ? "" : ": " + detail);
        }
    }

    /**
     * Something threw while working on it.
     *
     * @param detail the error's message
     */
    record Failed(String symbol, Stage stage, String detail) implements Outcome {
        @Override
        public String word() {
            return "failed";
        }

        @Override
        public String why() {
            return symbol + " failed in " + stage.words() + ": " + detail;
        }
    }

    /** Why a symbol is rejected. */
    enum Reason {
        /** The panel does not have it. */
        NOT_FOUND,
        /** It has no bar up to the as-of session. */
        NO_BARS,
        /** The load's policy or the source gave it up. */
        BAD_BARS,
        /** Its last bar is too old. */
        STALE,
        /** Fewer bars than a feature needs. */
        TOO_SHORT,
        /** A required feature or column, or a condition, has no value. */
        UNDEFINED,
        /** A condition does not hold. */
        FILTERED,
        /** Passed, but further down than the limit. */
        BELOW_LIMIT;

        /** As reports say it: {@code too short}. */
        public String words() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }
}
