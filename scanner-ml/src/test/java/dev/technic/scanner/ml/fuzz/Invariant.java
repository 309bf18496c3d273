package dev.technic.scanner.ml.fuzz;

/** What holds whatever the bytes of a model are. */
enum Invariant {
    REFUSED_OR_SCORED("a model is refused by a ModelException or scores; nothing else is thrown"),
    MESSAGE_NAMES_FILE("a refusal names the file, in one line of at most 500 characters"),
    ALL_ROWS_SCORED(
            "a model that is read says a number or NaN for each output of each row, and for a leaf a whole number"),
    SAME_IN_BOTH_PASSES("a row's scores are the same bits in a batch, alone, and by the model loaded anew"),
    BOUNDED_ALLOCATION(
            "reading and scoring, and summing up, take 24 MB and 40 times the file at most: 64 MB for one of 1 MB"),
    BOUNDED_WORK("reading and scoring a hundred rows end, within 20 seconds of the processor");

    /** Bytes taken whatever the file, most of it by features without end: a model may declare 65,536. */
    private static final long FIXED_BYTES = 24L << 20;

    private static final long BYTES_PER_BYTE = 40;
    static final int LONGEST_MESSAGE = 500;
    static final long MOST_NANOSECONDS = 20_000_000_000L;

    private final String sentence;

    Invariant(String sentence) {
        this.sentence = sentence;
    }

    static long mostAllocated(int fileBytes) {
        return FIXED_BYTES + BYTES_PER_BYTE * fileBytes;
    }

    String sentence() {
        return sentence;
    }
}
