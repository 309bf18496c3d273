package dev.technic.scanner.ml.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.Model;
import dev.technic.scanner.ml.format.ModelFile;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.util.stream.IntStream;

/** Java's engine for tests, scoring in blocks of rows wherever a model can be, though it would take less time row by row. */
public final class InBlocks implements ModelProvider {

    private static final int FEW = 12;

    /** The trees that blocks walk, of a model that is scored in blocks. */
    public static int[] walked(ModelContent content) {
        Padded padded = new Padded(ModelFile.of(content).model());
        assertThat(BlockScorer.covers(padded)).isTrue();
        return IntStream.range(0, padded.depths().length)
                .filter(i -> !padded.isPadded(i))
                .toArray();
    }

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
