package dev.technic.scanner.ml.engine;

/**
 * What {@link Levels} and {@link BlockScorer} take, in nanoseconds: a block costs much whether it is full or not, and then little a row. Fitted
 * to what {@code FewRowsBenchmark} prints.
 */
final class Costs {

    /** Of a row: a step down a tree. */
    private static final double STEP = 0.8;

    /** Of a row in a block: to rank a value among the thresholds. */
    private static final double RANK = 12;

    /** Of a block: to add a tree's leaves. */
    private static final double TREE = 25;

    /** Of a block: to choose at a split. */
    private static final double SPLIT = 0.5;

    /** Of a block: to answer a question. */
    private static final double SLOT = 0.5;

    /** The answers to so many questions stay in a near cache; each further one costs three times as much. */
    private static final int NEAR = 1 << 16;

    private Costs() {}

    /** A {@link Crossover}; trees that are not padded are walked either way. */
    static int crossover(Padded padded, int features, int slots) {
        double row = STEP * padded.steps() - RANK * features;
        double block =
                TREE * padded.count() + SPLIT * padded.splits() + SLOT * (slots + 2.0 * Math.max(0, slots - NEAR));
        return row * Scorer.BLOCK <= block ? Scorer.BLOCK + 1 : (int) Math.ceil(block / row);
    }
}
