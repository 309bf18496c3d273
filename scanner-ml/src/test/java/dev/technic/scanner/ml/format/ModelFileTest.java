package dev.technic.scanner.ml.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.ModelException;
import dev.technic.scanner.spi.ModelContent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {

    /** Two features; rsi < 30 goes to node 2, whose right neighbour is node 4: not in breadth-first order. */
    private static final String JSON = """
            {"learner": {
              "attributes": {"best_iteration": "0"},
              "feature_names": ["rsi", "gap"],
              "gradient_booster": {
                "name": "gbtree",
                "model": {
                  "gbtree_model_param": {"num_trees": "1", "num_parallel_tree": "1"},
                  "tree_info": [0],
                  "trees": [{
                    "id": 0,
                    "tree_param": {"num_nodes": "6", "size_leaf_vector": "1"},
                    "left_children":  [2, -1, 3, -1, -1, -1],
                    "right_children": [1, -1, 4, -1, -1, -1],
                    "split_indices": [0, 0, 1, 0, 0, 2147483647],
                    "split_conditions": [3E1, 1.5E0, -2E-1, 2.5E0, 3.5E0, NaN],
                    "default_left": [true, false, false, false, false, true],
                    "split_type": [0, 0, 1, 0, 0, 0],
                    "categories_nodes": [2],
                    "categories_segments": [1],
                    "categories_sizes": [2],
                    "categories": [9, 7, 5]
                  }]
                }
              },
              "learner_model_param": {"base_score": "5E-1", "num_class": "0", "num_feature": "2", "num_target": "1"},
              "objective": {"name": "binary:logistic", "reg_loss_param": {"scale_pos_weight": "1"}}
            }, "version": [3, 0, 0]}
            """;

    @Test
    void aModelIsReadWhole() {
        TreeModel model = read(JSON);
        assertThat(model.version()).hasToString("3.0.0");
        assertThat(model.features()).containsExactly("rsi", "gap");
        assertThat(model.featureCount()).isEqualTo(2);
        assertThat(model.outputs()).isEqualTo(1);
        assertThat(model.baseScores()).containsExactly(0.5f);
        assertThat(model.objective())
                .isEqualTo(new Objective("binary:logistic", Map.of("reg_loss_param", Map.of("scale_pos_weight", "1"))));
        assertThat(model.groups()).containsExactly(0);
        assertThat(model.weights()).containsExactly(1);
    }

    @Test
    void aTreeComesOutInBreadthFirstOrderWithoutTheNodesOutOfReach() {
        Tree tree = read(JSON).trees().get(0);
        assertThat(tree.left()).containsExactly(1, 3, 0, 0, 0);
        assertThat(tree.feature()).containsExactly(0, 1, 0, 0, 0);
        assertThat(tree.value()).containsExactly(30, -0.2f, 1.5f, 2.5f, 3.5f);
        assertThat(tree.defaultLeft()).containsExactly(true, false, false, false, false);
        assertThat(tree.categories()[1]).containsExactly(5, 7);
        assertThat(tree.isCategorical(0)).isFalse();
        assertThat(tree.isVector()).isFalse();
    }

    @Test
    void whatOlderReleasesLeaveOutIsNotMissed() {
        String older = JSON.replace(", \"num_target\": \"1\"", "")
                .replace("\"split_type\": [0, 0, 1, 0, 0, 0],", "")
                .replace("\"feature_names\": [\"rsi\", \"gap\"],", "");
        assertThat(read(older).features()).isEmpty();
        assertThat(read(older).trees().get(0).isCategorical(1)).isFalse();
    }

    @Test
    void attributesThatAreNoTextsMeanNothing() {
        assertThat(read(JSON.replace("\"best_iteration\": \"0\"", "\"a\": 1, \"b\": {}, \"c\": \"text\""))
                        .attributes())
                .isEqualTo(Map.of("c", "text"));
    }

    @Test
    void noTwoNodesShareCategories() {
        assertRefused(
                JSON.replace("\"split_type\": [0, 0, 1, 0, 0, 0]", "\"split_type\": [1, 0, 1, 0, 0, 0]")
                        .replace("\"categories_nodes\": [2]", "\"categories_nodes\": [0, 2]")
                        .replace("\"categories_segments\": [1]", "\"categories_segments\": [0, 1]")
                        .replace("\"categories_sizes\": [2]", "\"categories_sizes\": [2, 2]"),
                "learner.gradient_booster.model.trees[0].categories_nodes gives node 2 no categories of its own");
    }

    @Test
    void aBaseScoreIsANumberOrAListOfOneOrOfOneForEachOutput() {
        assertThat(read(JSON.replace("\"5E-1\"", "\"[2.3E-1]\"")).baseScores()).containsExactly(0.23f);
        String three = JSON.replace("\"num_target\": \"1\"", "\"num_target\": \"3\"");
        assertThat(read(three).baseScores()).containsExactly(0.5f, 0.5f, 0.5f);
        assertThat(read(three.replace("\"5E-1\"", "\"[2.3E-1]\"")).baseScores()).containsExactly(0.23f, 0.23f, 0.23f);
        assertThat(read(three.replace("\"5E-1\"", "\"[1E0,-2E0, 3E0]\"")).baseScores())
                .containsExactly(1, -2, 3);
    }

    @Test
    void weightsOfDartStandWhereEachReleasePutsThem() {
        String weights = "\"weight_drop\": [2.5E-1],";
        String booster = "\"gradient_booster\": {";
        String model = "\"model\": {";
        String old = JSON.replace("\"name\": \"gbtree\"", "\"name\": \"dart\"")
                .replace(model, "\"gbtree\": {" + model)
                .replace("}]\n    }", "}]\n    }}");
        assertThat(read(old.replace(booster, booster + weights)).weights()).containsExactly(0.25f);
        assertThat(read(JSON.replace(booster, booster + weights)).weights()).containsExactly(0.25f);
        assertThat(read(JSON.replace(model, model + weights)).weights()).containsExactly(0.25f);
        assertRefused(old, "learner.gradient_booster has no weight_drop");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"version\"            | \"versions\"         | version is missing",
                "[3, 0, 0]              | [3, 0]               | version has 2 values instead of 3",
                "\"learner\"            | \"teacher\"          | learner is missing",
                "\"num_feature\": \"2\" | \"num_feature\": \"0\" | learner.learner_model_param.num_feature is not a whole number in [1, 65536]",
                "\"num_feature\": \"2\" | \"num_feature\": \"3\" | learner.feature_names has 2 names for 3 features",
                "\"gap\"                | \"rsi\"              | learner.feature_names has a name twice",
                "\"gap\"                | 7                    | learner.feature_names[1] is not a text",
                "\"num_class\": \"0\"   | \"num_class\": \"-1\" | learner.learner_model_param.num_class is not a whole number in [0, 4096]",
                "\"num_target\": \"1\"  | \"num_target\": 0    | learner.learner_model_param.num_target is not a whole number in [1, 4096]",
                "\"5E-1\"               | \"many\"             | learner.learner_model_param.base_score is not a finite number",
                "\"5E-1\"               | \"5E99\"             | learner.learner_model_param.base_score is not a finite number",
                "\"5E-1\"               | \"[]\"               | learner.learner_model_param.base_score is not a finite number",
                "\"5E-1\"               | \"[5E-1,1E99]\"     | learner.learner_model_param.base_score has 2 numbers for 1 output",
                "\"5E-1\"               | \"[1E99]\"          | learner.learner_model_param.base_score is not a finite number",
                "\"5E-1\"               | \"[5E-1\"           | learner.learner_model_param.base_score is not a finite number",
                "\"5E-1\"               | 0.5                  | learner.learner_model_param.base_score is not a text",
                "\"name\": \"gbtree\"   | \"name\": \"gblinear\" | learner.gradient_booster.name is 'gblinear'; the boosters gbtree and dart are read",
                "\"name\": \"gbtree\"   | \"name\": \"dart\"   | learner.gradient_booster.gbtree is missing",
                "\"binary:logistic\"    | \"multi:softprob\"   | learner.objective.softmax_multiclass_param is missing",
                "\"tree_info\": [0]     | \"tree_info\": [1]   | learner.gradient_booster.model.tree_info[0] is not a whole number in [0, 0]",
                "\"tree_info\": [0]     | \"tree_info\": [0,0] | learner.gradient_booster.model.tree_info has 2 values instead of 1",
                "\"id\": 0              | \"id\": 1            | learner.gradient_booster.model.trees[0].id is not the tree's place",
            })
    void aWrongPartIsNamed(String part, String wrong, String message) {
        assertRefused(JSON.replace(part, wrong), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"num_nodes\": \"6\" | \"num_nodes\": \"5\" | .left_children has 6 values instead of 5",
                "[2, -1, 3            | [6, -1, 3            | .left_children[0] is not a whole number in [-1, 5]",
                "[2, -1, 3            | [2.5, -1, 3          | .left_children[0] is not a whole number in [-1, 5]",
                "[1, -1, 4            | [2, -1, 4            | reaches node 2 a second time, from node 0",
                "[2, -1, 3            | [2, -1, 0            | reaches node 0 a second time, from node 2",
                "[2, -1, 3            | [2, 3, 3             | has one child only at node 1",
                "[0, 0, 1, 0, 0, 2    | [0, 0, 2, 0, 0, 2    | asks for feature 2 of 2 at node 2",
                "[0, 0, 1, 0, 0, 2    | [-1, 0, 1, 0, 0, 2   | asks for feature -1 of 2 at node 0",
                "[true,               | [                    | .default_left has 5 values instead of 6",
                "[true,               | [null,               | .default_left is not an array of numbers",
                "[0, 0, 1, 0, 0, 0]   | [2, 0, 1, 0, 0, 0]   | .split_type[0] is not a whole number in [0, 1]",
                "[0, 0, 1, 0, 0, 0]   | [1, 0, 1, 0, 0, 0]   | has no categories at node 0",
                "\"categories_nodes\": [2] | \"categories_nodes\": [6] | .categories_nodes[0] is not a whole number in [0, 5]",
                "\"categories_sizes\": [2] | \"categories_sizes\": [3] | .categories_nodes gives node 2 no categories of its own",
                "[9, 7, 5]            | [9, 7, 16777216]     | .categories[2] is not a whole number in [0, 16777215]",
                "\"size_leaf_vector\": \"1\" | \"size_leaf_vector\": \"2\" | .tree_param.size_leaf_vector is not the number of outputs (1)",
            })
    void aWrongTreeIsNamed(String part, String wrong, String message) {
        String tree = "learner.gradient_booster.model.trees[0]";
        assertRefused(JSON.replace(part, wrong), message.startsWith(".") ? tree + message : tree + " " + message);
    }

    /** Since 3.2 the leaves have numbers where other leaves have no right child, and their vectors a place of their own. */
    @ParameterizedTest
    @CsvSource({"3.1.0, -1", "3.2.0, 0"})
    void vectorsInLeavesAreRefusedByNameWhereTheyAreNotRead(String version, String leaf) {
        String vectors = JSON.replace("\"num_target\": \"1\"", "\"num_target\": \"2\"")
                .replace("\"size_leaf_vector\": \"1\"", "\"size_leaf_vector\": \"2\"")
                .replace("[1, -1, 4, -1, -1, -1]", "[1, " + leaf + ", 4, -1, -1, -1]")
                .replace("[3, 0, 0]", "[" + version.replace(".", ", ") + "]");
        assertRefused(
                vectors,
                "learner.gradient_booster.model.trees[0] has a vector in each leaf, saved by XGBoost " + version
                        + "; such trees are read up to 3.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"learner\": }         | at byte 12, a value was expected",
                "{\"learner\": 1.}       | at byte 14, a value was expected",
                "{\"learner\" 1}         | at byte 11, ':' was expected",
                "{\"learner\": tru}      | at byte 15, 'true' was expected",
                "{\"learner\": [-true]}  | at byte 14, a value was expected",
                "{\"learner\": [-false]} | at byte 14, a value was expected",
                "{\"learner\": [-NaN]}   | at byte 14, a value was expected",
                "{\"learner\": -null}    | at byte 13, a value was expected",
                "{\"learner\": \"a       | at byte 14, a text does not end",
                "{\"learner\": \"\\q\"}  | at byte 16, a text has an unknown escape",
                "{\"learner\": {}} {}    | at byte 16, more follows after the document",
                "{\"learner\":1,\"learner\":1} | at byte 24, 'learner' is there twice",
            })
    void brokenJsonIsNamedByItsPlace(String json, String message) {
        assertRefused(json, message);
    }

    @Test
    void escapesInNamesAreRead() {
        assertThat(read(JSON.replace("\"gap\"", "\"\\u00e4\\n\\\"\\/é\"")).features())
                .containsExactly("rsi", "ä\n\"/é");
        assertRefused(JSON.replace("\"gap\"", "\"\\u00e\""), "at byte 89, a text has an unknown escape");
    }

    @Test
    void aTextThatAMessageQuotesStaysOnOneLineOfAReadableLength() {
        String name = "gb\\n" + "x".repeat(100_000);
        assertRefused(
                JSON.replace("\"name\": \"gbtree\"", "\"name\": \"" + name + "\""),
                "learner.gradient_booster.name is 'gb?" + "x".repeat(57) + "…'; the boosters gbtree and dart are read");
        assertRefused(
                JSON.replace("\"reg_loss_param\": {", "\"" + name + "\": {\"a\": 1, "),
                "learner.objective.gb?" + "x".repeat(57) + "….a is not a text");
    }

    @Test
    void nestingIsLimited() {
        assertRefused("{\"learner\":" + "[".repeat(100_000), "at byte 43, the document is nested deeper than 32");
    }

    @Test
    void noFileThatIsCutOffIsRead() {
        byte[] whole = JSON.strip().getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            ModelContent cut = new ModelContent("cut", Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> ModelFile.of(cut)).isInstanceOf(ModelException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "{", "{}", "[1]", "null", "\u0000\u0000", "{L"})
    void whatIsNoModelIsRefused(String text) {
        ModelContent content = new ModelContent("alpha", text.getBytes(StandardCharsets.UTF_8));
        assertThat(ModelFile.isLikely(content.bytes())).isFalse();
        assertThatThrownBy(() -> ModelFile.of(content)).isInstanceOf(ModelException.class);
    }

    @ParameterizedTest
    @CsvSource({"binf, old binary format", "bs64, old base64 format", "CONFIG-offset:, old format of training snapshots"
    })
    void oldFormatsAreRefusedByName(String start, String format) {
        ModelContent content = new ModelContent("alpha.model", start.getBytes(StandardCharsets.UTF_8));
        assertThat(ModelFile.isLikely(content.bytes())).isTrue();
        assertThatThrownBy(() -> ModelFile.of(content))
                .hasMessage(
                        "model alpha.model is in XGBoost's " + format
                                + "; XGBoost's JSON and UBJSON are read: load it in Python and save it with save_model('model.ubj')");
    }

    private static TreeModel read(String json) {
        return ModelFile.of(content(json)).model();
    }

    private static ModelContent content(String json) {
        return new ModelContent("m.json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String json, String message) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(ModelException.class).hasMessage("model m.json: " + message);
    }
}
