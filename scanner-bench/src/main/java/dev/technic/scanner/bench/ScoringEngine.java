package dev.technic.scanner.bench;

import dev.technic.scanner.Model;
import dev.technic.scanner.ml.Xgboost4jProvider;
import dev.technic.scanner.ml.engine.JavaModelProvider;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Who scores: the library's two engines, and XGBoost4J as it is mostly used, without this library. */
public enum ScoringEngine implements ModelProvider {
    /** Pure Java. */
    JAVA(content -> new JavaModelProvider().load(content)),
    /** XGBoost4J, given the rows in place. */
    XGBOOST4J(content -> new Xgboost4jProvider().load(content)),
    /** XGBoost4J alone, a matrix of its own made for each call. */
    DMATRIX(DMatrixModel::load);

    private final Function<ModelContent, Model> loading;

    ScoringEngine(Function<ModelContent, Model> loading) {
        this.loading = loading;
    }

    /** The model of a file, read as who uses this engine reads it: by XGBoost4J itself for {@link #DMATRIX}, and else by this library's content. */
    Model load(Path file) throws IOException {
        return this == DMATRIX
                ? DMatrixModel.load(file)
                : load(new ModelContent(file.toString(), Files.readAllBytes(file)));
    }

    @Override
    public boolean reads(ModelContent content) {
        return true;
    }

    @Override
    public Model load(ModelContent content) {
        return loading.apply(content);
    }
}
