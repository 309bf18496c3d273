package dev.technic.scanner.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.SeriesResult;
import dev.technic.scanner.memory.InMemoryPrices;
import dev.technic.scanner.testkit.Bars;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A symbol beside an index, as scans ask for it. */
class MarketInScansTest {

    private static final Bars INDEX = Bars.randomWalk(320, 41);
    private static final Bars OWN = Bars.randomWalk(320, 42);

    /**
     * The index's closes are the symbol's opens, so that an indicator of opens is what it would be of the index; but for rounding, as windows
     * over the one may count their bars from the second.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        close / of("SPY", close)                            | close / open
        roc(close, 60) - of("SPY", roc(close, 60))          | roc(close, 60) - roc(open, 60)
        beta(roc(close, 1), of("SPY", roc(close, 1)), 60)   | beta(roc(close, 1), roc(open, 1), 60)
        correl(close, of("SPY", close), 60)                 | correl(close, open, 60)
        correl(roc(close, 1), of("SPY", roc(close, 1)), 60) | correl(roc(close, 1), roc(open, 1), 60)
        of("SPY", market_trend())                           | market_trend(open)
        of("SPY", market_volatility().high)                 | market_volatility(open).high
        rsi(close / of("SPY", close), 14)                   | rsi(close / open, 14)
        crossed_above(of("SPY", close), of("SPY", sma(20))) | crossed_above(open, sma(open, 20))
        """)
    void whatIsAskedOfTheIndexIsWhatItWouldBeOfItsOwnPrices(String asked, String meant) {
        double[] values = series(asked);
        double[] expected = series(meant);

        for (int bar = 0; bar < values.length; bar++) {
            if (Double.isNaN(expected[bar])) {
                assertThat(values[bar]).as("bar %d", bar).isNaN();
            } else {
                assertThat(values[bar]).as("bar %d", bar).isCloseTo(expected[bar], Offset.offset(1e-12));
            }
        }
        assertThat(values[OWN.count() - 1]).isNotNaN();
    }

    @Test
    void aMarketGoesUpDownAndSidewaysAndIsQuietAndWild() {
        assertThat(series("of(\"SPY\", market_trend(10, 30))")).contains(1, 0, -1);
        assertThat(series("of(\"SPY\", market_volatility(5, 30).high)")).contains(1, 0);
        assertThat(Arrays.stream(series("market_trend()")).filter(Double::isNaN).count())
                .isEqualTo(199);
        assertThat(Arrays.stream(series("market_volatility()"))
                        .filter(Double::isNaN)
                        .count())
                .isEqualTo(60);
    }

    private static double[] series(String expression) {
        try (Scanner scanner = Scanner.builder().threads(1).build()) {
            PriceHistory own = OWN.with("open", INDEX.column("close")).history("OWN");
            SeriesResult result = scanner.series(
                    scanner.load(InMemoryPrices.of(own, INDEX.history("SPY")), LoadOptions.all()),
                    List.of(NamedExpression.of("f", expression)));
            return result.values("OWN", "f");
        }
    }
}
