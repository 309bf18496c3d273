package dev.technic.scanner.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.SeriesResult;
import dev.technic.scanner.memory.InMemoryPrices;
import dev.technic.scanner.testkit.Bars;
import dev.technic.scanner.testkit.Oracle;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions as a scan asks for them: of levels, and one within another. */
class CrossingsInScansTest {

    private static final Bars BARS = Bars.randomWalk(200, 8);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crossed_above(rsi(14), 50)",
                "crossed_below(50, rsi(14))",
                "crossed_above(rsi(14), b = 50)",
                "bars_since(crossed_above(close, sma(20)))",
                "bars_since(crossed_below(rsi(14), 50))",
                "sum(crossed_above(close, ema(close, 10)), 20)"
            })
    void aConditionSaysWhatThePlainestEvaluationSays(String expression) {
        Oracle.Series expected = new Oracle(new StandardIndicators()).series(expression, BARS);

        assertThat(series(expression)).containsExactly(expected.values());
        assertThat(expected.values()[BARS.count() - 1]).isNotNaN();
    }

    @Test
    void crossingALevelFromBelowIsTheLevelCrossingFromAbove() {
        assertThat(series("crossed_above(rsi(14), 50)"))
                .containsExactly(series("crossed_below(50, rsi(14))"))
                .contains(1.0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    crossed_above(close)       | f: crossed_above at 1:1 needs the series 'b'; it takes [a, b]
                    crossed_above(1, 2, 3)     | f: crossed_above at 1:1 has too many arguments; it takes [a, b]
                    correl(close, 20)          | f: correl at 1:1 needs the series 'y'; it takes [x, y, period = 20]
                    tr(1)                      | f: tr at 1:1 has too many arguments; it takes [high = high, low = low, close = close]
                    """)
    void aNumberIsASeriesOnlyWhereItCannotBeAParameter(String expression, String message) {
        assertThatThrownBy(() -> series(expression)).hasMessage(message);
    }

    private static double[] series(String expression) {
        try (Scanner scanner = Scanner.builder().threads(1).build()) {
            SeriesResult result = scanner.series(
                    scanner.load(InMemoryPrices.of(BARS.history("ONE")), LoadOptions.all()),
                    List.of(NamedExpression.of("f", expression)));
            return result.values("ONE", "f");
        }
    }
}
