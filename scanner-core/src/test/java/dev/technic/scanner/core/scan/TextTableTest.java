package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.Order;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scan;
import dev.technic.scanner.Scanner;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextTableTest {

    @Test
    void numbers_stand_below_each_other_by_their_points_and_the_undefined_are_empty() {
        try (Scanner scanner = Market.scanner()) {
            Panel panel = Market.panel(
                    scanner,
                    Market.one("AAPL", 171.48, 1_234_567_891),
                    Market.one("BRK.A", 623_000.5, 12_900),
                    Market.one("PENNY", 0.000123456789, 1e9),
                    Market.one("T", 17, 3));
            Scan scan = Scan.builder()
                    .feature("price", "close")
                    .feature("shares", "volume")
                    .feature("rsi", "log(close) * 7")
                    .optionalFeature("below_20", "(close - 20) / (close < 20)")
                    .optionalFeature("tiny", "1e-7 / close")
                    .optionalFeature("nothing", "nan * close")
                    .column("r", "rank(price)")
                    .column("tenth", "r / 10 - 0.025")
                    .orderBy("price", Order.Direction.DESCENDING)
                    .build();

            assertThat(scanner.scan(panel, scan).toTable()).isEqualTo("""
                    symbol  session                price      shares       rsi  below_20         tiny  nothing     r  tenth
                    BRK.A   2024-01-01  623000                 12900   93.3961            1.60514e-13           1.00  0.075
                    AAPL    2024-01-01     171.48         1234567891   36.0113            5.83158e-10           0.75  0.050
                    T       2024-01-01      17                     3   19.8325   -3.0000  5.88235e-9            0.50  0.025
                    PENNY   2024-01-01       0.000123457  1000000000  -62.9973  -19.9999  0.00081               0.25  0.000""");
        }
    }

    @Test
    void a_result_without_rows_is_its_names() {
        try (Scanner scanner = Market.scanner()) {
            Panel panel = Market.panel(scanner, Market.one("A", 1, 1));
            Scan scan = Scan.builder().feature("f", "close").where("f > 1").build();

            assertThat(scanner.scan(panel, scan).toTable()).isEqualTo("symbol  session  f");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0                  | 0
        -0.0               | 0
        1                  | 1
        -1                 | -1
        1e9                | 1000000000
        1234567891         | 1234567891
        999999999999999    | 999999999999999
        1e15               | 1e15
        1234567891234567   | 1.23457e15
        -2.5e20            | -2.5e20
        1.7976931348623157e308 | 1.79769e308
        4.9e-324           | 4.94066e-324
        1e-7               | 1e-7
        -1.23456789e-7     | -1.23457e-7
        0.0000999999       | 9.99999e-5
        0.0001             | 0.0001
        0.00012345678      | 0.000123457
        0.1                | 0.1
        0.30000000000000004 | 0.3
        1.23456789         | 1.23457
        -12.3456789        | -12.3457
        99999.96           | 100000
        123456.789         | 123457
        1234567.8          | 1234568
        987654321.25       | 987654321
        """)
    void a_number_has_six_significant_digits_or_all_before_its_point(double value, String text) {
        assertThat(TextTable.number(value)).isEqualTo(text);
    }

    @Test
    void any_number_reads_back_to_six_digits() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 5_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                double read = Double.parseDouble(TextTable.number(value));
                double nearest = new BigDecimal(value)
                        .round(new MathContext(6, RoundingMode.HALF_EVEN))
                        .doubleValue();
                assertThat(Math.abs(read - value)).isLessThanOrEqualTo(Math.abs(nearest - value));
            }
        }
    }
}
