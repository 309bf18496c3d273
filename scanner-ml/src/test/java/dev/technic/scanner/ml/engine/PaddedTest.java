package dev.technic.scanner.ml.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.ml.format.Tree;
import java.util.Arrays;
import java.util.SplittableRandom;
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
        return new Tree(
                Arrays.copyOf(left, size),
                new int[size],
                new float[size],
                new boolean[size],
                new int[0][],
                new float[0],
                new int[0],
                new float[0],
                new float[0]);
    }
}
