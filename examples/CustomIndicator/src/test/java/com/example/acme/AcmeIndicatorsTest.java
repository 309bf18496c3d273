package com.example.acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.SeriesResult;
import dev.technic.scanner.memory.InMemoryPrices;
import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.testkit.Bars;
import dev.technic.scanner.testkit.IndicatorLaws;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The laws that every indicator keeps, and what these two say of five bars. */
class AcmeIndicatorsTest extends IndicatorLaws {

    private static final double[] CLOSES = {10, 11, 12, 9, 10};

    @Override
    protected IndicatorProvider provider() {
        return new AcmeIndicators();
    }

    @Test
    void aStreakCountsTheRisesAndEndsWithAFall() {
        assertThat(valuesOf("streak()")).containsExactly(Double.NaN, 1, 2, 0, 1);
    }

    @Test
    void theRangeIsInPercentOfTheClose() {
        assertThat(valuesOf("acme:range_pct()")).containsExactly(10, 100 / 11.0, 100 / 12.0, 100 / 9.0, 10);
    }

    /** At every bar, by a scanner that finds the plugin as any scanner would. */
    private static double[] valuesOf(String expression) {
        double[] high = {10.5, 11.5, 12.5, 9.5, 10.5};
        double[] low = {9.5, 10.5, 11.5, 8.5, 9.5};
        double[] volume = {1, 1, 1, 1, 1};
        Bars bars = Bars.of(CLOSES, high, low, CLOSES, volume);
        try (Scanner scanner = Scanner.create()) {
            Panel panel = scanner.load(InMemoryPrices.of(List.of(bars.history("ACME"))), LoadOptions.all());
            SeriesResult series = scanner.series(panel, List.of(NamedExpression.of("value", expression)));
            return series.values("ACME", "value");
        }
    }
}
