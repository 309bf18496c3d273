package dev.technic.scanner.ml;

import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import dev.technic.scanner.testkit.ModelLaws;
import java.util.List;

class Xgboost4jModelLawsTest extends ModelLaws {

    @Override
    protected ModelProvider provider() {
        return new Xgboost4jProvider();
    }

    @Override
    protected List<ModelContent> contents() throws Exception {
        return Training.ofEachKind();
    }

    /** The library makes a matrix of the rows and an array of each row's scores. */
    @Override
    protected long allowedBytes(int rows) {
        return 4_096 + 256L * rows;
    }
}
