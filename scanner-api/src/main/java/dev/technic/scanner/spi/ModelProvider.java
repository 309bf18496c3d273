package dev.technic.scanner.spi;

import dev.technic.scanner.Model;

/** A plugin that reads models, found by the service loader. */
public interface ModelProvider {

    /** The engine's name, as a user chooses it: {@code java}, {@code xgboost4j}. */
    String name();

    /** Providers are asked in descending order; the first that {@linkplain #reads reads} a model gets it. */
    default int preference() {
        return 0;
    }

    /** Whether the content looks like a model of this provider's, by a short look at it. */
    boolean reads(ModelContent content);

    /**
     * Reads and checks a model.
     *
     * @throws dev.technic.scanner.ModelException if the content is damaged, or asks for what this provider does not cover
     */
    Model load(ModelContent content);
}
