package dev.technic.scanner.ml.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** The library as an embedder may have it: without XGBoost4J. */
class WithoutXgboost4jTest {

    private static final String MODEL = """
            {"learner": {
              "attributes": {}, "feature_names": ["rsi"],
              "gradient_booster": {"name": "gbtree", "model": {
                "gbtree_model_param": {"num_trees": "1", "num_parallel_tree": "1"}, "tree_info": [0],
                "trees": [{
                  "id": 0, "tree_param": {"num_nodes": "3", "size_leaf_vector": "1"},
                  "left_children": [1, -1, -1], "right_children": [2, -1, -1], "split_indices": [0, 0, 0],
                  "split_conditions": [3E1, 1.5E0, 2.5E0], "default_left": [1, 0, 0]}]}},
              "learner_model_param": {"base_score": "[2E0]", "num_class": "0", "num_feature": "1"},
              "objective": {"name": "reg:squarederror"}
            }, "version": [3, 4, 1]}
            """;

    private static final ModelContent CONTENT = new ModelContent("m.json", MODEL.getBytes(StandardCharsets.UTF_8));

    /** XGBoost4J and what it brings. */
    private static final List<String> ABSENT = List.of(
            "ml.dmlc.",
            "com.esotericsoftware.",
            "org.objenesis.",
            "org.apache.commons.logging.",
            "scala.",
            "akka.",
            "com.typesafe.");

    /** Defines this library's classes anew, and finds none of XGBoost4J's or of its dependencies'. */
    private static final class Bare extends URLClassLoader {

        Bare(URL[] urls) {
            super(urls, WithoutXgboost4jTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (ABSENT.stream().anyMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("dev.technic.scanner.ml.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }

    @Test
    void javaScores() throws Exception {
        try (Bare bare = new Bare(ownClasses())) {
            ModelProvider java = provider(bare, "java");
            assertThat(java.getClass().getClassLoader()).isSameAs(bare);
            try (Model model = java.load(CONTENT)) {
                double[] out = new double[3];
                model.predict(new double[] {29, 30, Double.NaN}, 3, 1, out);
                assertThat(out).containsExactly(3.5, 4.5, 3.5);
            }
        }
    }

    @Test
    void theOtherEngineSaysWhatItMisses() throws Exception {
        ModelContent old = new ModelContent(
                "m.json",
                MODEL.replace("[2E0]", "2E0").replace("[3, 4, 1]", "[3, 0, 0]").getBytes(StandardCharsets.UTF_8));
        try (Bare bare = new Bare(ownClasses())) {
            assertThatThrownBy(() -> provider(bare, "xgboost4j").load(old))
                    .isInstanceOf(ModelException.class)
                    .hasMessageStartingWith("model m.json needs XGBoost4J, which is not on the class path: ");
        }
    }

    private static ModelProvider provider(ClassLoader loader, String name) {
        List<ModelProvider> all = ServiceLoader.load(ModelProvider.class, loader).stream()
                .filter(found -> found.type().getClassLoader() == loader)
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.name().equals(name))
                .toList();
        assertThat(all).isNotEmpty();
        return all.get(0);
    }

    private static URL[] ownClasses() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(WithoutXgboost4jTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
