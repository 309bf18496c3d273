package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A step of a scan may mention what earlier steps defined, and nothing else. */
final class NamesInScansTest {

    private static final Scanner SCANNER = Market.scanner();
    private static final Panel PANEL = Market.panel(SCANNER, Market.one("A", 2, 1), Market.one("B", 4, 3));

    @AfterAll
    static void close() {
        SCANNER.close();
    }

    private static Scan.Builder scan() {
        return Scan.builder()
                .feature("half", "close / 2")
                .feature("third", "half - 1 + average(half, 1)")
                .where("third >= half or half > 0")
                .model("score", FakeModel.of((row, out) -> out[0] = -row[0], "third"))
                .column("first", "rank(score) + third")
                .column("second", "first - half + average(half, 1)");
    }

    @Test
    void each_step_reads_those_before_it() {
        ScanResult result = SCANNER.scan(PANEL, scan().having("second > 2").build());

        assertThat(result.columns()).containsExactly("half", "third", "score", "first", "second");
        assertThat(Market.whys(result)).containsExactly("A is rejected: filtered: second > 2", "B is kept, in row 1");
        assertThat(result.column("half")).containsExactly(2);
        assertThat(result.column("third")).containsExactly(3);
        assertThat(result.column("score")).containsExactly(-3);
        assertThat(result.column("first")).containsExactly(3.5);
        assertThat(result.column("second")).containsExactly(3.5);
    }

    @Test
    void a_feature_may_share_an_indicator_s_name_and_be_a_number() {
        ScanResult result = SCANNER.scan(
                PANEL,
                Scan.builder()
                        .feature("average", "5")
                        .feature("total", "average + average(close, 1)")
                        .column("c", "7")
                        .column("d", "c + average + rank(c)")
                        .build());

        assertThat(result.column("total")).containsExactly(7, 9);
        assertThat(result.column("c")).containsExactly(7, 7);
        assertThat(result.column("d")).containsExactly(12.75, 12.75);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        third  | f: the name 'third' at 1:1 is a feature that is defined later; move it up
        f      | f: the name 'f' at 1:1 is the feature being defined
        first  | f: the name 'first' at 1:1 is a column, which exists once features, where and models are done
        score  | f: the name 'score' at 1:1 is a model's score, a snapshot that exists once features and where are done; use it in a column
        secnd  | f: no name 'secnd' at 1:1; known here: [close, high, low, open, raw_close, volume]
        clsoe  | f: no name 'clsoe' at 1:1; did you mean 'close'? known here: [close, high, low, open, raw_close, volume]
        """)
    void a_name_of_a_later_step_says_which_step_it_is_of(String text, String message) {
        Scan.Builder scan = Scan.builder().feature("f", text).feature("third", "close");
        scan.model("score", FakeModel.of((row, out) -> {}, "f")).column("first", "close");

        assertThatThrownBy(() -> SCANNER.scan(PANEL, scan.build()))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "open", "high", "low", "close", "volume", "raw_close", "and", "or", "not", "nan", "if", "coalesce",
                        "abs",
                "sign", "sqrt", "exp", "log", "min", "max", "clip", "ref", "of", "rank", "zscore", "demean", "quantile",
                "symbol", "session"
            })
    void the_language_s_own_names_are_reserved(String name) {
        String message = "the name '" + name + "' is the language's own; choose another";

        assertThatThrownBy(() -> Scan.builder().feature(name, "close")).hasMessage(message);
        assertThatThrownBy(() -> Scan.builder().column(name, "close")).hasMessage(message);
        assertThatThrownBy(() -> Scan.builder().model(name, FakeModel.of((row, out) -> {})))
                .hasMessage(message);
    }

    @Test
    void a_name_is_given_once() {
        assertThatThrownBy(() -> scan().column("half", "close"))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage("the name 'half' is given twice in this scan");
        assertThatThrownBy(() -> SCANNER.scan(PANEL, scan().build()).column("fourth"))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage("the result has no column 'fourth'; it has [half, third, score, first, second]");
    }

    @Test
    void an_optional_feature_is_empty_where_a_required_one_rejects() {
        Scan.Builder required = Scan.builder().feature("f", "1 / (close - 2)");
        Scan.Builder optional = Scan.builder().optionalFeature("f", "1 / (close - 2)");

        assertThat(Market.whys(SCANNER.scan(PANEL, required.build())))
                .containsExactly("A is rejected: undefined: f", "B is kept, in row 1");
        assertThat(SCANNER.scan(PANEL, optional.build()).column("f")).containsExactly(Double.NaN, 0.5);
    }
}
