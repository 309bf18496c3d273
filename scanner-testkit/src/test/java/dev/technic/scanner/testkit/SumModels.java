package dev.technic.scanner.testkit;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/** Reads models of one format, {@code sum!} and nothing after it. */
record SumModels(Function<ModelContent, Model> made) implements ModelProvider {

    static final ModelContent CONTENT = new ModelContent("plain.sum", "sum!".getBytes(StandardCharsets.US_ASCII));

    @Override
    public String name() {
        return "adder";
    }

    @Override
    public boolean reads(ModelContent content) {
        return content.bytes().length > 0 && content.bytes()[0] == 's';
    }

    @Override
    public Model load(ModelContent content) {
        if (!Arrays.equals(content.bytes(), CONTENT.bytes())) {
            throw new ModelException("model " + content.origin() + " is damaged");
        }
        return made.apply(content);
    }
}
