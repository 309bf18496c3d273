package dev.technic.scanner.ml;

import dev.technic.scanner.ModelException;
import dev.technic.scanner.ml.format.Objective;
import dev.technic.scanner.ml.format.Tree;
import dev.technic.scanner.ml.format.TreeModel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a checked model anew for the native library, which never sees the bytes of a file.
 *
 * <p>XGBoost trusts its input: an index out of range, a cycle or a length that lies ends the JVM, and what a second parser took for
 * checked may be read otherwise by the first. So it is given UBJSON that holds what was checked and nothing else: trees in
 * breadth-first order, parents that follow from the children, statistics of the training as zeros. {@code multi:softmax}, which says only the best class, becomes {@code multi:softprob}, which says the probabilities. The
 * weights of DART are multiplied into the leaves: the same float32 products, where the library's scoring in place would add and
 * subtract the base score at each tree and lose digits.
 */
final class NativeForm {

    private static final int NO_NODE = -1;
    private static final int ROOT_PARENT = Integer.MAX_VALUE;

    /** The library keeps a bit for each category up to a node's last; a model that needs more bits is taken for damaged. */
    private static final long MOST_CATEGORY_BITS = 1L << 30;

    private final String origin;
    private final TreeModel model;
    private final UbjWriter out = new UbjWriter();
    private long categoryBits;

    private NativeForm(String origin, TreeModel model) {
        this.origin = origin;
        this.model = model;
    }

    static byte[] of(String origin, TreeModel model) {
        return new NativeForm(origin, model).write();
    }

    private byte[] write() {
        out.object();
        out.name("learner").object();
        out.name("attributes").object().end();
        booster();
        out.name("learner_model_param").object();
        out.name("base_score").text(nineDigits(baseScore()));
        out.name("num_class").text(Integer.toString(model.classes()));
        out.name("num_feature").text(Integer.toString(model.featureCount()));
        out.name("num_target").text(Integer.toString(model.targets()));
        out.end();
        objective(model.objective());
        out.end();
        out.name("version").array(3).whole(3).whole(0).whole(0);
        out.end();
        return out.bytes();
    }

    /** The one base score that the library knows. */
    private float baseScore() {
        float[] scores = model.baseScores();
        for (float score : scores) {
            if (score != scores[0]) {
                throw new ModelException("model " + origin + " has several base scores; " + NativeBooster.ENGINE
                        + " reads models with one");
            }
        }
        return scores[0];
    }

    /** As XGBoost writes it, and as many digits as float32 needs. */
    private static String nineDigits(float value) {
        BigDecimal decimal = new BigDecimal(value).round(new MathContext(9)).stripTrailingZeros();
        return decimal.unscaledValue() + "E" + -decimal.scale();
    }

    private void objective(Objective objective) {
        boolean classes = objective.name().equals("multi:softmax");
        out.name("objective").object();
        out.name("name").text(classes ? "multi:softprob" : objective.name());
        objective.parameters().forEach((group, values) -> {
            out.name(group).object();
            values.forEach((name, value) -> out.name(name).text(name.equals("lambdarank_unbiased") ? "0" : value));
            out.end();
        });
        out.end();
    }

    private void booster() {
        out.name("gradient_booster").object();
        forest();
        out.name("name").text("gbtree");
        out.end();
    }

    private void forest() {
        List<Tree> trees = model.trees();
        out.name("model").object();
        out.name("gbtree_model_param").object();
        out.name("num_parallel_tree").text("1");
        out.name("num_trees").text(Integer.toString(trees.size()));
        out.end();
        out.name("iteration_indptr").array(model.rounds().length);
        for (int first : model.rounds()) {
            out.whole(first);
        }
        out.name("tree_info").array(trees.size());
        for (int group : model.groups()) {
            out.whole(group);
        }
        out.name("trees").array(trees.size());
        for (int i = 0; i < trees.size(); i++) {
            tree(i, weighted(trees.get(i), model.weights()[i]));
        }
        out.end();
    }

    /** The tree with its leaves multiplied. */
    private static Tree weighted(Tree tree, float weight) {
        float[] values = tree.value().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = tree.isLeaf(i) ? values[i] * weight : values[i];
        }
        float[] vectors = tree.vectors().clone();
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] *= weight;
        }
        return new Tree(
                tree.left(),
                tree.feature(),
                values,
                tree.defaultLeft(),
                tree.categories(),
                vectors,
                tree.ids(),
                tree.gain(),
                tree.cover());
    }

    private void tree(int id, Tree tree) {
        int nodes = tree.nodes();
        float[] zeros = new float[nodes];
        int[] left = new int[nodes];
        int[] right = new int[nodes];
        int[] parents = new int[nodes];
        byte[] defaultLeft = new byte[nodes];
        parents[0] = ROOT_PARENT;
        for (int i = 0; i < nodes; i++) {
            boolean leaf = tree.isLeaf(i);
            left[i] = leaf ? NO_NODE : tree.left()[i];
            right[i] = leaf ? NO_NODE : tree.left()[i] + 1;
            defaultLeft[i] = (byte) (tree.defaultLeft()[i] ? 1 : 0);
            if (!leaf) {
                parents[left[i]] = i;
                parents[right[i]] = i;
            }
        }
        out.object();
        out.name("id").whole(id);
        out.name("base_weights").numbers(tree.isVector() ? tree.vectors() : zeros);
        out.name("loss_changes").numbers(zeros);
        out.name("sum_hessian").numbers(zeros);
        out.name("left_children").wholes(left);
        out.name("right_children").wholes(right);
        out.name("parents").wholes(parents);
        out.name("split_indices").wholes(tree.feature());
        out.name("split_conditions").numbers(tree.value());
        out.name("default_left").bytes(defaultLeft);
        categories(tree);
        parameters(tree);
        out.end();
    }

    private void parameters(Tree tree) {
        int leaf = tree.isVector() ? model.outputs() : 1;
        out.name("tree_param").object();
        out.name("num_deleted").text("0");
        out.name("num_feature").text(Integer.toString(model.featureCount()));
        out.name("num_nodes").text(Integer.toString(tree.nodes()));
        out.name("size_leaf_vector").text(Integer.toString(leaf));
        out.end();
    }

    private void categories(Tree tree) {
        int[][] categories = tree.categories();
        byte[] kinds = new byte[tree.nodes()];
        int[] owners = new int[tree.nodes()];
        long[] begins = new long[tree.nodes()];
        long[] sizes = new long[tree.nodes()];
        int count = 0;
        int total = 0;
        for (int i = 0; i < kinds.length; i++) {
            if (tree.isCategorical(i)) {
                kinds[i] = 1;
                owners[count] = i;
                begins[count] = total;
                sizes[count] = categories[i].length;
                total += categories[i].length;
                categoryBits += categories[i][categories[i].length - 1];
                count++;
            }
        }
        if (categoryBits > MOST_CATEGORY_BITS) {
            throw new ModelException("model " + origin + " has too many great categories for " + NativeBooster.ENGINE);
        }
        out.name("split_type").bytes(kinds);
        out.name("categories_nodes").wholes(Arrays.copyOf(owners, count));
        out.name("categories_segments").wholes(Arrays.copyOf(begins, count));
        out.name("categories_sizes").wholes(Arrays.copyOf(sizes, count));
        int[] all = Arrays.stream(categories).flatMapToInt(Arrays::stream).toArray();
        out.name("categories").wholes(all);
    }
}
