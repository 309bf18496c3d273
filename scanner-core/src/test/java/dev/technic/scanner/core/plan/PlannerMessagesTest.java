package dev.technic.scanner.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.IndicatorCatalogue.Entry;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.Order;
import dev.technic.scanner.Scan;
import dev.technic.scanner.core.engine.SampleIndicators;
import dev.technic.scanner.spi.Indicator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every wrong question is answered with the place in the text, what is wrong, and what would be accepted. */
final class PlannerMessagesTest {

    private static final String INSTALLED =
            "installed: [average, blocks, change, gains, pair, products, spread, total, ups]";

    private static final Catalogue CATALOGUE = catalogue();

    private static Catalogue catalogue() {
        return new Catalogue(
                new SampleIndicators()
                        .indicators().stream()
                                .map(i -> new Entry(i, "sample", "sample.jar"))
                                .toList(),
                List.of());
    }

    private static Plan plan(Scan scan) {
        return Planner.plan(scan, List.of(), CATALOGUE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        averge(5)               | no indicator 'averge' at 1:1; did you mean 'average'? {installed}
        1 + qqqqqqq(5)          | no indicator 'qqqqqqq' at 1:5; {installed}
        acme:average(5)         | no indicator 'acme:average' at 1:1; did you mean 'average'? {installed}
        clos                    | no name 'clos' at 1:1; did you mean 'close'? known here: [close, high, low, open, raw_close, volume]
        average                 | the name 'average' at 1:1 is an indicator; write average() with its arguments
        f                       | the name 'f' at 1:1 is the feature being defined
        average(1.5)            | average: period = 1.5 at 1:9 is not a whole number in [1, 1000]
        average(close, 0)       | average: period = 0 at 1:16 is not a whole number in [1, 1000]
        average(close, close)   | average: period = close at 1:16 is not a whole number in [1, 1000]
        average(close, nan)     | average: period = nan at 1:16 is not a whole number in [1, 1000]
        average(perod = 5)      | average has no parameter 'perod' at 1:9; it has [period, x]
        average(5, period = 6)  | average at 1:1: the argument 'period' is given by position and by name; give it once
        average(close, 5, 6)    | average at 1:1 has too many arguments; it takes [x = close, period = 5]
        products(3)             | products at 1:1 needs the series 'x'; it takes [x, y = volume, period = 3]
        pair(5).middle          | pair has no output 'middle' at 1:9; it has [early, late]
        average(rank(close), 5) | average at 1:1 takes a series, but 'rank(close)' at 1:9 is a snapshot: it has one value per symbol, at the as-of session
        rank(close)             | a feature takes a series, but 'rank(close)' at 1:1 is a snapshot: it has one value per symbol, at the as-of session
        ref(close, -1)          | ref: a shift of -1 at 1:12 bars looks ahead; a whole number in [0, 99999] is accepted
        ref(close, 1.5)         | ref: a shift of '1.5' at 1:12 is not a whole number in [0, 99999]
        ref(close)              | ref at 1:1 has 1 argument; it takes 2
        abs(close, open)        | abs at 1:1 has 2 arguments; it takes 1
        min(close)              | min at 1:1 has 1 argument; it takes 2 to 100
        abs(x = close)          | abs at 1:1 has no argument 'x'; its arguments have no names
        "close"                 | the text "close" at 1:1 is no value; only a function that asks for a text takes one
        """)
    void a_wrong_feature(String text, String message) {
        assertThatThrownBy(() -> plan(Scan.builder().feature("f", text).build()))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage("f: " + message.replace("{installed}", INSTALLED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        quantile(close, 1)          | quantile: groups = 1 at 1:17 is not a whole number in [2, 1000]
        quantile(close)             | quantile at 1:1 has 1 argument; it takes 2
        rank(close, over = open)    | rank at 1:1 has no argument 'over'; it has [by]
        later + 1                   | the name 'later' at 1:1 is a column, which exists once features, where and models are done
        """)
    void a_wrong_column(String text, String message) {
        assertThatThrownBy(() -> plan(Scan.builder()
                        .column("c", text)
                        .column("later", "close")
                        .build()))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage("c: " + message);
    }

    @Test
    void a_condition_on_who_takes_part_cannot_be_a_snapshot() {
        assertThatThrownBy(() -> plan(Scan.builder()
                        .feature("f", "close")
                        .where("close > 1 and rank(f) > 0.5")
                        .build()))
                .hasMessage("where: a condition on who takes part takes a series, but 'rank(f) > 0.5' at 1:23 is a "
                        + "snapshot: it has one value per symbol, at the as-of session");
    }

    @Test
    void an_order_by_no_column_names_those_that_there_are() {
        assertThatThrownBy(() -> plan(Scan.builder()
                        .feature("momentum", "close")
                        .orderBy("momentun", Order.Direction.ASCENDING)
                        .build()))
                .hasMessage(
                        "order by 'momentun': no such column; did you mean 'momentum'? there are [symbol, session, momentum]");
    }

    @Test
    void windows_beyond_what_a_worker_holds_are_refused() {
        Scan.Builder scan = Scan.builder();
        for (int i = 0; i < 101; i++) {
            scan.feature("f" + i, "ref(close, " + (1000 + i) + ")");
        }
        assertThatThrownBy(() -> plan(scan.build()))
                .hasMessage(
                        "f95: ref at 1:1 is too much: the windows of this scan hold more than 100000 bars altogether");
    }

    @Test
    void the_farthest_shift_that_a_message_accepts_is_accepted() {
        assertThat(plan(Scan.builder().feature("f", "ref(close, 99999)").build())
                        .names())
                .containsExactly("f");
        assertThatThrownBy(() ->
                        plan(Scan.builder().feature("f", "ref(close, 100000)").build()))
                .hasMessage("f: ref: a shift of '100000' at 1:12 is not a whole number in [0, 99999]");
    }

    @Test
    void a_name_that_two_plugins_define_must_be_qualified() {
        Indicator mine = Indicator.named("average").input("x", "close").composed("x + 0");
        List<Entry> both = new ArrayList<>(CATALOGUE.entries());
        both.add(new Entry(mine, "acme", "acme-1.jar"));
        Catalogue catalogue = new Catalogue(both, List.of());
        assertThatThrownBy(() ->
                        Planner.plan(Scan.builder().feature("f", "average(5)").build(), List.of(), catalogue))
                .hasMessage(
                        "f: indicator 'average' at 1:1 is defined by both acme (acme-1.jar) and sample (sample.jar); "
                                + "write acme:average");
        Planner.plan(Scan.builder().feature("f", "sample:average(5)").build(), List.of(), catalogue);
        Planner.plan(Scan.builder().feature("f", "spread(5)").build(), List.of(), catalogue);
    }

    @Test
    void a_number_is_a_series_where_the_indicator_has_no_parameters_and_must_be_given_one() {
        Indicator above = Indicator.named("above").input("a").input("b").composed("a > b");
        Indicator range = Indicator.named("range")
                .input("high", "high")
                .input("low", "low")
                .composed("high - low");
        Catalogue catalogue = new Catalogue(
                List.of(new Entry(above, "acme", "acme.jar"), new Entry(range, "acme", "acme.jar")), List.of());
        Planner.plan(Scan.builder().feature("f", "above(close, 10)").build(), List.of(), catalogue);
        assertThatThrownBy(() -> Planner.plan(
                        Scan.builder().feature("f", "above(close, 10, 11)").build(), List.of(), catalogue))
                .hasMessage("f: above at 1:1 has too many arguments; it takes [a, b]");
        assertThatThrownBy(() ->
                        Planner.plan(Scan.builder().feature("f", "range(10)").build(), List.of(), catalogue))
                .hasMessage("f: range at 1:1 has too many arguments; it takes [high = high, low = low]");
    }

    @Test
    void a_model_that_the_scan_does_not_feed_lists_what_is_missing() {
        Scan scan = Scan.builder()
                .feature("rsi_14", "close")
                .feature("atr_pct", "open")
                .build();
        ModelShape model = new ModelShape(
                "alpha_5d", List.of("rsi_14", "atr_pct_14", "mom_21"), 3, 1, false, "alpha_5d.ubj", List.of());
        assertThatThrownBy(() -> Planner.plan(scan, List.of(model), CATALOGUE))
                .isInstanceOf(ModelException.class)
                .hasMessage("model alpha_5d needs [rsi_14, atr_pct_14, mom_21]; the scan defines [rsi_14, atr_pct]: "
                        + "missing [atr_pct_14, mom_21], unused [atr_pct]");
        ModelShape positional = new ModelShape("alpha_5d", List.of(), 3, 1, true, "alpha_5d.ubj", List.of());
        assertThatThrownBy(() -> Planner.plan(scan, List.of(positional), CATALOGUE))
                .hasMessage("model alpha_5d (alpha_5d.ubj) needs 3 features; the scan defines 2");
        ModelShape single = new ModelShape("alpha_5d", List.of(), 1, 1, true, "alpha_5d.ubj", List.of());
        assertThatThrownBy(() -> Planner.plan(scan, List.of(single), CATALOGUE))
                .hasMessage("model alpha_5d (alpha_5d.ubj) needs 1 feature; the scan defines 2");
        ModelShape nameless = new ModelShape("alpha_5d", List.of(), 3, 1, false, "alpha_5d.ubj", List.of());
        assertThatThrownBy(() -> Planner.plan(scan, List.of(nameless), CATALOGUE))
                .hasMessage("model alpha_5d (alpha_5d.ubj) does not name its 3 features; say that the scan's are "
                        + "meant by position");
    }
}
