package dev.technic.scanner.ml;

import dev.technic.scanner.ml.engine.JavaModelProvider;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import dev.technic.scanner.testkit.ModelLaws;
import java.util.List;

class JavaModelLawsTest extends ModelLaws {

    @Override
    protected ModelProvider provider() {
        return new JavaModelProvider();
    }

    @Override
    protected List<ModelContent> contents() throws Exception {
        return Training.ofEachKind();
    }
}
