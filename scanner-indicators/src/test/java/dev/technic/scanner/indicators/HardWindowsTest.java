package dev.technic.scanner.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.testkit.Bars;
import dev.technic.scanner.testkit.Oracle;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Windows over prices that spoil textbook sums, over undefined values, and over conditions. */
class HardWindowsTest {

    private static final int BARS = 150;

    /** Prices where the sum of squares, or a sum that slides, has no right digit left. */
    enum Prices {
        A_THOUSANDTH_ABOVE_A_MILLION((bar, random) -> 1e6 + 1e-3 * random),
        AROUND_OUTLIERS((bar, random) -> bar % 41 == 7 ? 1e9 : 100 + random),
        AFTER_A_CRASH((bar, random) -> bar < 60 ? 1e9 + random : 1 + 0.01 * random),
        OF_A_CENT((bar, random) -> 0.01 + 0.00005 * random);

        private interface Price {
            double at(int bar, double random);
        }

        private final Price price;

        Prices(Price price) {
            this.price = price;
        }

        double[] column(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            IntToDoubleFunction at = bar -> price.at(bar, random.nextDouble());
            return IntStream.range(0, BARS).mapToDouble(at).toArray();
        }

        /** Another at the level of the first; its outliers come at other bars. */
        Bars bars() {
            double[] open = column(2);
            double[] shifted = IntStream.range(0, BARS)
                    .mapToDouble(bar -> open[(bar + 4) % BARS])
                    .toArray();
            return Bars.randomWalk(BARS, 5).with("close", column(1)).with("open", shifted);
        }
    }

    @ParameterizedTest
    @EnumSource
    void varianceIsExact(Prices prices) {
        assertExact(
                "variance(close, %d)",
                prices, (x, y) -> RollingTextbook.variance(x, x.size()), exact -> 3e-14 * Math.abs(exact));
    }

    @ParameterizedTest
    @EnumSource
    void correlationIsExactToFourteenDigits(Prices prices) {
        assertExact("correl(close, open, %d)", prices, RollingTextbook::correlation, exact -> 1e-14);
    }

    @ParameterizedTest
    @EnumSource
    void aWeightedAverageAndALineAreExact(Prices prices) {
        assertRelativeToSpread("wma(close, %d)", prices, RollingTextbook::weighted);
        assertExact("linreg(close, %d).r2", prices, (x, y) -> RollingTextbook.explained(x), exact -> 1e-14);
        assertRelativeToSpread("linreg(close, %d).slope", prices, RollingTextbook::slope);
        assertRelativeToSpread("linreg(close, %d)", prices, x -> RollingTextbook.at(x, x.size() - 1));
        assertRelativeToSpread("linreg(close, %d).intercept", prices, x -> RollingTextbook.at(x, 0));
    }

    private interface Formula {
        BigDecimal of(List<BigDecimal> close, List<BigDecimal> open);
    }

    private static void assertExact(
            String expression, Prices prices, Formula formula, ToDoubleFunction<Double> tolerance) {
        assertWindows(expression, prices, formula, (x, exact) -> tolerance.applyAsDouble(exact));
    }

    /** To some units in the last place of the deviation, or of the value. */
    private static void assertRelativeToSpread(
            String expression, Prices prices, Function<List<BigDecimal>, BigDecimal> formula) {
        assertWindows(
                expression,
                prices,
                (x, y) -> formula.apply(x),
                (x, exact) -> 1e-14 * Textbook.deviation(x, x.size()).doubleValue() + 1e-15 * Math.abs(exact));
    }

    private interface Tolerance {
        double of(List<BigDecimal> close, double exact);
    }

    private static void assertWindows(String expression, Prices prices, Formula formula, Tolerance tolerance) {
        Bars bars = prices.bars();
        for (int period : new int[] {3, 7, 20}) {
            double[] ours = values(String.format(java.util.Locale.ROOT, expression, period), bars);
            for (int bar = period - 1; bar < BARS; bar++) {
                List<BigDecimal> close = window(bars.column("close"), period, bar);
                double exact = formula.of(close, window(bars.column("open"), period, bar))
                        .doubleValue();
                assertThat(ours[bar])
                        .as("%s, period %d, bar %d", expression, period, bar)
                        .isCloseTo(exact, Offset.offset(tolerance.of(close, exact)));
            }
        }
    }

    private static List<BigDecimal> window(double[] column, int period, int bar) {
        return Arrays.stream(column, bar - period + 1, bar + 1)
                .mapToObj(BigDecimal::new)
                .toList();
    }

    @Test
    void aSeriesIsCorrelatedWithItselfFullyAndWithItsNegativeFullyAgainst() {
        Bars bars = Bars.randomWalk(BARS, 3);

        for (double value : tail(values("correl(close, close, 20)", bars), 19)) {
            assertThat(value).isBetween(1 - 1e-15, 1.0);
        }
        for (double value : tail(values("correl(close, 7 - close, 20)", bars), 19)) {
            assertThat(value).isBetween(-1.0, -1 + 1e-15);
        }
        for (double value : tail(values("beta(3 * close, close, 20)", bars), 19)) {
            assertThat(value).isCloseTo(3, Offset.offset(1e-13));
        }
    }

    @Test
    void aSumOfWholeNumbersIsExactAndAConditionIsCounted() {
        Bars bars = Bars.randomWalk(BARS, 4);
        double[] volume = bars.column("volume");
        double[] sums = values("sum(volume, 20)", bars);
        double[] rising = values("sum(close > open, 7)", bars);

        for (int bar = 19; bar < BARS; bar++) {
            long exact = 0;
            for (int b = bar - 19; b <= bar; b++) {
                exact += (long) volume[b];
            }
            assertThat(sums[bar]).isEqualTo(exact);
            assertThat(rising[bar])
                    .isEqualTo(IntStream.rangeClosed(bar - 6, bar)
                            .filter(b -> bars.column("close")[b] > bars.column("open")[b])
                            .count());
        }
    }

    @Test
    void aQuantileIsThatOfTheSortedWindowWhateverComesAndGoes() {
        SplittableRandom random = new SplittableRandom(6);
        double[] few = {-1, -0.0, 0.0, 1, 1e9, 2};
        double[] close = IntStream.range(0, BARS)
                .mapToDouble(bar -> few[random.nextInt(few.length)])
                .toArray();
        double[] volume = IntStream.range(0, BARS)
                .mapToDouble(bar -> bar % 37 == 5 ? 0 : 1)
                .toArray();
        Bars bars = Bars.randomWalk(BARS, 7).with("close", close).with("volume", volume);
        for (int period : new int[] {1, 2, 7}) {
            double[] ours = values("rolling_quantile(close / volume, " + period + ", 0.25)", bars);
            for (int bar = period - 1; bar < BARS; bar++) {
                boolean defined =
                        Arrays.stream(volume, bar - period + 1, bar + 1).allMatch(v -> v == 1);
                double exact = RollingTextbook.quantile(window(close, period, bar), new BigDecimal("0.25"))
                        .doubleValue();
                assertThat(ours[bar]).isEqualTo(Double.valueOf(defined ? exact + 0.0 : Double.NaN));
            }
        }
    }

    @Test
    void thereIsNoPriceWhereNothingWasTraded() {
        Bars flat = Bars.randomWalk(6, 1).with("volume", new double[] {0, 0, 5, 0, 0, 0});
        for (String field : List.of("high", "low", "close")) {
            Arrays.fill(flat.column(field), 7);
        }

        assertThat(values("vwap(2)", flat)).containsExactly(Double.NaN, Double.NaN, 7, 7, Double.NaN, Double.NaN);
    }

    @Test
    void ofEqualHighsTheLatestCounts() {
        Bars bars = Bars.randomWalk(6, 1).with("high", new double[] {5, 5, 4, 5, 4, 3});

        assertThat(values("bars_since_highest(3)", bars)).containsExactly(Double.NaN, Double.NaN, 1, 0, 1, 2);
    }

    @Test
    void aTouchIsNoCrossingButLeavingItIs() {
        Bars bars = Bars.randomWalk(7, 1)
                .with("close", new double[] {1, 2, 3, 2, 3, 2, 1})
                .with("open", new double[] {2, 2, 2, 2, 2, 2, 2});

        assertThat(values("crossed_above(close, open)", bars)).containsExactly(Double.NaN, 0, 1, 0, 1, 0, 0);
        assertThat(values("crossed_below(close, open)", bars)).containsExactly(Double.NaN, 0, 0, 0, 0, 0, 1);
        assertThat(values("crossed_above(close, 2)", bars)).containsExactly(Double.NaN, 0, 1, 0, 1, 0, 0);
    }

    @Test
    void barsAreCountedSinceTheConditionWasTrueAndNotWhereItIsUndefined() {
        Bars bars = Bars.randomWalk(8, 1)
                .with("close", new double[] {1, 1, 3, 1, 9, 1, 1, 3})
                .with("volume", new double[] {1, 1, 1, 1, 0, 1, 1, 1});

        assertThat(values("bars_since(close / volume > 2)", bars))
                .containsExactly(Double.NaN, Double.NaN, 0, 1, Double.NaN, 2, 3, 0);
        assertThat(values("bars_since(close > 100)", bars)).containsOnly(Double.NaN);
    }

    @Test
    void anyNumberButZeroIsTrue() {
        double[] close = {0, Double.MIN_VALUE, 0, -Double.MIN_VALUE, -0.0, -1, 0, 1e300, 0, Double.POSITIVE_INFINITY};

        assertThat(values("bars_since(close)", Bars.randomWalk(10, 1).with("close", close)))
                .containsExactly(Double.NaN, 0, 1, 0, 1, 0, 1, 0, 1, 0);
    }

    private static double[] values(String expression, Bars bars) {
        return new Oracle(new StandardIndicators()).series(expression, bars).values();
    }

    private static double[] tail(double[] values, int from) {
        return Arrays.copyOfRange(values, from, values.length);
    }
}
