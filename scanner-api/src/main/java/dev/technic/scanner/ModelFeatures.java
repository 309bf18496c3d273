package dev.technic.scanner;

import dev.technic.scanner.expression.Expression;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a model's side file says: its features in order, each optionally with the expression that computes it, so that model and side
 * file are the whole recipe of a score.
 *
 * @param features in the order of the model's columns
 * @param rounds that score
 * @param modelHash SHA-256 of the model that this is said of, 64 hexadecimal digits; empty for whatever model stands beside
 */
public record ModelFeatures(List<Feature> features, Rounds rounds, Optional<String> modelHash) {

    /**
     * One of a model's features.
     *
     * @param name as the model knows it
     * @param expression empty where a scan must define it
     * @param optional whether NaN is an answer, which reaches the model as missing; otherwise it rejects the symbol
     */
    public record Feature(String name, Optional<Expression> expression, boolean optional) {

        public Feature {
            if (expression.isPresent()) {
                Names.checked(name);
            }
            if (optional && expression.isEmpty()) {
                throw new InvalidScanException("feature '" + name
                        + "' is optional and has no expression; the scan that defines it says whether it is optional");
            }
        }
    }

    /**
     * @throws InvalidScanException if a name is there twice, or the hash is none
     */
    public ModelFeatures {
        features = List.copyOf(features);
        Set<String> names = new HashSet<>();
        for (Feature feature : features) {
            if (!names.add(feature.name())) {
                throw new InvalidScanException("the feature '" + feature.name() + "' is there twice");
            }
        }
        if (!modelHash.orElse("0".repeat(64)).matches("[0-9a-f]{64}")) {
            throw new InvalidScanException("'" + modelHash.get()
                    + "' is no SHA-256 of a model; 64 hexadecimal digits, all small, are accepted");
        }
    }

    /** Features that are all defined here, for all rounds of any model that knows them. */
    public static ModelFeatures of(List<NamedExpression> features) {
        return new ModelFeatures(
                features.stream()
                        .map(f -> new Feature(f.name(), Optional.of(f.expression()), f.optional()))
                        .toList(),
                Rounds.ALL,
                Optional.empty());
    }

    /** The same for other rounds. */
    public ModelFeatures ofRounds(Rounds others) {
        return new ModelFeatures(features, others, modelHash);
    }

    /** The same for the model of this hash alone, so that the side file of another is never taken for its own. */
    public ModelFeatures ofModel(String hash) {
        return new ModelFeatures(features, rounds, Optional.of(hash));
    }

    public List<String> names() {
        return features.stream().map(Feature::name).toList();
    }

    /** The features that are defined here, in their order. */
    public List<NamedExpression> defined() {
        return features.stream()
                .flatMap(f -> f.expression().map(e -> new NamedExpression(f.name(), e, f.optional())).stream())
                .toList();
    }

    /**
     * Compares the hash that is said here, if one is, with that of a model: what matters also where the features are taken from elsewhere.
     *
     * @param model as the scan names it, for the message
     * @param origin of what is said here, for the message
     * @throws ModelException if this is said of another model
     */
    public void checkHash(String model, String origin, Model of) {
        if (!modelHash.orElse(of.hash()).equals(of.hash())) {
            throw new ModelException("model " + model + " is " + of.hash() + "; " + origin
                    + " is the side file of another model, " + modelHash.get());
        }
    }

    /**
     * Compares with the hash, and with the features that a model itself has.
     *
     * @param model as the scan names it, for the message
     * @param origin of what is said here, for the message
     * @throws ModelException if a feature is missing, unknown or in another place, or these are said of another model
     */
    public void check(String model, String origin, Model of) {
        checkHash(model, origin, of);
        List<String> own = of.features();
        List<String> names = names();
        if (own.isEmpty() && names.size() != of.featureCount()) {
            throw new ModelException("model " + model + " has " + of.featureCount()
                    + (of.featureCount() == 1 ? " feature without a name; " : " features without names; ")
                    + origin + " has " + names.size() + ": " + names);
        }
        if (!own.isEmpty() && !own.equals(names)) {
            List<String> missing = own.stream().filter(f -> !names.contains(f)).toList();
            List<String> unused = names.stream().filter(f -> !own.contains(f)).toList();
            throw new ModelException("model " + model + " needs " + own + "; " + origin + " has " + names
                    + (missing.isEmpty() && unused.isEmpty()
                            ? ": the same in another order"
                            : ": missing " + missing + ", unused " + unused));
        }
    }
}
