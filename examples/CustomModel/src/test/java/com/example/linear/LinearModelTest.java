package com.example.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import dev.technic.scanner.testkit.Bars;
import dev.technic.scanner.testkit.ModelLaws;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The laws of all models, from the testkit, and what this format says of itself. */
class LinearModelTest extends ModelLaws {

    private static final String TEXT = """
            linear 1

            intercept = 0.5
            price = -0.25
            change = 4
            """;

    private static final LinearModelProvider PROVIDER = new LinearModelProvider();

    @Override
    protected ModelProvider provider() {
        return PROVIDER;
    }

    @Override
    protected List<ModelContent> contents() {
        return List.of(content(TEXT), content("linear 1\nintercept = 0\nlast = 1e-300\n"));
    }

    private static ModelContent content(String text) {
        return new ModelContent("alpha.linear", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aModelSaysWhatItIs() {
        assertThat(PROVIDER.reads(content(TEXT))).isTrue();
        try (Model model = PROVIDER.load(content(TEXT))) {
            assertThat(model.features()).containsExactly("price", "change");
            assertThat(model.featureCount()).isEqualTo(2);
            assertThat(model.outputCount()).isEqualTo(1);
            assertThat(model.engine()).isEqualTo("linear");
            assertThat(model.hash()).isEqualTo(content(TEXT).hash());
        }
    }

    @Test
    void aScoreIsTheWeightedSumOfFloatsAndNanWhereOneIsMissing() {
        try (Model model = PROVIDER.load(content(TEXT))) {
            double[] out = new double[3];
            model.predict(new double[] {10, 1, 0.1, 0, 10, Double.NaN}, 3, 2, out);
            assertThat(out).containsExactly(0.5 - 2.5 + 4, 0.5 - 0.25 * 0.1f, Double.NaN);
        }
    }

    @Test
    void aScanFindsTheProviderAndItsFeaturesByName(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("alpha.linear"), TEXT);
        PriceHistory history = Bars.randomWalk(50, 1).history("ACME");
        Scan scan = Scan.builder()
                .feature("change", "close / ref(close, 1) - 1")
                .feature("price", "close")
                .model("alpha", file)
                .build();
        try (Scanner scanner = Scanner.create()) {
            ScanResult result = scanner.scan(history, scan);
            double close = history.close(49);
            double change = close / history.close(48) - 1;
            assertThat(result.column("alpha")).containsExactly(0.5 + -0.25 * (float) close + 4 * (float) change);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "linear 12;intercept = 1;x = 1 | model alpha.linear does not begin with the line 'linear 1'",
                "linear 1;x = 1 | model alpha.linear has no intercept; a line 'intercept = NUMBER' and a line 'FEATURE = WEIGHT' for each feature are needed",
                "linear 1;intercept = 1 | model alpha.linear has no feature; a line 'intercept = NUMBER' and a line 'FEATURE = WEIGHT' for each feature are needed",
                "linear 1;intercept 1 | model alpha.linear, line 2: 'intercept 1' is not of the form NAME = NUMBER",
                "linear 1;x = 1;x = 2 | model alpha.linear, line 3: 'x' is there twice; give it once",
                "linear 1;x = one | model alpha.linear, line 2: 'one' is not a finite number",
                "linear 1;x = 1e999 | model alpha.linear, line 2: '1e999' is not a finite number"
            })
    void aDamagedModelIsRefusedWithItsPlace(String lines, String message) {
        assertThatThrownBy(() -> PROVIDER.load(content(lines.replace(';', '\n'))))
                .isInstanceOf(ModelException.class)
                .hasMessage(message);
    }

    @Test
    void aBatchOfAnotherShapeIsRefused() {
        Model model = PROVIDER.load(content(TEXT));
        assertThatThrownBy(() -> model.predict(new double[3], 1, 3, new double[1]))
                .isInstanceOf(ModelException.class)
                .hasMessage("model alpha.linear scores rows of 2, not of 3");
        assertThatThrownBy(() -> model.predict(new double[3], 1, 2, new double[1]))
                .isInstanceOf(ModelException.class)
                .hasMessage("model alpha.linear: a batch of 1 × 2 was announced; values: 3, room for scores: 1");
        model.close();
        assertThatThrownBy(() -> model.predict(new double[2], 1, 2, new double[1]))
                .isInstanceOf(ModelException.class)
                .hasMessage("model alpha.linear is closed");
    }
}
