package dev.technic.scanner.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.testkit.Bars;
import dev.technic.scanner.testkit.Oracle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Prices are decimal numbers, a few ticks from each other: moves that are equal and means that are hit exactly are common, and doubles
 * alone would decide them by their last bit. Every indicator is what the {@link Textbook} says of the decimal numbers.
 */
class DecimalPricesTest {

    private static final int BARS = 400;

    @ParameterizedTest
    @CsvSource({
        "0.01, 230, 1",
        "0.01, 7, 2",
        "0.01, 123456, 3",
        "0.0001, 70, 4",
        "0.005, 2000, 5",
        "0.1, 31, 6",
        "0.000001, 999999, 7"
    })
    void everyIndicatorIsThatOfTheDecimalNumbers(BigDecimal tick, int ticks, long seed) {
        Bars bars = inTicks(tick, ticks, seed);
        Oracle oracle = new Oracle(new StandardIndicators());
        Map<String, List<@Nullable BigDecimal>> book = Textbook.ofDecimals(bars);
        List<String> wrong = new ArrayList<>();
        book.forEach((expression, exact) -> {
            double[] ours = oracle.series(expression, bars).values();
            for (int bar = 0; bar < BARS; bar++) {
                double decimal =
                        exact.get(bar) == null ? Double.NaN : exact.get(bar).doubleValue();
                if (!same(ours[bar], decimal)) {
                    wrong.add(expression + " at bar " + bar + ": " + ours[bar] + ", not " + decimal);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3, 8, 0.01", "7, 9, 0.01", "10, 30, 0.0001", "50, 200, 0.01", "50, 200, 0.1"})
    void aTrendWhoseMeanIsHitExactlyIsSideways(int fast, int slow, BigDecimal tick) {
        int hits = 0;
        for (int seed = 1; seed <= 20; seed++) {
            int[] ticks =
                    new SplittableRandom(seed).ints(BARS, 230, 236 + seed % 3).toArray();
            double[] close =
                    Arrays.stream(ticks).mapToDouble(t -> price(tick, t)).toArray();
            double[] ours = new Oracle(new StandardIndicators())
                    .series(
                            "market_trend(" + fast + ", " + slow + ")",
                            Bars.randomWalk(BARS, seed).with("close", close))
                    .values();
            for (int bar = slow - 1; bar < BARS; bar++) {
                int near = sum(ticks, bar, fast);
                int far = sum(ticks, bar, slow);
                int above = Integer.compare(ticks[bar] * fast, near);
                int rising = Integer.compare(near * slow, far * fast);
                assertThat(ours[bar]).as("seed %d, bar %d", seed, bar).isEqualTo(above == rising ? above : 0);
                hits += above == 0 || rising == 0 ? 1 : 0;
            }
        }
        assertThat(hits).isPositive();
    }

    private static int sum(int[] ticks, int bar, int count) {
        return Arrays.stream(ticks, bar - count + 1, bar + 1).sum();
    }

    private static boolean same(double ours, double decimal) {
        return Double.isNaN(decimal)
                ? Double.isNaN(ours)
                : Math.abs(ours - decimal) <= 1e-7 * Math.max(1, Math.abs(decimal));
    }

    /** A walk of a few ticks a bar, with stretches where nothing trades away from one price. */
    private static Bars inTicks(BigDecimal tick, int start, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] columns = new double[5][BARS];
        int close = start;
        for (int bar = 0; bar < BARS; bar++) {
            boolean still = bar % 50 > 38;
            int open = close + (still ? 0 : random.nextInt(-2, 3));
            close = Math.max(3, open + (still ? 0 : random.nextInt(-2, 3)));
            open = Math.max(3, open);
            columns[0][bar] = price(tick, open);
            columns[1][bar] = price(tick, Math.max(open, close) + (still ? 0 : random.nextInt(3)));
            columns[2][bar] = price(tick, Math.min(open, close) - (still ? 0 : random.nextInt(3)));
            columns[3][bar] = price(tick, close);
            columns[4][bar] = random.nextInt(1, 2_000);
        }
        return Bars.of(columns);
    }

    private static double price(BigDecimal tick, int ticks) {
        return tick.multiply(BigDecimal.valueOf(ticks)).doubleValue();
    }
}
