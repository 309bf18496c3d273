package dev.technic.scanner.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.spi.Arguments;
import dev.technic.scanner.testkit.Bars;
import dev.technic.scanner.testkit.Oracle;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where textbook arithmetic goes wrong, and where a quotient is 0/0. */
class HardNumbersTest {

    private static final int BARS = 150;

    @Test
    void standardDeviationIsExactWhereThePriceLevelIsElevenDigitsAboveIt() {
        SplittableRandom random = new SplittableRandom(1);
        assertDeviationIsExact(bar -> 1e6 + 1e-5 * random.nextDouble());
    }

    @Test
    void standardDeviationIsExactAfterAnOutlierHasLeftTheWindow() {
        SplittableRandom random = new SplittableRandom(2);
        assertDeviationIsExact(bar -> bar % 41 == 7 ? 1e9 : 100 + random.nextDouble());
    }

    @Test
    void standardDeviationIsExactAfterACrash() {
        SplittableRandom random = new SplittableRandom(3);
        assertDeviationIsExact(bar -> bar < 60 ? 1e9 + random.nextDouble() : 1 + 0.01 * random.nextDouble());
    }

    @Test
    void standardDeviationIsExactAtPricesOfACent() {
        SplittableRandom random = new SplittableRandom(4);
        assertDeviationIsExact(bar -> 0.01 + 0.00005 * random.nextDouble());
    }

    private static void assertDeviationIsExact(IntToDoubleFunction price) {
        double[] close = IntStream.range(0, BARS).mapToDouble(price).toArray();
        Bars bars = Bars.randomWalk(BARS, 5).with("close", close);
        for (int period : new int[] {2, 7, 20}) {
            double[] ours = values("stddev(" + period + ")", bars);
            for (int bar = period - 1; bar < BARS; bar++) {
                List<BigDecimal> window = Arrays.stream(close, bar - period + 1, bar + 1)
                        .mapToObj(BigDecimal::new)
                        .toList();
                double exact = Textbook.deviation(window, period).doubleValue();
                assertThat(ours[bar])
                        .as("period %d, bar %d", period, bar)
                        .isCloseTo(exact, Offset.offset(1e-14 * exact));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {10.1, 0.07, 33.333333333333336})
    void averagesOfEqualValuesAreExactlyThatValueAndDeviationsAreZero(double price) {
        Bars flat = flat(price, 60);

        for (String average : List.of(
                "sma(20)",
                "ema(20)",
                "wilder(20)",
                "wma(20)",
                "linreg(20)",
                "linreg(20).intercept",
                "rolling_quantile(20, 0.3)",
                "donchian(20)",
                "keltner(20).lower",
                "stddev(20).mean",
                "mean_deviation(20).mean",
                "bbands(20)")) {
            assertThat(tail(average, flat, 40)).as(average).containsOnly(price);
        }
        for (String deviation : List.of(
                "stddev(20)",
                "variance(20)",
                "covariance(close, volume, 20)",
                "linreg(20).slope",
                "mom(20)",
                "mean_deviation(20)",
                "macd()",
                "macd().signal",
                "roc(20)",
                "tr()")) {
            assertThat(tail(deviation, flat, 40)).as(deviation).containsOnly(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correl(close, volume, 5)",
                "beta(volume, close, 5)",
                "linreg(5).r2",
                "rsi(5)",
                "adx(5)",
                "adx(5).plus_di",
                "adx(5).minus_di",
                "stoch(5, 3, 3)",
                "stoch(5, 3, 3).d",
                "mfi(5)",
                "cci(5)",
                "willr(5)",
                "rolling_zscore(5)",
                "bbands(5).percent_b"
            })
    void zeroByZeroIsUndefined(String expression) {
        assertThat(values(expression, flat(10.1, 40))).containsOnly(Double.NaN);
    }

    @Test
    void directionalIndexStartsWithTheFirstMovementAndCountsTheBarsBeforeAsWithoutDirection() {
        Bars bars = flat(50, 30);
        for (int bar = 20; bar < 30; bar++) {
            for (String field : List.of("open", "high", "low", "close")) {
                bars.column(field)[bar] += bar - 19;
            }
        }
        double[] adx = values("adx(4)", bars);

        assertThat(Arrays.copyOf(adx, 20)).containsOnly(Double.NaN);
        double expected = 0;
        for (int bar = 20; bar < 30; bar++) {
            expected += (100 - expected) / 4;
            assertThat(adx[bar]).isCloseTo(expected, Offset.offset(1e-12));
        }
    }

    @Test
    void relativeStrengthIsAHundredWhenAllRiseAndZeroWhenAllFall() {
        double[] rising =
                IntStream.range(0, 40).mapToDouble(bar -> 10 + 0.1 * bar * bar).toArray();
        double[] falling =
                IntStream.range(0, 40).mapToDouble(bar -> 500 - 0.1 * bar * bar).toArray();

        assertThat(tail("rsi(5)", Bars.randomWalk(40, 1).with("close", rising), 5))
                .containsOnly(100);
        assertThat(tail("rsi(5)", Bars.randomWalk(40, 1).with("close", falling), 5))
                .containsOnly(0);
    }

    @Test
    void equalMovesUpAndDownAreNoDirection() {
        double[] high = {10, 11, 12, 13, 14, 15, 16, 17, 18, 19};
        double[] low = {9, 8, 7, 6, 5, 4, 3, 2, 1, 0.5};
        Bars bars = Bars.randomWalk(10, 1).with("high", high).with("low", low);

        assertThat(Arrays.copyOf(values("directional_movement(2).plus", bars), 9))
                .containsOnly(Double.NaN, 0);
        assertThat(Arrays.copyOf(values("directional_movement(2).minus", bars), 9))
                .containsOnly(Double.NaN, 0);
    }

    @Test
    void aDirectionIsExactFromTheLeastChangeToTheLargestAndUndefinedBeyond() {
        for (double change : new double[] {0x1p-562, 1e-150, 1e-9, 1, 3.5, 1e9, 1e150, 0x1.fffffffffffffp511}) {
            assertThat(Direction.sign(change)).isEqualTo(1);
            assertThat(Direction.sign(-change)).isEqualTo(-1);
            assertThat(Direction.of(change, 1e290, 7)).isEqualTo(1e290);
            assertThat(Direction.of(-change, 1e290, 7)).isEqualTo(-7);
        }
        assertThat(Direction.sign(0)).isZero();
        assertThat(Direction.sign(-0.0)).isZero();
        assertThat(Direction.of(0, 5, 7)).isZero();
        assertThat(Direction.sign(Double.MIN_VALUE)).isZero();
        for (double change : new double[] {0x1p512, -0x1p512, Double.MAX_VALUE, Double.NaN}) {
            assertThat(Double.isFinite(Direction.sign(change))).isFalse();
            assertThat(Double.isFinite(Direction.of(change, 5, 0))).isFalse();
            assertThat(Double.isFinite(Direction.of(change, 0, 5))).isFalse();
        }
        assertThat(Direction.of(1, Double.NaN, 0)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.07, 1, 2.08, 1023.999999, 1024, 1e9, -3.3})
    void whatRoundingAloneCanMakeOfAPriceIsNoChangeAndATickIsOne(double price) {
        double unit = Math.ulp(price);
        for (int units = -4; units <= 4; units++) {
            assertThat(Direction.beyondRounding(units * unit, price)).isZero();
        }
        for (double tick : new double[] {1e-12 * price, 1e-9 * price, 0.01 * price, 3 * price}) {
            assertThat(Direction.beyondRounding(tick, price)).isCloseTo(tick, Offset.offset(16 * unit));
            assertThat(Direction.beyondRounding(-tick, price)).isCloseTo(-tick, Offset.offset(16 * unit));
        }
    }

    @Test
    void theFastAverageMustBeFasterThanTheSlowOne() {
        Map<String, ?> arguments = Map.of("fast", 26, "slow", 12, "signal", 9, "seed", "mean");
        assertThatThrownBy(() -> Macd.INDICATOR.bind(Arguments.of(arguments)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fast = 26 is not less than slow = 12");
    }

    private static Bars flat(double price, int bars) {
        double[][] columns = new double[5][bars];
        for (double[] column : columns) {
            Arrays.fill(column, price);
        }
        return Bars.of(columns);
    }

    private static double[] values(String expression, Bars bars) {
        return new Oracle(new StandardIndicators()).series(expression, bars).values();
    }

    private static double[] tail(String expression, Bars bars, int from) {
        double[] values = values(expression, bars);
        return Arrays.copyOfRange(values, from, values.length);
    }
}
