package dev.technic.scanner.core.plan;

import dev.technic.scanner.ModelException;
import dev.technic.scanner.NamedExpression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The features that the side files of a scan's models define, each once. Whoever defines a name again must mean the same; what they may
 * differ in is whether it is optional, and it is where all say so, the scan among them.
 */
final class Recipes {

    private record Defined(NamedExpression feature, String model) {}

    private final Map<String, Defined> defined = new LinkedHashMap<>();

    /**
     * Gathers them.
     *
     * @param scan the features that the scan defines
     * @throws ModelException if two define one name differently
     */
    Recipes(List<NamedExpression> scan, List<ModelShape> models) {
        for (ModelShape model : models) {
            for (NamedExpression feature : of(model)) {
                add(feature, model.name());
            }
        }
        for (NamedExpression own : scan) {
            Defined there = defined.get(own.name());
            if (there != null && !there.feature().expression().equals(own.expression())) {
                throw differ(there, "the scan", own);
            }
        }
    }

    private void add(NamedExpression feature, String model) {
        Defined there = defined.get(feature.name());
        if (there != null && !there.feature().expression().equals(feature.expression())) {
            throw differ(there, "the side file of model " + model, feature);
        }
        boolean optional =
                feature.optional() && (there == null || there.feature().optional());
        defined.put(
                feature.name(),
                new Defined(
                        new NamedExpression(feature.name(), feature.expression(), optional),
                        there == null ? model : there.model()));
    }

    private static ModelException differ(Defined there, String who, NamedExpression other) {
        return new ModelException("the side file of model " + there.model() + " defines " + other.name() + " = "
                + there.feature().expression() + "; " + who + " defines " + other.name() + " = " + other.expression()
                + ": leave one of them out, or rename it");
    }

    /** What the side file of a model defines; by position nothing. */
    List<NamedExpression> of(ModelShape model) {
        return model.byPosition() ? List.of() : model.recipe();
    }

    /** Whether a feature of the scan may be optional: each side file that defines it says so too. */
    boolean allows(String feature) {
        Defined there = defined.get(feature);
        return there == null || there.feature().optional();
    }

    /** Each once, in the order of the models and their side files. */
    List<NamedExpression> features() {
        List<NamedExpression> features = new ArrayList<>();
        defined.values().forEach(d -> features.add(d.feature()));
        return features;
    }

    /** The first model whose side file defines a feature; empty when none does. */
    String model(String feature) {
        Defined there = defined.get(feature);
        return there == null ? "" : there.model();
    }
}
