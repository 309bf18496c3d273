package dev.technic.scanner.ml.engine;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.ml.format.ModelFile;
import dev.technic.scanner.ml.format.Quoted;
import dev.technic.scanner.ml.format.TreeModel;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;

/**
 * XGBoost's models scored in Java, the engine that is taken unless another is named: JSON and UBJSON of XGBoost 1.0 to 3.4, with
 * the boosters gbtree and dart, to the bit as XGBoost scores them.
 *
 * <p>All trees of a model take part, whatever its attribute {@code best_iteration} says.
 */
public final class JavaModelProvider implements ModelProvider {

    static final String NAME = "java";

    /** The last release whose models have been compared; several before it changed what the same words of a file mean. */
    private static final int NEWEST_MAJOR = 3;

    private static final int NEWEST_MINOR = 4;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int preference() {
        return 100;
    }

    @Override
    public boolean reads(ModelContent content) {
        return ModelFile.isLikely(content.bytes());
    }

    /**
     * Reads and checks a model.
     *
     * <p>{@code multi:softmax} says probabilities, as {@code multi:softprob} does. Infinite values of features are compared like
     * any others.
     *
     * @throws ModelException if the model is damaged, or its release or objective is none that was compared with XGBoost
     */
    @Override
    public Model load(ModelContent content) {
        return load(content, Costs::crossover);
    }

    /** The same, with blocks from as many rows on as is said. */
    static Model load(ModelContent content, Crossover crossover) {
        ModelFile file = ModelFile.of(content);
        String origin = content.origin();
        if (file.version().major() < 1 || file.version().isAfter(NEWEST_MAJOR, NEWEST_MINOR)) {
            throw new ModelException("model " + origin + " was saved by XGBoost " + file.version() + "; the engine "
                    + NAME + " scores models of 1.0 to " + NEWEST_MAJOR + "." + NEWEST_MINOR);
        }
        TreeModel model = file.model();
        Objectives objective = Objectives.named(model.objective().name());
        if (objective == null) {
            throw new ModelException("model " + origin + " has the objective '"
                    + Quoted.of(model.objective().name()) + "'; the engine " + NAME + " scores " + Objectives.names());
        }
        return new JavaModel(content, model, objective, base(origin, model, objective), crossover);
    }

    private static float[] base(String origin, TreeModel model, Objectives objective) {
        float[] base = new float[model.outputs()];
        for (int i = 0; i < base.length; i++) {
            base[i] = objective.margin(model.baseScores()[i]);
            if (Float.isNaN(base[i])) {
                throw new ModelException("model " + origin + " has a base score of " + model.baseScores()[i]
                        + ", which is none for " + model.objective().name());
            }
        }
        return base;
    }
}
