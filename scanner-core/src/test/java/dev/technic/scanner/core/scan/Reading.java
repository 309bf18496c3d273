package dev.technic.scanner.core.scan;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.nio.charset.StandardCharsets;

/** An engine that reads files that begin with its name, and scores by their length. */
record Reading(String name, int preference) implements ModelProvider {
    @Override
    public boolean reads(ModelContent content) {
        String text = new String(content.bytes(), StandardCharsets.UTF_8);
        if (text.startsWith("upset " + name)) {
            throw new IllegalStateException("upset");
        }
        return text.startsWith(name);
    }

    @Override
    public Model load(ModelContent content) {
        String text = new String(content.bytes(), StandardCharsets.UTF_8);
        if (text.contains("damaged")) {
            throw new ModelException(content.origin() + " is damaged");
        }
        return FakeModel.of((row, out) -> out[0] = text.length() + row[0], "c");
    }
}
