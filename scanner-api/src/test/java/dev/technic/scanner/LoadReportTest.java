package dev.technic.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.LoadReport.Count;
import dev.technic.scanner.LoadReport.SymbolReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadReportTest {

    private static final SymbolReport ONE =
            new SymbolReport("A", 1, 1, 0, Map.of(Defect.MISSING_VALUE, new Count(1, List.of())), Optional.empty());

    private static final SymbolReport MORE = new SymbolReport(
            "B", 1_711, 1_700, 2, Map.of(Defect.MISSING_VALUE, new Count(9, List.of())), Optional.empty());

    @Test
    void one_of_a_kind_is_said_in_the_singular() {
        assertThat(new LoadReport(List.of(ONE), 1, 1))
                .hasToString(String.format(
                        Locale.ROOT,
                        "1 bar of 1 symbol: 1 kept, 0 cut; 1 symbol starts late, 1 ends early"
                                + "%n1 bar in 1 symbol: missing value"));
    }

    @Test
    void none_or_more_are_said_in_the_plural() {
        assertThat(new LoadReport(List.of(ONE, MORE), 0, 2))
                .hasToString(String.format(
                        Locale.ROOT,
                        "1,712 bars of 2 symbols: 1,701 kept, 2 cut; 0 symbols start late, 2 end early"
                                + "%n10 bars in 2 symbols: missing value"));
    }

    @Test
    void a_history_of_one_bar_has_a_bar() {
        double[][] one = {{1}, {1}, {1}, {1}, {1}};

        assertThat(PriceHistory.of("A", 1, new long[] {1}, one, null, null)).hasToString("A, 1 bar");
    }
}
