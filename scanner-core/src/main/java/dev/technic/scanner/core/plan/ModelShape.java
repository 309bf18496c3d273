package dev.technic.scanner.core.plan;

import dev.technic.scanner.NamedExpression;
import java.util.List;

/**
 * What a plan needs to know of a model.
 *
 * @param features names in the order of its columns; empty when nobody names them
 * @param recipe the features that its side file defines, each over those before it
 */
public record ModelShape(
        String name,
        List<String> features,
        int featureCount,
        int outputs,
        boolean byPosition,
        String origin,
        List<NamedExpression> recipe) {}
