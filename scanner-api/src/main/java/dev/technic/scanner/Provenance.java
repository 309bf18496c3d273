package dev.technic.scanner;

import java.util.Map;

/**
 * Where an answer comes from, so that it can be had again.
 *
 * @param asOf the as-of session in text
 * @param models hash of each model's content, by the model's name in the scan
 * @param sideFiles hash of each side file that took part, by the model's name in the scan
 * @param engine the library's version
 */
public record Provenance(
        String asOf, Adjustment adjustment, Map<String, String> models, Map<String, String> sideFiles, String engine) {

    public Provenance {
        models = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(models));
        sideFiles = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(sideFiles));
    }
}
