package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PluginException;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.core.plugin.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plugin that does wrong is named, and harms only the symbols that it is guilty of. */
final class FailingKernelsTest {

    private static final Scanner SCANNER =
            Market.builder().plugin(new HostileIndicators()).threads(2).build();

    @AfterAll
    static void close() {
        SCANNER.close();
    }

    @Test
    void only_the_guilty_symbols_fail_and_nobody_else_changes_by_a_bit() {
        SplittableRandom random = new SplittableRandom(1);
        List<PriceHistory> good = Market.walks(random, 200, 60);
        List<PriceHistory> all = new ArrayList<>(good);
        for (String guilty : List.of("A", "S1234", "Z")) {
            all.add(Market.flat(guilty, random.nextInt(1, 90), 59, 666));
        }
        Scan scan = Scan.builder()
                .feature("x", "picky(close)")
                .feature("fading", "average(close, 9)")
                .feature("window", "blocks(x, 7)")
                .build();
        ScanResult without = SCANNER.scan(Market.panel(SCANNER, good), scan);
        ScanResult with = SCANNER.scan(Market.panel(SCANNER, all), scan);

        assertThat(Market.rows(with)).isEqualTo(Market.rows(without));
        List<String> others = new ArrayList<>(Market.whys(with));
        List<String> failed =
                others.stream().filter(why -> why.contains("failed")).toList();
        assertThat(failed)
                .containsExactly(
                        "A failed in features: IllegalStateException: 666 is no price",
                        "S1234 failed in features: IllegalStateException: 666 is no price",
                        "Z failed in features: IllegalStateException: 666 is no price");
        others.removeAll(failed);
        assertThat(others).isEqualTo(Market.whys(without));
        assertThat(Market.bits(SCANNER.scan(Market.panel(SCANNER, all), scan))).isEqualTo(Market.bits(with));
    }

    @Test
    void a_symbol_that_nobody_asks_for_and_bars_after_the_end_harm_nobody() {
        double[] later = {1, 2, 3, 666, 5};
        Panel panel = Market.panel(
                SCANNER,
                Market.closes("A", 0, later),
                Market.closes("B", 0, 1, 1, 1, 1, 1),
                Market.closes("C", 0, 666, 666, 666, 666, 666));
        Scan.Builder scan =
                Scan.builder().feature("x", "blocks(picky(close), 2)").symbols(List.of("A", "B"));

        assertThat(Market.whys(SCANNER.scan(panel, scan.build())))
                .containsExactly("A failed in features: IllegalStateException: 666 is no price", "B is kept, in row 1");
        assertThat(Market.whys(SCANNER.scan(panel, scan.asOf(Market.day(2)).build())))
                .containsExactly("A is kept, in row 1", "B is kept, in row 2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        never()    | IllegalStateException
        deep()     | StackOverflowError
        unlinked() | NoClassDefFoundError: acme/Missing
        unsure()   | AssertionError: not so
        mute()     | HostileIndicators$Mute: its message cannot be had: IllegalStateException
        wide()     | ArrayIndexOutOfBoundsException: Index 1 out of bounds for length 1
        """)
    void a_kernel_that_always_throws_fails_every_symbol(String expression, String detail) {
        Panel panel = Market.panel(SCANNER, Market.flat("A", 4, 3, 5), Market.flat("B", 2, 3, 5));
        ScanResult result =
                SCANNER.scan(panel, Scan.builder().feature("f", expression).build());

        assertThat(Market.whys(result))
                .containsExactly("A failed in features: " + detail, "B failed in features: " + detail);
        assertThat(Market.whys(
                        SCANNER.scan(panel, Scan.builder().feature("f", "close").build())))
                .containsExactly("A is kept, in row 1", "B is kept, in row 2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        absent()    | indicator 'hostile:absent' ({here}) cannot be made with {}: it gave null
        backward()  | indicator 'hostile:backward' ({here}) cannot be made with {}: its lookback is -1
        endless()   | indicator 'hostile:endless' ({here}) cannot be made with {}: its lookback is 2147483647
        owing()     | indicator 'hostile:owing' ({here}) cannot be made with {}: it has -2 rows of state
        blockless() | indicator 'hostile:blockless' ({here}) cannot be made with {}: its block is 0
        uneven()    | indicator 'hostile:uneven' ({here}) cannot be made with {}: the lookback of its output 1 is 3, of all of them 2
        unmade()    | indicator 'hostile:unmade' ({here}) cannot be made with {}: it threw java.lang.UnsupportedOperationException: not today
        fieldless() | indicator 'fieldless' asks for the field 'turnover'; there are [close, high, low, open, raw_close, volume]
        circular()  | indicator 'hostile:circular' ({here}) is composed of itself
        """)
    void a_kernel_that_cannot_be_is_refused_before_the_first_bar(String expression, String message) {
        String here = Origin.of(HostileIndicators.class);
        Panel panel = Market.panel(SCANNER, Market.flat("A", 4, 3, 5));

        assertThatThrownBy(() -> SCANNER.scan(
                        panel, Scan.builder().feature("f", expression).build()))
                .isInstanceOf(PluginException.class)
                .hasMessage(message.replace("{here}", here));
    }

    @Test
    void arguments_that_contradict_each_other_are_the_caller_s_error() {
        Panel panel = Market.panel(SCANNER, Market.flat("A", 4, 3, 5));

        assertThatThrownBy(() -> SCANNER.scan(
                        panel, Scan.builder().feature("f", "1 + refusing(3)").build()))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage("f: refusing at 1:5: fast = 3 is not below slow");
    }

    @Test
    void a_composition_of_what_is_not_there_says_so() {
        Panel panel = Market.panel(SCANNER, Market.flat("A", 4, 3, 5));

        assertThatThrownBy(() -> SCANNER.scan(
                        panel, Scan.builder().feature("f", "broken()").build()))
                .isInstanceOf(InvalidScanException.class)
                .hasMessageStartingWith(
                        "f: broken is composed of 'nobody(x)': no indicator 'nobody' at 1:1; installed: [");
    }

    @Test
    void a_series_that_cannot_be_computed_names_the_first_symbol_of_those() {
        List<PriceHistory> all = new ArrayList<>(Market.walks(new SplittableRandom(3), 150, 30));
        all.add(Market.flat("B", 30, 29, 666));
        all.add(Market.flat("C", 5, 29, 666));
        Panel panel = Market.panel(SCANNER, all);

        assertThatThrownBy(() -> SCANNER.series(panel, List.of(NamedExpression.of("f", "picky(close)"))))
                .isInstanceOf(PluginException.class)
                .hasMessage("the series of B cannot be computed: java.lang.IllegalStateException: 666 is no price");
    }
}
