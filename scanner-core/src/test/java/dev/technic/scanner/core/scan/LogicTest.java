package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.Panel;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions are three-valued: an undefined one lets nobody through, and says so. */
final class LogicTest {

    private static final Scanner SCANNER = Market.scanner();
    private static final Panel PANEL = Market.panel(SCANNER, Market.one("A", 2, 1));

    @AfterAll
    static void close() {
        SCANNER.close();
    }

    /** True, false and undefined, written so that the planner cannot know. */
    private static String written(String truth) {
        return switch (truth) {
            case "T" -> "(close == 2)";
            case "F" -> "(close == 1)";
            default -> "(1 / (close - 2) > 0)";
        };
    }

    private static double value(String truth) {
        return truth.equals("T") ? 1 : truth.equals("F") ? 0 : Double.NaN;
    }

    @ParameterizedTest
    @CsvSource({
        "T, T, T, T",
        "T, F, F, T",
        "T, U, U, T",
        "F, T, F, T",
        "F, F, F, F",
        "F, U, F, U",
        "U, T, U, T",
        "U, F, F, U",
        "U, U, U, U"
    })
    void and_and_or_are_kleene_s(String a, String b, String and, String or) {
        String left = written(a);
        String right = written(b);
        ScanResult result = SCANNER.scan(
                PANEL,
                Scan.builder()
                        .optionalFeature("series_and", left + " and " + right)
                        .optionalFeature("series_or", left + " or " + right)
                        .optionalColumn("and_", left + " * rank(close) and " + right)
                        .optionalColumn("or_", left + " * rank(close) or " + right)
                        .optionalColumn("not_and", "not (" + left + " * rank(close) and " + right + ")")
                        .build());

        assertThat(result.column("series_and")).containsExactly(value(and));
        assertThat(result.column("series_or")).containsExactly(value(or));
        assertThat(result.column("and_")).containsExactly(value(and));
        assertThat(result.column("or_")).containsExactly(value(or));
        assertThat(result.column("not_and")).containsExactly(1 - value(and));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<=", ">", ">=", "==", "!="})
    void a_comparison_with_an_undefined_value_is_undefined(String operator) {
        ScanResult result = SCANNER.scan(
                PANEL,
                Scan.builder()
                        .optionalFeature("left", "1 / (close - 2) " + operator + " 1")
                        .optionalFeature("right", "1 " + operator + " sqrt(-close)")
                        .optionalFeature("itself", "log(close - 2) " + operator + " log(close - 2)")
                        .optionalFeature("negated", "not (nan " + operator + " close)")
                        .build());

        for (String name : result.columns()) {
            assertThat(result.column(name)).as(name).containsExactly(Double.NaN);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        close == 2                              | kept, in row 1
        close                                   | kept, in row 1
        close == 2 and open == 1                | kept, in row 1
        close == 2 and open == 2                | rejected: filtered: open == 2
        close == 1 and open == 2                | rejected: filtered: close == 1
        sqrt(-close) > 0 and open == 2          | rejected: filtered: open == 2
        sqrt(-close) > 0 and open == 1          | rejected: undefined: sqrt(-close) > 0
        open == 1 and not (sqrt(-close) > 0)    | rejected: undefined: not sqrt(-close) > 0
        (close == 2 or nan) and open == 1       | kept, in row 1
        close == 1 or nan                       | rejected: undefined: close == 1 or nan
        close == 1 or open == 2                 | rejected: filtered: close == 1 or open == 2
        not (close == 2 and open == 1)          | rejected: filtered: not (close == 2 and open == 1)
        ref(close, 5) > 1 or close > 1          | kept, in row 1
        ref(close, 5) > 1                       | rejected: too short: have 1, need 6
        if(close > 1, 0, 1)                     | rejected: filtered: if(close > 1, 0, 1)
        """)
    void where_names_the_term_that_did_not_let_a_symbol_through(String where, String outcome) {
        Scan scan = Scan.builder().feature("f", "close").where(where).build();

        assertThat(SCANNER.scan(PANEL, scan).why("A")).isEqualTo("A is " + outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        f == 2 and r == 1           | kept, in row 1
        f == 2 and r < 1            | rejected: filtered: r < 1
        z > 0 and r < 1             | rejected: filtered: r < 1
        z > 0 and r == 1            | rejected: undefined: z > 0
        z > 0 or r == 1             | kept, in row 1
        not z                       | rejected: undefined: not z
        rank(f) < 1                 | rejected: filtered: rank(f) < 1
        """)
    void having_names_the_term_as_well(String having, String outcome) {
        Scan scan = Scan.builder()
                .feature("f", "close")
                .column("r", "rank(f)")
                .optionalColumn("z", "zscore(f)")
                .having(having)
                .build();

        assertThat(SCANNER.scan(PANEL, scan).why("A")).isEqualTo("A is " + outcome);
    }

    @Test
    void several_conditions_must_all_hold() {
        Scan scan = Scan.builder()
                .feature("f", "close")
                .where("close == 2")
                .where("open == 3")
                .build();

        assertThat(SCANNER.scan(PANEL, scan).why("A")).isEqualTo("A is rejected: filtered: open == 3");
    }

    @Test
    void a_division_by_zero_and_what_leaves_the_range_of_numbers_is_undefined() {
        List<String> undefined = List.of(
                "close / (close - 2)",
                "(close - 2) / (close - 2)",
                "-close / 0",
                "log(close - 2)",
                "log(-close)",
                "sqrt(-close)",
                "exp(close * 1e9)",
                "close * 1e300 * 1e300");
        Scan.Builder scan = Scan.builder();
        for (int i = 0; i < undefined.size(); i++) {
            scan.optionalFeature("f" + i, undefined.get(i));
            scan.optionalColumn("c" + i, undefined.get(i).replace("close", "(rank(close) * 2)"));
        }
        ScanResult result = SCANNER.scan(PANEL, scan.build());

        for (String name : result.columns()) {
            assertThat(result.column(name)).as(name).containsExactly(Double.NaN);
        }
    }
}
