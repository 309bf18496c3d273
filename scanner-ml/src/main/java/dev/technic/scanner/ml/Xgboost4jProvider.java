package dev.technic.scanner.ml;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.ml.format.ModelFile;
import dev.technic.scanner.ml.format.TreeModel;
import dev.technic.scanner.ml.format.Version;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;

/**
 * XGBoost's own library, through XGBoost4J: reads models saved as JSON or UBJSON by XGBoost 1.0 to 3.0, with the boosters gbtree
 * and dart.
 *
 * <p>A later model is refused, because this release of the library would misread its {@code base_score} without a word. All trees
 * of a model take part, whatever its attribute {@code best_iteration} says.
 */
public final class Xgboost4jProvider implements ModelProvider {

    private static final int NEWEST_MAJOR = 3;
    private static final int NEWEST_MINOR = 0;

    @Override
    public String name() {
        return "xgboost4j";
    }

    @Override
    public boolean reads(ModelContent content) {
        return ModelFile.isLikely(content.bytes());
    }

    /**
     * Reads, checks and hands over a model.
     *
     * <p>{@code multi:softmax} says probabilities, as {@code multi:softprob} does. Infinite values of features are compared like
     * any others.
     */
    @Override
    public Model load(ModelContent content) {
        ModelFile file = ModelFile.of(content);
        try {
            checkVersion(content.origin(), file.version());
            TreeModel model = file.model();
            return new Xgboost4jModel(
                    content, model, NativeBooster.load(content.origin(), NativeForm.of(content.origin(), model)));
        } catch (LinkageError absent) {
            throw new ModelException(
                    "model " + content.origin() + " needs XGBoost4J, which is not on the class path: "
                            + absent.getMessage(),
                    absent);
        }
    }

    private static void checkVersion(String origin, Version version) {
        if (version.isAfter(NEWEST_MAJOR, NEWEST_MINOR)) {
            throw new ModelException("model " + origin + " was saved by XGBoost " + version + "; "
                    + NativeBooster.ENGINE
                    + " reads models up to " + NEWEST_MAJOR + "." + NEWEST_MINOR
                    + " and would misread this one's base_score: the engine java reads later ones");
        }
        if (version.major() < 1) {
            throw new ModelException(
                    "model " + origin + " was saved by XGBoost " + version + "; models since 1.0 are read");
        }
    }
}
