package dev.technic.scanner.core.plan;

import java.util.List;

/** What a plan needs to know of a model. */
public record ModelShape(
        String name, List<String> features, int featureCount, int outputs, boolean byPosition, String origin) {}
