package dev.technic.scanner.testkit;

import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.util.List;

/** The plainest model that keeps the laws. */
class LawfulModelTest extends ModelLaws {

    @Override
    protected ModelProvider provider() {
        return new SumModels(SumModel::new);
    }

    @Override
    protected List<ModelContent> contents() {
        return List.of(SumModels.CONTENT);
    }
}
