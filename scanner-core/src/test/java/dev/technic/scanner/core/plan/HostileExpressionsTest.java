package dev.technic.scanner.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.IndicatorCatalogue.Entry;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.Order;
import dev.technic.scanner.Scan;
import dev.technic.scanner.core.engine.SampleIndicators;
import dev.technic.scanner.spi.Indicator;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever somebody writes is a plan or a wrong question, soon, and nothing else. */
@Timeout(60)
final class HostileExpressionsTest {

    private static final Catalogue CATALOGUE = catalogue();

    private static final String[] NAMES = {
        "close",
        "open",
        "raw_close",
        "volume",
        "f",
        "g",
        "c",
        "nobody",
        "average",
        "rank",
        "value",
        "period",
        "x",
        "nan"
    };

    private static final String[] CALLS = {
        "average",
        "pair",
        "total",
        "gains",
        "blocks",
        "change",
        "products",
        "ups",
        "spread",
        "tower",
        "sample:average",
        "acme:ups",
        "nobody",
        "if",
        "coalesce",
        "abs",
        "sqrt",
        "exp",
        "log",
        "min",
        "max",
        "clip",
        "ref",
        "of",
        "rank",
        "zscore",
        "demean",
        "quantile",
        "sign"
    };

    private static final String[] NUMBERS = {
        "0",
        "1",
        "2",
        "5",
        "14",
        "-1",
        "1.5",
        "999",
        "1000",
        "1001",
        "99999",
        "100000",
        "100001",
        "2147483647",
        "2147483648",
        "-2147483649",
        "9223372036854775808",
        "1e308",
        "1e-320",
        "nan",
        "-0.0",
        "0.1"
    };

    private static final String[] OPERATORS = {
        " + ", " - ", " * ", " / ", " < ", " <= ", " > ", " >= ", " == ", " != ", " and ", " or "
    };

    private final SplittableRandom random = new SplittableRandom(2024);

    private static Catalogue catalogue() {
        List<Entry> entries = new ArrayList<>();
        for (Indicator indicator : new SampleIndicators().indicators()) {
            entries.add(new Entry(indicator, "sample", "sample.jar"));
        }
        entries.add(new Entry(
                Indicator.named("tower")
                        .input("x", "close")
                        .whole("period", 1, 1_000, 3)
                        .composed("spread(spread(spread(x, x, period), x, period), x, period)"),
                "sample",
                "sample.jar"));
        return new Catalogue(entries, List.of());
    }

    private String pick(String[] words) {
        return words[random.nextInt(words.length)];
    }

    private String expression(int depth) {
        int kind = depth <= 0 ? random.nextInt(3) : random.nextInt(12);
        return switch (kind) {
            case 0 -> pick(NUMBERS);
            case 1 -> pick(NAMES);
            case 2 -> pick(new String[] {"close", "high", "7", "\"close\""});
            case 3 -> "-" + expression(depth - 1);
            case 4 -> "not " + expression(depth - 1);
            case 5, 6, 7 -> "(" + expression(depth - 1) + pick(OPERATORS) + expression(depth - 1) + ")";
            default -> call(depth);
        };
    }

    private String call(int depth) {
        StringBuilder text = new StringBuilder(pick(CALLS)).append('(');
        int arguments = random.nextInt(random.nextInt(10) == 0 ? 9 : 4);
        for (int i = 0; i < arguments; i++) {
            text.append(i == 0 ? "" : ", ");
            if (random.nextInt(8) == 0) {
                text.append(pick(new String[] {"period", "x", "y", "by", "groups", "nothing"}))
                        .append(" = ");
            }
            text.append(random.nextInt(3) == 0 ? pick(NUMBERS) : expression(depth - 1));
        }
        text.append(')');
        if (random.nextInt(12) == 0) {
            text.append('.').append(pick(new String[] {"late", "early", "value", "twice", "nothing"}));
        }
        return text.toString();
    }

    @Test
    void any_text_is_a_plan_or_a_wrong_question() {
        int planned = 0;
        for (int round = 0; round < 4_000; round++) {
            String f = expression(random.nextInt(1, 5));
            String g = random.nextInt(3) == 0 ? expression(2) : "f";
            String c = expression(random.nextInt(1, 5));
            try {
                Scan scan = Scan.builder()
                        .feature("f", f)
                        .feature("g", g)
                        .where(random.nextInt(4) == 0 ? expression(2) : "f > 0")
                        .column("c", c)
                        .having(random.nextInt(4) == 0 ? expression(2) : "c > 0")
                        .orderBy(random.nextInt(9) == 0 ? "nothing" : "c", Order.Direction.ASCENDING)
                        .build();
                Plan plan = Planner.plan(scan, List.of(), CATALOGUE);
                assertThat(plan.barsNeeded()).isPositive();
                planned++;
            } catch (InvalidScanException wrong) {
                assertThat(wrong).hasMessageNotContaining("null");
            } catch (RuntimeException | Error other) {
                throw new AssertionError(f + "   " + g + "   " + c, other);
            }
        }
        assertThat(planned).isBetween(100, 3_500);
    }

    @Test
    void characters_in_any_order_are_a_plan_or_a_wrong_question() {
        String letters = "closeaverage(),.=<>+-*/ 0159\"_:\n\t\u00e9\ud83d\ude00";
        for (int round = 0; round < 10_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(1, 20); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                Planner.plan(Scan.builder().feature("f", text.toString()).build(), List.of(), CATALOGUE);
            } catch (InvalidScanException wrong) {
                assertThat(wrong.getMessage()).startsWith("f: ");
            }
        }
    }

    @Test
    void shifts_of_shifts_are_refused_before_their_sum_leaves_the_whole_numbers() {
        String deep = "ref(".repeat(98) + "NAME" + ", 99999)".repeat(98);
        Scan.Builder scan = Scan.builder().feature("f0", deep.replace("NAME", "close"));
        for (int i = 1; i < 20; i++) {
            scan.feature("f" + i, deep.replace("NAME", "f" + (i - 1)));
        }
        assertThatThrownBy(() -> Planner.plan(scan.build(), List.of(), CATALOGUE))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage(
                        "f0: ref at 1:385 is too much: the windows of this scan hold more than 100000 bars altogether");
    }

    @Test
    void a_scan_of_too_many_parts_is_refused() {
        Scan.Builder scan = Scan.builder();
        for (int i = 0; i < 60; i++) {
            StringBuilder text = new StringBuilder("close");
            for (int j = 0; j < 95; j++) {
                text.append(" + ").append(i).append('.').append(j + 1);
            }
            scan.feature("f" + i, text.toString());
        }
        assertThatThrownBy(() -> Planner.plan(scan.build(), List.of(), CATALOGUE))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage("this scan has more than 5000 distinct parts");
    }

    @Test
    void a_deep_composition_of_constants_is_planned_soon() {
        String constants = "-(".repeat(45) + "3 + 2" + ")".repeat(45);
        Scan scan = Scan.builder()
                .feature("f", "average(close, abs(2) + 1 - 1) + close * (" + constants + ")")
                .build();
        assertThatThrownBy(() -> Planner.plan(scan, List.of(), CATALOGUE))
                .hasMessage("f: average: period = abs(2) + 1 - 1 at 1:27 is not a whole number in [1, 1000]");
        String nested = "average(".repeat(90) + "close" + ", 2)".repeat(90);
        Plan plan = Planner.plan(Scan.builder().feature("f", nested).build(), List.of(), CATALOGUE);
        assertThat(plan.barsNeeded()).isEqualTo(91);
        assertThat(plan.graph().nodes()).hasSize(91);
    }
}
