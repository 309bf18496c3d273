package dev.technic.scanner.ml.engine;

import dev.technic.scanner.ml.format.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The questions that the splits of a model's padded trees ask of a row, each once, and a block's answers: for each question 64 bits, a row's bit set
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

    /** Rows whose values are ranked together; a power of two. */
    private static final int ABREAST = 4;

    /** A split on categories; compared and not hashed, as whoever made the file could choose sets of one hash. */
    private record Question(int feature, boolean left, Categories categories) {

        private static final Comparator<Question> ORDER = Comparator.comparingInt(Question::feature)
                .thenComparing(Question::left)
                .thenComparing(Question::categories, Categories.ORDER);
    }

    private final int columns;

    /** {@code [2 × columns]}: the slot before the first threshold's; features with missing values to the left, and then to the right. */
    private final int[] begin;

    /** {@code [2 × columns]}: how many thresholds there are. */
    private final int[] counts;

    /** {@code [columns][…]}: the thresholds of both kinds, ascending. */
    private final int[][] merged;

    /** {@code [columns][2 × (merged + 2)]}: for each rank the two slots to mark; the last rank is that of a missing value. */
    private final int[][] marks;

    private final List<Question> questions;
    private final int size;

    /** Numbers the questions, and tells the splits. */
    Slots(Padded padded, Splits splits) {
        this.columns = padded.model().featureCount();
        this.counts = new int[2 * columns];
        this.merged = new int[columns][];
        for (int i = 0; i < columns; i++) {
            merged[i] = new int[count(i, splits)];
        }
        this.begin = new int[2 * columns];
        int next = FIRST;
        for (int i = 0; i < begin.length; i++) {
            begin[i] = next;
            next += counts[i] == 0 ? 0 : counts[i] + 1;
        }
        this.marks = new int[columns][];
        for (int i = 0; i < columns; i++) {
            marks[i] = merged[i].length == 0 ? merged[i] : rank(i, splits);
        }
        this.questions = ofCategories(padded, splits, next);
        this.size = next + questions.size();
    }

    /** Counts a feature's different thresholds, each side's and of both. */
    private int count(int feature, Splits splits) {
        long[] sorted = splits.sorted();
        int[] last = {Keys.MISSING_LEFT, Keys.MISSING_LEFT};
        int[] different = new int[2];
        int before = Keys.MISSING_LEFT;
        int all = 0;
        for (int i = splits.begin(feature); i < splits.end(feature); i++) {
            int key = Splits.key(sorted[i]);
            int side = Splits.side(sorted[i]);
            different[side] += last[side] == key ? 0 : 1;
            last[side] = key;
            all += before == key ? 0 : 1;
            before = key;
        }
        counts[feature] = different[0];
        counts[feature + columns] = different[1];
        return all;
    }

    /** Ranks a feature's thresholds and tells its splits their slots; gives what each rank marks. */
    private int[] rank(int feature, Splits splits) {
        long[] sorted = splits.sorted();
        int[] slots = splits.slots();
        int[] keys = merged[feature];
        int[] last = {Keys.MISSING_LEFT, Keys.MISSING_LEFT};
        int[] passed = {start(feature), start(feature + columns)};
        int[] marked = new int[2 * (keys.length + 2)];
        marked[0] = passed[0];
        marked[1] = passed[1];
        marked[2 * keys.length + 2] = passed[0];
        int rank = 0;
        int before = Keys.MISSING_LEFT;
        for (int i = splits.begin(feature); i < splits.end(feature); i++) {
            int key = Splits.key(sorted[i]);
            int side = Splits.side(sorted[i]);
            passed[side] += last[side] == key ? 0 : 1;
            last[side] = key;
            slots[Splits.node(sorted[i])] = passed[side];
            rank += before == key ? 0 : 1;
            before = key;
            keys[rank - 1] = key;
            marked[2 * rank] = passed[0];
            marked[2 * rank + 1] = passed[1];
        }
        marked[2 * keys.length + 3] = passed[1];
        return marked;
    }

    /** What a row marks that has reached no threshold. */
    private int start(int source) {
        return counts[source] == 0 ? WASTE : begin[source];
    }

    /** The different splits on categories, from a slot on. */
    private static List<Question> ofCategories(Padded padded, Splits splits, int first) {
        Map<Question, Integer> numbers = new TreeMap<>(Question.ORDER);
        List<Question> different = new ArrayList<>();
        List<Tree> trees = padded.model().trees();
        for (int place = 0; place < trees.size(); place++) {
            Tree tree = trees.get(place);
            boolean asks = padded.isPadded(place) && tree.isCategorical();
            for (int node = 0; asks && node < tree.nodes(); node++) {
                if (tree.isCategorical(node)) {
                    splits.slots()[splits.root(place) + node] = numbers.computeIfAbsent(
                            question(tree, node), question -> {
                                different.add(question);
                                return first + different.size() - 1;
                            });
                }
            }
        }
        return different;
    }

    private static Question question(Tree tree, int node) {
        return new Question(tree.feature()[node], tree.defaultLeft()[node], new Categories(tree.categories()[node]));
    }

    /** How many there are. */
    int size() {
        return size;
    }

    /** How many features the splits on numbers ask. */
    int features() {
        return (int) Arrays.stream(merged)
                .filter(thresholds -> thresholds.length > 0)
                .count();
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
            spread(table, begin[i], counts[i]);
        }
        for (int i = 0; i < questions.size(); i++) {
            table[size - questions.size() + i] = ask(questions.get(i), rowMajor, at, rows);
        }
    }

    private void mark(double[] rowMajor, int at, int rows, int[] sorted, int[] slots, long[] table) {
        int whole = rows & -ABREAST;
        for (int i = 0; i < whole; i += ABREAST) {
            markAbreast(rowMajor, at + i * columns, i, sorted, slots, table);
        }
        for (int i = whole; i < rows; i++) {
            int key = Keys.of(rowMajor[at + i * columns]);
            mark(key, rank(key, sorted), i, sorted.length, slots, table);
        }
    }

    /** Four rows at a time: none of their searches waits for another's. */
    private void markAbreast(double[] rowMajor, int at, int row, int[] sorted, int[] slots, long[] table) {
        int a = Keys.of(rowMajor[at]);
        int b = Keys.of(rowMajor[at + columns]);
        int c = Keys.of(rowMajor[at + 2 * columns]);
        int d = Keys.of(rowMajor[at + 3 * columns]);
        int rankA = 0;
        int rankB = 0;
        int rankC = 0;
        int rankD = 0;
        for (int length = sorted.length; length > 1; ) {
            int half = length >>> 1;
            rankA += half & -Keys.right(a, sorted[rankA + half - 1]);
            rankB += half & -Keys.right(b, sorted[rankB + half - 1]);
            rankC += half & -Keys.right(c, sorted[rankC + half - 1]);
            rankD += half & -Keys.right(d, sorted[rankD + half - 1]);
            length -= half;
        }
        mark(a, rankA + Keys.right(a, sorted[rankA]), row, sorted.length, slots, table);
        mark(b, rankB + Keys.right(b, sorted[rankB]), row + 1, sorted.length, slots, table);
        mark(c, rankC + Keys.right(c, sorted[rankC]), row + 2, sorted.length, slots, table);
        mark(d, rankD + Keys.right(d, sorted[rankD]), row + 3, sorted.length, slots, table);
    }

    private static void mark(int key, int reached, int row, int thresholds, int[] slots, long[] table) {
        int rank = key == Keys.MISSING_LEFT ? thresholds + 1 : reached;
        table[slots[2 * rank]] |= 1L << row;
        table[slots[2 * rank + 1]] |= 1L << row;
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
