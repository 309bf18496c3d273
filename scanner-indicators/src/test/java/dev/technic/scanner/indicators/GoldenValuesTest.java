package dev.technic.scanner.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.testkit.Bars;
import dev.technic.scanner.testkit.Oracle;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every output of every indicator against committed values, which {@link Textbook} computed to 40 digits from the bars beside
 * them. The file is written anew by {@link #main}, given its path.
 */
class GoldenValuesTest {

    private static final List<String> FIELDS = List.of("open", "high", "low", "close", "volume");
    private static final List<String[]> ROWS = rows();

    static Stream<String> expressions() {
        return Arrays.stream(ROWS.get(0)).skip(FIELDS.size());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expressions")
    void anIndicatorEqualsItsGoldenValues(String expression) {
        double[] golden = column(Arrays.asList(ROWS.get(0)).indexOf(expression));
        double[] ours =
                new Oracle(new StandardIndicators()).series(expression, bars()).values();

        assertThat(ours).hasSameSizeAs(golden);
        for (int bar = 0; bar < ours.length; bar++) {
            if (Double.isNaN(golden[bar])) {
                assertThat(ours[bar]).as("bar %d", bar).isNaN();
            } else {
                assertThat(ours[bar])
                        .as("bar %d", bar)
                        .isCloseTo(golden[bar], Offset.offset(1e-11 * Math.max(1, Math.abs(golden[bar]))));
            }
        }
    }

    @Test
    void everyOutputOfEveryIndicatorHasGoldenValues() {
        TreeSet<String> golden = new TreeSet<>();
        expressions().forEach(expression -> {
            String name = expression.substring(0, expression.indexOf('('));
            String after = expression.substring(expression.indexOf(')') + 1);
            golden.add(name + (after.isEmpty() ? "." + defaultOutput(name) : after));
        });

        TreeSet<String> outputs = new TreeSet<>();
        for (Indicator indicator : new StandardIndicators().indicators()) {
            indicator.outputs().forEach(output -> outputs.add(indicator.name() + "." + output));
        }
        assertThat(golden).isEqualTo(outputs);
    }

    @Test
    void theFileIsWhatTheTextbookSays() {
        assertThat(text(bars())).isEqualTo(resource());
    }

    /** Writes the golden values of a random walk. */
    public static void main(String[] path) throws IOException {
        Files.writeString(Path.of(path[0]), text(Bars.randomWalk(48, 20_260_101)));
    }

    private static String text(Bars bars) {
        Map<String, List<@Nullable BigDecimal>> values = Textbook.of(bars);
        StringBuilder text = new StringBuilder(String.join(";", FIELDS));
        values.keySet().forEach(expression -> text.append(';').append(expression));
        for (int bar = 0; bar < bars.count(); bar++) {
            text.append('\n');
            int row = bar;
            text.append(String.join(
                    ";", FIELDS.stream().map(f -> "" + bars.column(f)[row]).toList()));
            values.values().forEach(column -> text.append(';').append(digits(column.get(row))));
        }
        return text.append('\n').toString();
    }

    private static String digits(@Nullable BigDecimal value) {
        return value == null
                ? ""
                : value.round(new MathContext(17)).stripTrailingZeros().toPlainString();
    }

    private static String defaultOutput(String name) {
        return new StandardIndicators()
                .indicators().stream()
                        .filter(indicator -> indicator.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .outputs()
                        .get(0);
    }

    private static Bars bars() {
        return Bars.of(IntStream.range(0, FIELDS.size())
                .mapToObj(GoldenValuesTest::column)
                .toArray(double[][]::new));
    }

    private static double[] column(int column) {
        return ROWS.stream()
                .skip(1)
                .mapToDouble(row -> row[column].isEmpty() ? Double.NaN : Double.parseDouble(row[column]))
                .toArray();
    }

    private static List<String[]> rows() {
        return resource().lines().map(line -> line.split(";", -1)).toList();
    }

    private static String resource() {
        try (InputStream golden =
                Objects.requireNonNull(GoldenValuesTest.class.getResourceAsStream("golden-values.csv"))) {
            return new String(golden.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
