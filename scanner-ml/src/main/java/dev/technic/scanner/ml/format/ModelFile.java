package dev.technic.scanner.ml.format;

import dev.technic.scanner.ModelException;
import dev.technic.scanner.spi.ModelContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the model files that XGBoost writes: JSON since 1.0 and UBJSON since 1.6, with the boosters gbtree and dart.
 *
 * <p>Whatever the bytes are, the answer is a model that is whole or a {@link ModelException} that says what is wrong and where: each
 * length is checked against what is there, each index against what it points into, and each tree is one.
 */
public final class ModelFile {

    /** Columns of a row at most; a model that says more is taken for damaged. */
    private static final int MOST_FEATURES = 65_536;

    /** Values for each row at most; a model that says more is taken for damaged. */
    private static final int MOST_OUTPUTS = 4_096;

    /** The last release whose vectors in leaves are read; the next ones score them otherwise, and then write them otherwise. */
    private static final int VECTORS_MAJOR = 3;

    private static final int VECTORS_MINOR = 0;

    private static final int OLD_HEADER = 136;

    private final Part root;
    private final Version version;

    private ModelFile(Part root) {
        this.root = root;
        int[] numbers = root.member("version").wholes(3, 0, 9_999);
        this.version = new Version(numbers[0], numbers[1], numbers[2]);
    }

    /**
     * Reads a file as far as its version.
     *
     * @throws ModelException if the content is in none of these formats, or is cut off
     */
    public static ModelFile of(ModelContent content) {
        return new ModelFile(Part.root(content.origin(), document(content)));
    }

    /** Whether the bytes begin like a model of XGBoost, in one of today's formats or in one that is refused by name. */
    public static boolean isLikely(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1);
        return start.matches("(?s)\\s*\\{\\s*\"(learner|version)\".*|\\{L.{8}(learner|version).*")
                || !oldFormat(bytes).isEmpty();
    }

    /** Whether the bytes begin like JSON, which UBJSON does not. */
    public static boolean isJson(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1).strip();
        return start.matches("(?s)\\{\\s*[\"}].*");
    }

    /** The version of XGBoost that saved the model. */
    public Version version() {
        return version;
    }

    private static Object document(ModelContent content) {
        byte[] bytes = content.bytes();
        if (isJson(bytes)) {
            return new JsonDocument(content.origin(), bytes).read();
        }
        if (bytes.length > 0 && bytes[0] == '{') {
            return new UbjDocument(content.origin(), bytes).read();
        }
        String old = oldFormat(bytes);
        throw new ModelException("model " + content.origin() + " is "
                + (bytes.length == 0 ? "empty" : old.isEmpty() ? "not a model of XGBoost" : "in " + old)
                + "; XGBoost's JSON and UBJSON are read: load it in Python and save it with save_model('model.ubj')");
    }

    /** The name of the format, if it is one that XGBoost itself has given up; else empty. */
    private static String oldFormat(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, OLD_HEADER + 48), StandardCharsets.ISO_8859_1);
        if (start.startsWith("CONFIG-offset:")) {
            return "XGBoost's old format of training snapshots";
        }
        if (start.startsWith("bs64")) {
            return "XGBoost's old base64 format";
        }
        // A header of known size, then the length and the text of the objective.
        boolean old = start.startsWith("binf")
                || start.length() > OLD_HEADER
                        && start.substring(OLD_HEADER).matches("(?s)[\\x01-\\x20]\\x00{7}[a-z]+:[a-z]+.*");
        return old ? "XGBoost's old binary format" : "";
    }

    /**
     * The model, with all that scoring needs.
     *
     * @throws ModelException if any part of it is missing or damaged
     */
    public TreeModel model() {
        return model(false);
    }

    /**
     * The model with what training noted of its nodes, too: gains and covers.
     *
     * @throws ModelException if any part of it is missing or damaged
     */
    public TreeModel modelWithStatistics() {
        return model(true);
    }

    private TreeModel model(boolean statistics) {
        Part learner = root.member("learner");
        Part param = learner.member("learner_model_param");
        int features = param.member("num_feature").whole(1, MOST_FEATURES);
        int classes = param.member("num_class").whole(0, MOST_OUTPUTS);
        Part declared = param.optional("num_target");
        int targets = declared == null ? 1 : declared.whole(1, MOST_OUTPUTS);
        if (classes > 1 && targets > 1) {
            throw param.wrong("has " + classes + " classes and " + targets + " targets; XGBoost has one or the other");
        }
        int outputs = Math.max(1, Math.max(classes, targets));
        Part booster = learner.member("gradient_booster");
        Part forest = (isDart(booster) ? booster.member("gbtree") : booster).member("model");
        List<Tree> trees = trees(forest.member("trees"), features, outputs, statistics);
        return new TreeModel(
                version,
                names(learner.optional("feature_names"), features),
                features,
                classes,
                targets,
                baseScores(param.member("base_score"), outputs),
                objective(learner.member("objective"), classes),
                trees,
                forest.member("tree_info").wholes(trees.size(), 0, outputs - 1),
                weights(booster, forest, trees.size()),
                rounds(forest, trees, outputs),
                types(learner.optional("feature_types"), features),
                weights(booster, forest) != null,
                attributes(learner.optional("attributes")));
    }

    /** Where each round begins: as the file says since 2.0; before, each has the same number of trees for each output. */
    private static int[] rounds(Part forest, List<Tree> trees, int outputs) {
        Part declared = forest.optional("iteration_indptr");
        return declared == null ? evenRounds(forest, trees, outputs) : declaredRounds(declared, trees.size());
    }

    private static int[] declaredRounds(Part declared, int trees) {
        int[] rounds = declared.length() == 0 ? new int[1] : declared.wholes(declared.length(), 0, trees);
        boolean ascending = rounds[0] == 0 && rounds[rounds.length - 1] == trees;
        for (int i = 1; i < rounds.length; i++) {
            ascending &= rounds[i - 1] < rounds[i];
        }
        if (!ascending) {
            throw declared.wrong("does not ascend from 0 to the " + Counted.of(trees, "tree"));
        }
        return rounds;
    }

    private static int[] evenRounds(Part forest, List<Tree> trees, int outputs) {
        Part declared = forest.member("gbtree_model_param").optional("num_parallel_tree");
        boolean vectors = !trees.isEmpty() && trees.get(0).isVector();
        // Up to 1.5 the file does not say it, and XGBoost takes it for 1.
        int parallel = declared == null ? 1 : Math.max(1, declared.whole(0, Integer.MAX_VALUE));
        long size = (long) parallel * (vectors ? 1 : outputs);
        int[] rounds = new int[(int) ((trees.size() + size - 1) / size) + 1];
        Arrays.setAll(rounds, round -> (int) Math.min(round * size, trees.size()));
        return rounds;
    }

    private static List<String> types(@Nullable Part types, int features) {
        List<String> all = types == null
                ? List.of()
                : types.elements().stream().map(Part::text).toList();
        if (types != null && !all.isEmpty() && all.size() != features) {
            throw types.wrong("has " + Counted.of(all.size(), "type") + " for " + Counted.of(features, "feature"));
        }
        return all;
    }

    /** Those that are texts, as XGBoost writes all; others mean nothing to it. */
    private static Map<String, String> attributes(@Nullable Part attributes) {
        Map<String, String> all = new LinkedHashMap<>();
        if (attributes != null) {
            for (String name : attributes.names()) {
                Part value = attributes.member(name);
                if (value.isText()) {
                    all.put(name, value.text());
                }
            }
        }
        return all;
    }

    private List<Tree> trees(Part part, int features, int outputs, boolean statistics) {
        List<Tree> trees = new ArrayList<>();
        for (Part tree : part.elements()) {
            Part id = tree.member("id");
            if (id.whole(0, Integer.MAX_VALUE) != trees.size()) {
                throw id.wrong("is not the tree's place");
            }
            checkVectors(tree);
            trees.add(TreeReader.read(tree, features, outputs, statistics));
        }
        return trees;
    }

    private void checkVectors(Part tree) {
        if (!version.isAfter(VECTORS_MAJOR, VECTORS_MINOR)) {
            return;
        }
        Part length = tree.member("tree_param").optional("size_leaf_vector");
        if (length != null && length.whole(0, Integer.MAX_VALUE) > 1) {
            throw tree.wrong("has a vector in each leaf, saved by XGBoost " + version + "; such trees are read up to "
                    + VECTORS_MAJOR + "." + VECTORS_MINOR);
        }
    }

    private static boolean isDart(Part booster) {
        Part name = booster.member("name");
        return switch (name.text()) {
            case "gbtree" -> false;
            case "dart" -> true;
            default -> throw name.wrong("is '" + Quoted.of(name.text()) + "'; the boosters gbtree and dart are read");
        };
    }

    /** DART's weights: beside {@code gbtree} up to 3.2; later, where DART is named gbtree, beside {@code model} or inside it. */
    private static float[] weights(Part booster, Part forest, int trees) {
        Part weights = weights(booster, forest);
        if (weights == null && isDart(booster)) {
            throw booster.wrong("has no weight_drop");
        }
        return weights == null ? ones(trees) : weights.floats(trees);
    }

    private static @Nullable Part weights(Part booster, Part forest) {
        Part inside = forest.optional("weight_drop");
        return inside == null ? booster.optional("weight_drop") : inside;
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static List<String> names(@Nullable Part names, int features) {
        if (names == null) {
            return List.of();
        }
        List<Part> elements = names.elements();
        if (!elements.isEmpty() && elements.size() != features) {
            throw names.wrong("has " + Counted.of(elements.size(), "name") + " for " + Counted.of(features, "feature"));
        }
        List<String> all = elements.stream().map(Part::text).toList();
        if (new HashSet<>(all).size() != all.size()) {
            throw names.wrong("has a name twice");
        }
        return all;
    }

    /** {@code 5E-1} up to 3.0; later {@code [5E-1]}, or one for each output. */
    private static float[] baseScores(Part part, int outputs) {
        String text = part.text();
        boolean list = text.startsWith("[") && text.endsWith("]");
        String[] each = list ? text.substring(1, text.length() - 1).split(",", -1) : new String[] {text};
        if (each.length != 1 && each.length != outputs) {
            throw part.wrong("has " + Counted.of(each.length, "number") + " for " + Counted.of(outputs, "output"));
        }
        float[] scores = new float[outputs];
        for (int i = 0; i < outputs; i++) {
            scores[i] = baseScore(part, each[each.length == 1 ? 0 : i].strip());
        }
        return scores;
    }

    private static float baseScore(Part part, String text) {
        boolean number = text.matches("[-+]?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?");
        if (!number || Float.isInfinite(Float.parseFloat(text))) {
            throw part.wrong("is not a finite number");
        }
        return Float.parseFloat(text);
    }

    private static Objective objective(Part part, int classes) {
        Map<String, Map<String, String>> parameters = new LinkedHashMap<>();
        for (String name : part.names()) {
            Part group = part.member(name);
            // What is no group is what training had learnt, which scoring does not need.
            if (group.isObject()) {
                Map<String, String> values = new LinkedHashMap<>();
                group.names()
                        .forEach(value -> values.put(value, group.member(value).text()));
                parameters.put(name, values);
            }
        }
        Objective objective = new Objective(part.member("name").text(), parameters);
        if (objective.isMultiClass()) {
            Part declared = part.member("softmax_multiclass_param").member("num_class");
            if (declared.whole(1, MOST_OUTPUTS) != classes) {
                throw declared.wrong("differs from the learner's " + classes);
            }
        }
        return objective;
    }
}
