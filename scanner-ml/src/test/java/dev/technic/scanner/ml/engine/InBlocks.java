package dev.technic.scanner.ml.engine;

import dev.technic.scanner.Model;
import dev.technic.scanner.ml.format.ModelFile;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;

/** Java's engine for tests, scoring in blocks of rows wherever a model can be, though it would take less time row by row. */
public final class InBlocks implements ModelProvider {

    private static final int FEW = 12;

    @Override
    public String name() {
        return "java-in-blocks";
    }

    @Override
    public boolean reads(ModelContent content) {
        return ModelFile.isLikely(content.bytes());
    }

    @Override
    public Model load(ModelContent content) {
        return JavaModelProvider.load(content, (padded, features, slots) -> FEW);
    }
}
