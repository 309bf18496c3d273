package dev.technic.scanner.ml.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.ml.format.Objective;
import dev.technic.scanner.ml.format.Tree;
import dev.technic.scanner.ml.format.TreeModel;
import dev.technic.scanner.ml.format.Version;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaddedTest {

    private static final int TREES = 500;

    @Test
    void aTreesDepthIsItsLongestWayDown() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < TREES; i++) {
            Tree tree = tree(random, 1 + random.nextInt(12));

            assertThat(tree.depth()).isEqualTo(deepest(tree, 0));
        }
    }

    @Test
    void childrenStandAtTwiceTheirParentsPlaceAndBesideIt() {
        SplittableRandom random = new SplittableRandom(2);
        int[] places = Padded.places();
        for (int i = 0; i < TREES; i++) {
            Tree tree = tree(random, Padded.DEEPEST);

            Padded.place(tree, places);

            assertPlaces(tree, 0, 1, 0, places);
        }
    }

    @Test
    void treesThatAskForCategoriesMostAreLeftUntilTheOthersAskFourTimesEach() {
        assertThat(paddedOf(0, 40, 4, 5, 12)).containsExactly(0, 2, 3);
        assertThat(paddedOf(0, 8, 0, 8)).containsExactly(0, 1, 2, 3);
        assertThat(paddedOf(0, 8, 0, 9)).containsExactly(0, 1, 2);
        assertThat(paddedOf(5, 5, 5)).isEmpty();
    }

    @Test
    void aTreeThatIsTooDeepIsLeftAndCountsForNothing() {
        Padded padded = new Padded(model(
                complete(Padded.DEEPEST, 0),
                complete(Padded.DEEPEST + 1, 0),
                complete(Padded.DEEPEST + 1, 9),
                complete(3, 7),
                complete(0, 0)));

        assertThat(padded(padded)).containsExactly(0, 3, 4);
        assertThat(padded.count()).isEqualTo(3);
        assertThat(padded.steps()).isEqualTo(8 + 3);
        assertThat(padded.splits()).isEqualTo(255 + 7);
    }

    /** Of trees of 6 levels that ask for categories so many times each. */
    private static int[] paddedOf(int... asking) {
        return padded(new Padded(
                model(Arrays.stream(asking).mapToObj(n -> complete(6, n)).toArray(Tree[]::new))));
    }

    private static int[] padded(Padded padded) {
        return IntStream.range(0, padded.depths().length)
                .filter(padded::isPadded)
                .toArray();
    }

    private static TreeModel model(Tree... trees) {
        return new TreeModel(
                new Version(3, 0, 4),
                List.of(),
                1,
                0,
                1,
                new float[1],
                new Objective("reg:squarederror", Map.of()),
                List.of(trees),
                new int[trees.length],
                new float[trees.length],
                new int[] {0, trees.length},
                List.of(),
                false,
                Map.of());
    }

    private static Tree complete(int levels, int asking) {
        int splits = (1 << levels) - 1;
        int[][] categories = new int[asking == 0 ? 0 : 2 * splits + 1][];
        Arrays.setAll(categories, node -> node < asking ? new int[] {1} : new int[0]);
        int[] left = new int[2 * splits + 1];
        Arrays.setAll(left, node -> node < splits ? 2 * node + 1 : 0);
        return tree(left, categories);
    }

    private static void assertPlaces(Tree tree, int node, int place, int level, int[] places) {
        assertThat(places[node]).isEqualTo(place);
        assertThat(Padded.level(place)).isEqualTo(level);
        if (!tree.isLeaf(node)) {
            assertPlaces(tree, tree.left()[node], 2 * place, level + 1, places);
            assertPlaces(tree, tree.left()[node] + 1, 2 * place + 1, level + 1, places);
        }
    }

    private static int deepest(Tree tree, int node) {
        int left = tree.left()[node];
        return tree.isLeaf(node) ? 0 : 1 + Math.max(deepest(tree, left), deepest(tree, left + 1));
    }

    /** Breadth-first, each node above the last level a split or not. */
    private static Tree tree(SplittableRandom random, int levels) {
        int[] left = new int[2 << levels];
        int size = 1;
        int levelEnd = 1;
        for (int node = 0, level = 0; node < size; node++) {
            if (node == levelEnd) {
                level++;
                levelEnd = size;
            }
            if (level < levels && random.nextInt(3) > 0) {
                left[node] = size;
                size += 2;
            }
        }
        return tree(Arrays.copyOf(left, size), new int[0][]);
    }

    private static Tree tree(int[] left, int[][] categories) {
        int size = left.length;
        return new Tree(
                left,
                new int[size],
                new float[size],
                new boolean[size],
                categories,
                new float[0],
                new int[0],
                new float[0],
                new float[0]);
    }
}
