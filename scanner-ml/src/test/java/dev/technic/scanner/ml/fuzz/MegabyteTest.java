package dev.technic.scanner.ml.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.spi.ModelContent;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a megabyte that are made to cost as much as they can, held to the {@linkplain Invariant invariants}. */
class MegabyteTest {

    private static final int MEGABYTE = 1 << 20;

    private static final String MODEL = """
            {"learner": {"attributes": {}, "of_no_use": %s, "feature_names": [%s], "gradient_booster": {"name": "gbtree", "model":
            {"gbtree_model_param": {}, "tree_info": [%s], "trees": [%s]}}, "learner_model_param": {"base_score": "5E-1", "num_class": "0",
            "num_feature": "%d"}, "objective": {"name": "reg:squarederror"}}, "version": [2, 0, 0]}""";

    private static final String STUMP = tree("%d", 1, "-1", "-1", "0");

    /** Eight splits, one below the other, that padding would make 255 of. */
    private static final String CHAIN = tree(
            "%d",
            17,
            "1,-1,3,-1,5,-1,7,-1,9,-1,11,-1,13,-1,15,-1,-1",
            "2,-1,4,-1,6,-1,8,-1,10,-1,12,-1,14,-1,16,-1,-1",
            "0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0");

    private static String tree(String id, int nodes, String left, String right, String zeros) {
        return "{\"id\":" + id + ",\"tree_param\":{\"num_nodes\":\"" + nodes + "\"},\"left_children\":[" + left
                + "],\"right_children\":[" + right + "],\"split_indices\":[" + zeros + "],\"split_conditions\":["
                + zeros
                + "],\"default_left\":[" + zeros + "]}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "\"\"",
                "\"é\"",
                "[\"\"]",
                "[{}]",
                "{\"a\":1}",
                "[[[[[[[[]]]]]]]]",
                "1",
                "1E-40",
                "1E99",
                "NaN",
                "1,{}",
                "123456789012345678",
                "\"\\u0000\"",
                "{\"a\":{\"b\":{\"c\":{}}}}"
            })
    void whatNobodyAsksForCostsLittle(String element) {
        String array = "[" + repeated(element, MEGABYTE) + "]";
        assertHolds(String.format(Locale.ROOT, MODEL, array, "", "", "", 3), true);
        assertHolds(String.format(Locale.ROOT, MODEL, "{}", repeated(element, MEGABYTE), "", "", 3), false);
        assertHolds(String.format(Locale.ROOT, MODEL, "{}", "", repeated(element, MEGABYTE), "", 3), false);
        assertHolds(String.format(Locale.ROOT, MODEL, "{}", "", "", repeated(element, MEGABYTE), 3), false);
    }

    @Test
    void aMegabyteOfDifferentMembersCostsLittle() {
        String members = IntStream.range(0, MEGABYTE / 11)
                .mapToObj(i -> "\"" + (i + 100_000) + "\":1")
                .collect(Collectors.joining(","));
        assertHolds(String.format(Locale.ROOT, MODEL, "{" + members + "}", "", "", "", 3), true);
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "65536"})
    void aMegabyteOfTreesCostsLittle(int features) {
        assertHolds(forest(features, STUMP), true);
        assertHolds(forest(features, CHAIN), true);
        assertHolds(forest(features, CHAIN, STUMP, STUMP, STUMP), true);
    }

    /** Nodes out of reach, each of which would have all categories for its own. */
    @Test
    void categoriesThatOverlapAreNotCopied() {
        int owners = 20_000;
        int categories = 250_000;
        String tree = "{\"id\":0,\"tree_param\":{\"num_nodes\":\"" + owners + "\"},\"left_children\":["
                + repeated("-1", 3 * owners - 1) + "],\"right_children\":[" + repeated("-1", 3 * owners - 1)
                + "],\"split_indices\":[" + repeated("0", 2 * owners - 1) + "],\"split_conditions\":["
                + repeated("0", 2 * owners - 1) + "],\"default_left\":[" + repeated("0", 2 * owners - 1)
                + "],\"split_type\":[" + repeated("1", 2 * owners - 1) + "],\"categories_nodes\":["
                + IntStream.range(0, owners).mapToObj(Integer::toString).collect(Collectors.joining(","))
                + "],\"categories_segments\":[" + repeated("0", 2 * owners - 1) + "],\"categories_sizes\":["
                + repeated("" + categories, 7 * owners - 1) + "],\"categories\":["
                + repeated("7", 2 * categories - 1) + "]}";
        assertHolds(String.format(Locale.ROOT, MODEL, "{}", "", "0", tree, 3), false);
    }

    /** Sets {@code {k, c − 31k}} are all of one hash in Java. */
    @Test
    void categoriesOfOneHashAreToldApartInTime() {
        int chains = 2_500;
        StringBuilder trees = new StringBuilder();
        for (int i = 0; i < chains; i++) {
            StringBuilder sets = new StringBuilder();
            for (int set = 0; set < 4; set++) {
                int k = 4 * i + set + 1;
                sets.append(set == 0 ? "" : ",").append(k).append(',').append(1_000_000 - 31 * k);
            }
            trees.append(i == 0 ? "" : ",")
                    .append("{\"id\":")
                    .append(i)
                    .append(",\"tree_param\":{\"num_nodes\":\"9\"},\"left_children\":[1,-1,3,-1,5,-1,7,-1,-1],")
                    .append("\"right_children\":[2,-1,4,-1,6,-1,8,-1,-1],\"split_indices\":[0,0,0,0,0,0,0,0,0],")
                    .append("\"split_conditions\":[0,0,0,0,0,0,0,0,1],\"default_left\":[0,0,0,0,0,0,0,0,0],")
                    .append("\"split_type\":[1,0,1,0,1,0,1,0,0],\"categories_nodes\":[0,2,4,6],")
                    .append("\"categories_segments\":[0,2,4,6],\"categories_sizes\":[2,2,2,2],\"categories\":[")
                    .append(sets)
                    .append("]}");
        }
        assertHolds(String.format(Locale.ROOT, MODEL, "{}", "", repeated("0", 2 * chains - 1), trees, 3), true);
    }

    private static String forest(int features, String... trees) {
        StringBuilder all = new StringBuilder();
        int count = 0;
        for (; all.length() < MEGABYTE; count++) {
            all.append(count == 0 ? "" : ",").append(String.format(Locale.ROOT, trees[count % trees.length], count));
        }
        return String.format(Locale.ROOT, MODEL, "{}", "", repeated("0", 2 * count - 1), all, features);
    }

    private static String repeated(String element, int length) {
        return (element + ",").repeat((length + 1) / (element.length() + 1) - 1) + element;
    }

    private static void assertHolds(String json, boolean scores) {
        Trial.Verdict verdict = Trial.of(new ModelContent("megabyte.json", json.getBytes(StandardCharsets.UTF_8)));
        assertThat(verdict.broken()).as(verdict.what()).isNull();
        assertThat(verdict.scored()).as(verdict.what()).isEqualTo(scores);
    }
}
