package dev.technic.scanner.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.testkit.Bars;
import dev.technic.scanner.testkit.Oracle;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A percentage is not beyond 0 or 100 by the last bit either: conditions such as {@code rsi(2) >= 0} hold wherever it is defined. */
class BoundsTest {

    private static final int BARS = 300;
    private static final int HISTORIES = 120;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rsi(2)                                | 0    | 100",
                "rsi(3)                                | 0    | 100",
                "rsi(5, seed = first)                  | 0    | 100",
                "mfi(2)                                | 0    | 100",
                "mfi(5)                                | 0    | 100",
                "willr(2)                              | -100 | 0",
                "willr(5)                              | -100 | 0",
                "stoch(5)                              | 0    | 100",
                "stoch(5).d                            | 0    | 100",
                "stoch(5, 4, 7)                        | 0    | 100",
                "stoch(5, 4, 7).d                      | 0    | 100",
                "adx(2)                                | 0    | 100",
                "adx(3, seed = first)                  | 0    | 100",
                "adx(2).plus_di                        | 0    | 100",
                "adx(3).plus_di                        | 0    | 100",
                "adx(3, seed = first).plus_di          | 0    | 100",
                "adx(2).minus_di                       | 0    | 100",
                "adx(3).minus_di                       | 0    | 100",
                "adx(3, seed = first).minus_di         | 0    | 100",
                "directional_movement(3)               | 0    | 100",
                "directional_movement(3).plus          | 0    | 1e9",
                "directional_movement(3).minus         | 0    | 1e9",
                "aroon(6)                              | 0    | 100",
                "aroon(6).down                         | 0    | 100",
                "aroon(6).oscillator                   | -100 | 100",
                "correl(close, open, 3)                | -1   | 1",
                "linreg(3).r2                          | 0    | 1",
                "stddev(3)                             | 0    | 1e9",
                "variance(3)                           | 0    | 1e9"
            })
    void noValueIsBeyondItsBounds(String expression, double least, double most) {
        Oracle oracle = new Oracle(new StandardIndicators());
        for (int seed = 1; seed <= HISTORIES; seed++) {
            double[] values = oracle.series(expression, swings(seed)).values();
            assertThat(Arrays.stream(values).filter(x -> x < least || x > most))
                    .as("history %d", seed)
                    .isEmpty();
        }
    }

    /** Long ways up and long ways down, great and small, at all prices; most bars close at their high or their low. */
    private static Bars swings(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double ticks = StrictMath.pow(10, seed % 6);
        double[][] columns = new double[5][BARS];
        int close = random.nextInt(1_000, 500_000);
        for (int bar = 0; bar < BARS; bar++) {
            int way = bar / 60 % 2 == 0 ? 1 : -1;
            int step = bar % 60 < 5 && seed % 2 == 0 ? 7_000 : 4;
            int open = close;
            close += way * random.nextInt(step);
            columns[0][bar] = open / ticks;
            columns[1][bar] = (Math.max(open, close) + (random.nextInt(8) == 0 ? 1 : 0)) / ticks;
            columns[2][bar] = (Math.min(open, close) - (random.nextInt(8) == 0 ? 1 : 0)) / ticks;
            columns[3][bar] = close / ticks;
            columns[4][bar] = random.nextInt(1, 2_000);
        }
        return Bars.of(columns);
    }
}
