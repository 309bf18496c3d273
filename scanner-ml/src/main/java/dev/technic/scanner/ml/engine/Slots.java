package dev.technic.scanner.ml.engine;

import dev.technic.scanner.ml.format.Tree;
import dev.technic.scanner.ml.format.TreeModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The questions that a model's splits ask of a row, each once, and a block's answers: for each question 64 bits, a row's bit set
 * where it goes right.
 *
 * <p>The thresholds of a feature are sorted, those with missing values to the left and those with missing values to the right apart,
 * since a row that misses the value has no rank among all but stands before the first of the former and after the last of the
 * latter. A value's rank is where it stands among the thresholds; a row is marked at its rank, and then each threshold takes over the
 * marks of the next.
 */
final class Slots {

    /** Never set: what padding asks. */
    static final int NONE = 0;

    /** Set, never read. */
    private static final int WASTE = 1;

    private static final int FIRST = 2;

    /** A split on categories. */
    private record Question(int feature, boolean left, Categories categories) {}

    private final int columns;

    /** {@code [2 × columns][…]}: thresholds ascending, with missing values to the left, and then to the right. */
    private final int[][] thresholds;

    /** {@code [2 × columns]}: the slot before the first threshold's. */
    private final int[] begin;

    /** {@code [columns][…]}: the thresholds of both kinds. */
    private final int[][] merged;

    /** {@code [columns][2 × (merged + 2)]}: for each rank the two slots to mark; the last rank is that of a missing value. */
    private final int[][] marks;

    private final Map<Question, Integer> numbers = new LinkedHashMap<>();
    private final List<Question> questions = new ArrayList<>();
    private final int size;

    Slots(TreeModel model, Thresholds thresholds) {
        this.columns = model.featureCount();
        this.thresholds = thresholds.sorted();
        this.begin = new int[2 * columns];
        int next = FIRST;
        for (int i = 0; i < begin.length; i++) {
            begin[i] = next;
            int count = this.thresholds[i].length;
            next += count == 0 ? 0 : count + 1;
        }
        this.merged = new int[columns][];
        this.marks = new int[columns][];
        for (int i = 0; i < columns; i++) {
            merged[i] = thresholds.merged(i);
            marks[i] = merged[i].length == 0 ? merged[i] : marks(i);
        }
        for (Tree tree : model.trees()) {
            for (int node = 0; node < tree.nodes(); node++) {
                if (tree.isCategorical(node) && numbers.putIfAbsent(question(tree, node), next) == null) {
                    next++;
                }
            }
        }
        questions.addAll(numbers.keySet());
        this.size = next;
    }

    private static Question question(Tree tree, int node) {
        return new Question(tree.feature()[node], tree.defaultLeft()[node], new Categories(tree.categories()[node]));
    }

    private int[] marks(int feature) {
        int ranks = merged[feature].length + 1;
        int[] slots = new int[2 * (ranks + 1)];
        for (int side = 0; side < 2; side++) {
            int source = feature + side * columns;
            int[] own = thresholds[source];
            int passed = 0;
            for (int rank = 0; rank < ranks; rank++) {
                if (rank > 0 && passed < own.length && own[passed] == merged[feature][rank - 1]) {
                    passed++;
                }
                slots[2 * rank + side] = own.length == 0 ? WASTE : begin[source] + passed;
            }
            slots[2 * ranks + side] = own.length == 0 ? WASTE : begin[source] + side * own.length;
        }
        return slots;
    }

    /** How many there are. */
    int size() {
        return size;
    }

    /** The slot of a split of the model's tree at a place. */
    int of(Tree tree, int place, int node, Thresholds thresholds) {
        return tree.isCategorical(node)
                ? numbers.getOrDefault(question(tree, node), NONE)
                : thresholds.slot(tree, place, node, begin);
    }

    /** Answers all questions for a block. */
    void answer(double[] rowMajor, int at, int rows, long[] table) {
        Arrays.fill(table, 0);
        for (int feature = 0; feature < columns; feature++) {
            int[] sorted = merged[feature];
            if (sorted.length > 0) {
                mark(rowMajor, at + feature, rows, sorted, marks[feature], table);
            }
        }
        for (int i = 0; i < begin.length; i++) {
            spread(table, begin[i], thresholds[i].length);
        }
        for (int i = 0; i < questions.size(); i++) {
            table[size - questions.size() + i] = ask(questions.get(i), rowMajor, at, rows);
        }
    }

    private void mark(double[] rowMajor, int at, int rows, int[] sorted, int[] slots, long[] table) {
        int missing = sorted.length + 1;
        for (int i = 0; i < rows; i++) {
            int key = Keys.of(rowMajor[at + i * columns]);
            int rank = key == Keys.MISSING_LEFT ? missing : rank(key, sorted);
            table[slots[2 * rank]] |= 1L << i;
            table[slots[2 * rank + 1]] |= 1L << i;
        }
    }

    /** How many thresholds the key has reached. */
    private static int rank(int key, int[] sorted) {
        int rank = 0;
        for (int length = sorted.length; length > 1; ) {
            int half = length >>> 1;
            rank += half & -Keys.right(key, sorted[rank + half - 1]);
            length -= half;
        }
        return rank + Keys.right(key, sorted[rank]);
    }

    private static void spread(long[] table, int begin, int count) {
        long above = 0;
        for (int i = begin + count; i > begin; i--) {
            above |= table[i];
            table[i] = above;
        }
    }

    private long ask(Question question, double[] rowMajor, int at, int rows) {
        long answers = 0;
        for (int i = 0; i < rows; i++) {
            int key = Keys.of(rowMajor[at + i * columns + question.feature]);
            boolean right = key == Keys.MISSING_LEFT ? !question.left : question.categories.right(key) == 1;
            answers |= right ? 1L << i : 0;
        }
        return answers;
    }
}
