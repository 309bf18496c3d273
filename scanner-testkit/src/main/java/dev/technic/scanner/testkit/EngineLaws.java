package dev.technic.scanner.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.SeriesResult;
import dev.technic.scanner.memory.InMemoryPrices;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.spi.Memory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What a plugin's indicators do in the engine, on universes of more than one tile. */
final class EngineLaws implements AutoCloseable {

    private static final int SYMBOLS = 70;
    private static final int MOST_PREFIXES = 130;

    private final Oracle oracle;
    private final Scanner scanner;
    private final HostileArguments hostile;
    private final int bars;
    private final Map<String, Bars> universe = new TreeMap<>();
    private final Map<String, Bars> prefixes = new TreeMap<>();
    private final Bars whole;
    private final Panel universePanel;
    private final Panel prefixPanel;

    EngineLaws(IndicatorProvider provider, List<Use> uses) {
        oracle = new Oracle(provider);
        scanner = Scanner.builder().plugin(provider).threads(1).build();
        hostile = new HostileArguments(scanner);
        bars = 40 + 2 * uses.stream().mapToInt(this::lookback).max().orElse(0);
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < SYMBOLS; i++) {
            int length = i % 3 == 0 ? bars : random.nextInt(1, bars + 1);
            universe.put(name("U", i), holed(Bars.randomWalk(length, 100 + i), i));
        }
        whole = holed(Bars.randomWalk(bars, 99), 31);
        for (int i = 0; i < Math.min(bars, MOST_PREFIXES); i++) {
            prefixes.put(name("P", i), whole.first(bars - i));
        }
        universePanel = panel(universe);
        prefixPanel = panel(prefixes);
    }

    @Override
    public void close() {
        scanner.close();
    }

    private static String name(String kind, int number) {
        return String.format(Locale.ROOT, "%s%04d", kind, number);
    }

    /** Bars with no volume here and there: at the beginning, within every seed, one after another, at the end. */
    private static Bars holed(Bars bars, int kind) {
        double[] volume = bars.column("volume").clone();
        int[] holes = {0, 3, 4, volume.length / 2, volume.length - 1};
        for (int h = 0; h < holes.length; h++) {
            if ((kind >> h & 1) == 1 && holes[h] < volume.length) {
                volume[holes[h]] = 0;
            }
        }
        return bars.with("volume", volume);
    }

    private Panel panel(Map<String, Bars> symbols) {
        List<PriceHistory> histories = new ArrayList<>();
        symbols.forEach((symbol, own) -> histories.add(own.history(symbol)));
        return scanner.load(InMemoryPrices.of(histories), LoadOptions.all());
    }

    private int lookback(Use use) {
        return outputs(use, false).values().stream()
                .mapToInt(expression ->
                        oracle.series(expression, Bars.randomWalk(1, 1)).lookback())
                .max()
                .orElse(0);
    }

    /** Expressions by the names of features. */
    private static Map<String, String> outputs(Use use, boolean holes) {
        Map<String, String> expressions = new LinkedHashMap<>();
        for (String output : use.indicator().outputs()) {
            expressions.put("out_" + output, holes ? use.expressionWithHoles(output) : use.expression(output));
        }
        return expressions;
    }

    private SeriesResult series(Panel panel, Map<String, String> expressions) {
        List<NamedExpression> features = new ArrayList<>();
        expressions.forEach((name, expression) -> features.add(NamedExpression.of(name, expression)));
        return scanner.series(panel, features);
    }

    private static Scan scan(Map<String, String> expressions) {
        Scan.Builder scan = Scan.builder();
        expressions.forEach(scan::optionalFeature);
        return scan.build();
    }

    private static void assertSame(double actual, double expected, String what) {
        if (Double.doubleToLongBits(actual) != Double.doubleToLongBits(expected)) {
            assertThat(actual).as(what).isEqualTo(expected);
        }
    }

    private static void assertSame(double[] actual, double[] expected, String what) {
        assertThat(actual.length).as("%s: bars", what).isEqualTo(expected.length);
        for (int bar = 0; bar < actual.length; bar++) {
            assertSame(actual[bar], expected[bar], what + ", bar " + bar);
        }
    }

    void isUndefinedForExactlyItsLookback(Use use, Bars plain) {
        Panel panel = panel(Map.of("PLAIN", plain));
        Map<String, String> outputs = outputs(use, false);
        SeriesResult result = series(panel, outputs);
        outputs.forEach((name, expression) -> {
            int lookback = scanner.indicators().lookback(expression);
            Oracle.Series plainest = oracle.series(expression, plain);
            assertThat(lookback).as(expression).isEqualTo(plainest.lookback());
            double[] values = result.values("PLAIN", name);
            for (int bar = 0; bar < values.length; bar++) {
                assertThat(Double.isNaN(values[bar]))
                        .as("%s is undefined at bar %d, lookback %d", expression, bar, lookback)
                        .isEqualTo(bar < lookback || plainest.patchy() && Double.isNaN(plainest.values()[bar]));
            }
        });
    }

    int barsFor(Use use) {
        return 2 * lookback(use) + 40;
    }

    void equalsThePlainestEvaluation(Use use) {
        for (boolean holes : new boolean[] {false, true}) {
            Map<String, String> outputs = outputs(use, holes);
            SeriesResult result = series(universePanel, outputs);
            outputs.forEach((name, expression) -> {
                for (int i = 0; i < SYMBOLS; i += 5) {
                    Bars own = Objects.requireNonNull(universe.get(name("U", i)));
                    assertSame(
                            result.values(name("U", i), name),
                            oracle.series(expression, own).values(),
                            expression + " of " + name("U", i));
                }
            });
        }
    }

    void neverLooksAhead(Use use) {
        Map<String, String> outputs = outputs(use, true);
        SeriesResult result = series(prefixPanel, outputs);
        String longest = prefixPanel.symbols().get(0);
        for (String name : outputs.keySet()) {
            double[] full = result.values(longest, name);
            for (String symbol : prefixPanel.symbols()) {
                double[] prefix = result.values(symbol, name);
                assertSame(prefix, Arrays.copyOf(full, prefix.length), use + " before later bars came");
            }
        }
    }

    void saysTheSameAtItsLastBarAsInASeries(Use use) {
        Map<String, String> outputs = outputs(use, true);
        Scan scan = scan(outputs);
        SeriesResult result = series(prefixPanel, outputs);
        ScanResult latest = scanner.scan(prefixPanel, scan);
        assertThat(latest.rows()).isEqualTo(prefixes.size());
        for (int row = 0; row < latest.rows(); row++) {
            String symbol = latest.symbol(row);
            ScanResult tail = row % 7 == 0 ? scanner.scan(prefixPanel.history(symbol), scan) : latest;
            int column = 0;
            for (String name : outputs.keySet()) {
                double[] values = result.values(symbol, name);
                String what = use + " at its last bar of " + values.length;
                assertSame(latest.value(row, column), values[values.length - 1], what);
                assertSame(tail.value(tail == latest ? row : 0, column), values[values.length - 1], what + ", alone");
                column++;
            }
        }
    }

    void saysTheSameOfOneSymbolAsOfMany(Use use) {
        Scan scan = scan(outputs(use, true));
        ScanResult many = scanner.scan(universePanel, scan);
        for (int row = 0; row < many.rows(); row += 9) {
            String symbol = many.symbol(row);
            ScanResult one = scanner.scan(universePanel.history(symbol), scan);
            for (int column = 0; column < one.columns().size(); column++) {
                assertSame(one.value(0, column), many.value(row, column), use + " of " + symbol + " alone");
            }
        }
    }

    /** Takes undefined bars as if they were absent, or has no value while one is in its window. */
    void standsUndefinedBars(Use use) {
        Indicator indicator = use.indicator();
        if (indicator.isComposition() || indicator.memory() == Memory.WINDOW) {
            return;
        }
        int[] present = IntStream.range(0, whole.count())
                .filter(bar -> whole.column("volume")[bar] != 0)
                .toArray();
        Map<String, String> outputs = outputs(use, true);
        SeriesResult holed = series(panel(Map.of("HOLED", whole)), outputs);
        SeriesResult dense = series(panel(Map.of("DENSE", whole.keep(present))), outputs);
        for (String name : outputs.keySet()) {
            double[] expected = new double[whole.count()];
            Arrays.fill(expected, Double.NaN);
            double[] values = dense.values("DENSE", name);
            for (int i = 0; i < present.length; i++) {
                expected[present[i]] = values[i];
            }
            assertSame(holed.values("HOLED", name), expected, use + " with undefined bars, as if they were absent");
        }
    }

    void answersHostileArguments(Use byDefault) {
        hostile.areAnswered(byDefault);
    }
}
