package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.SeriesResult;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Series are what the naive loops say at every bar, and end where a scan's values are. */
final class SeriesTest {

    private static final Scanner SCANNER = Market.scanner();
    private static final List<PriceHistory> HISTORIES = Market.walks(new SplittableRandom(6), 130, 50);
    private static final Panel PANEL = Market.panel(SCANNER, HISTORIES);

    private static final List<NamedExpression> FEATURES = List.of(
            NamedExpression.of("spread_pct", "(high - low) / close"),
            NamedExpression.of("ratio", "close / (close - open)"),
            NamedExpression.of("ago", "ref(close, 3) + 0 * spread_pct"),
            NamedExpression.of("window", "blocks(close, 4)"),
            NamedExpression.of("fading", "average(ratio, 3)"),
            NamedExpression.of("number", "7"));

    @AfterAll
    static void close() {
        SCANNER.close();
    }

    @Test
    void every_value_is_the_naive_one() {
        SeriesResult series = SCANNER.series(PANEL, FEATURES);
        assertThat(series.symbols()).isEqualTo(PANEL.symbols());
        assertThat(series.names()).containsExactly("spread_pct", "ratio", "ago", "window", "fading", "number");
        for (PriceHistory history : HISTORIES) {
            String symbol = history.symbol();
            int bars = history.bars();
            assertThat(series.bars(symbol)).isEqualTo(bars);
            double[] spread = new double[bars];
            double[] ratio = new double[bars];
            double[] ago = new double[bars];
            double[] window = new double[bars];
            double[] number = new double[bars];
            for (int bar = 0; bar < bars; bar++) {
                assertThat(series.session(symbol, bar)).isEqualTo(history.session(bar));
                double change = history.close(bar) - history.open(bar);
                spread[bar] = (history.high(bar) - history.low(bar)) / history.close(bar);
                ratio[bar] = change == 0 ? Double.NaN : history.close(bar) / change;
                ago[bar] = bar < 3 ? Double.NaN : history.close(bar - 3);
                window[bar] = Double.NaN;
                if (bar >= 3) {
                    window[bar] = history.close(bar - 3)
                            + history.close(bar - 2)
                            + history.close(bar - 1)
                            + history.close(bar);
                }
                number[bar] = 7;
            }
            assertThat(series.values(symbol, "spread_pct")).containsExactly(spread);
            assertThat(series.values(symbol, "ratio")).containsExactly(ratio);
            assertThat(series.values(symbol, "ago")).containsExactly(ago);
            assertThat(series.values(symbol, "window")).containsExactly(window);
            assertThat(series.values(symbol, "fading")).containsExactly(average(ratio));
            assertThat(series.values(symbol, "number")).containsExactly(number);
        }
    }

    /** The mean of the first three defined values, then a third of the way to each that follows. */
    private static double[] average(double[] x) {
        double[] average = new double[x.length];
        double value = 0;
        int count = 0;
        for (int bar = 0; bar < x.length; bar++) {
            average[bar] = Double.NaN;
            if (!Double.isNaN(x[bar])) {
                count++;
                value += 1.0 / Math.min(count, 3) * (x[bar] - value);
                average[bar] = count < 3 ? Double.NaN : value;
            }
        }
        return average;
    }

    @Test
    void the_last_value_is_the_scan_s() {
        SeriesResult series = SCANNER.series(PANEL, FEATURES);
        Scan.Builder scan = Scan.builder().maxStale(1_000);
        FEATURES.forEach(f -> scan.feature(new NamedExpression(f.name(), f.expression(), true)));
        ScanResult result = SCANNER.scan(PANEL, scan.build());
        assertThat(result.rows()).isEqualTo(130);
        for (int row = 0; row < result.rows(); row++) {
            String symbol = result.symbol(row);
            assertThat(result.session(row)).isEqualTo(series.session(symbol, series.bars(symbol) - 1));
            assertThat(result.sessionText(row)).isEqualTo(series.sessionText(symbol, series.bars(symbol) - 1));
            for (String name : series.names()) {
                double[] values = series.values(symbol, name);
                assertThat(Double.valueOf(result.column(name)[row]))
                        .isEqualTo(Double.valueOf(values[values.length - 1]));
            }
        }
    }

    @Test
    void some_symbols_are_sorted_and_each_is_there_once() {
        SeriesResult series = SCANNER.series(PANEL, FEATURES, List.of("S017", "S003", "S017"));

        assertThat(series.symbols()).containsExactly("S003", "S017");
        assertThat(series.values("S003", "fading"))
                .containsExactly(SCANNER.series(PANEL, FEATURES).values("S003", "fading"));
        assertThatThrownBy(() -> series.values("S004", "fading"))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage("no series of 'S004' were asked for");
        assertThatThrownBy(() -> series.values("S003", "fadin"))
                .hasMessage("no series 'fadin'; there are [spread_pct, ratio, ago, window, fading, number]");
        assertThat(SCANNER.series(PANEL, FEATURES, List.of()).symbols()).isEmpty();
    }

    @Test
    void a_symbol_without_bars_has_empty_series() {
        Panel panel = Market.panel(SCANNER, Market.flat("A", 0, 0, 1), Market.flat("B", 2, 2, 1));
        SeriesResult series = SCANNER.series(panel, FEATURES);

        assertThat(series.bars("A")).isZero();
        assertThat(series.values("A", "number")).isEmpty();
        assertThat(series.values("B", "number")).containsExactly(7, 7);
    }

    @Test
    void wrong_questions_are_answered_whole() {
        assertWrong(
                List.of("r", "rank(close)"),
                List.of("S001"),
                "r: a feature takes a series, but 'rank(close)' at "
                        + "1:1 is a snapshot: it has one value per symbol, at the as-of session");
        assertWrong(List.of("f", "close"), List.of("S001", "XYZ"), "the panel has no symbol 'XYZ'; it has 130 symbols");
        assertWrong(List.of(), List.of("S001"), "series need at least one feature");
        assertWrong(List.of("f", "close", "f", "open"), List.of("S001"), "the name 'f' is given twice in this scan");
        assertWrong(
                List.of("f", "g", "g", "open"),
                List.of("S001"),
                "f: the name 'g' at 1:1 is a feature that is defined later; move it up");
    }

    private static void assertWrong(List<String> features, List<String> symbols, String message) {
        List<NamedExpression> named = new ArrayList<>();
        for (int i = 0; i < features.size(); i += 2) {
            named.add(NamedExpression.of(features.get(i), features.get(i + 1)));
        }
        assertThatThrownBy(() -> SCANNER.series(PANEL, named, symbols))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage(message);
    }
}
