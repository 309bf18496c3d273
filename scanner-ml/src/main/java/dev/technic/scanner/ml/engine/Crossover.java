package dev.technic.scanner.ml.engine;

/** From how many rows on a model is scored in blocks; it chooses a way, never a result. */
interface Crossover {

    /**
     * Rows below this are scored one after another; more than a block can have where a block never pays.
     *
     * @param features how many features the padded trees ask
     * @param slots how many different questions they ask
     */
    int rows(Padded padded, int features, int slots);
}
