package dev.technic.scanner.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.expression.Expression;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, -0",
        "12, 12",
        "-3, -3",
        "0.1, 0.1",
        "1e22, 1e22",
        "-1.5e300, -1.5e300",
        "1.25e-7, 1.25e-7",
        "0.00012345, 0.00012345",
        "0.0001, 0.0001",
        "-0.00001, -0.00001",
        "0.000001, 1e-6",
        "123456789.125, 123456789.125",
        "999999999999999, 999999999999999",
        "1e15, 1e15",
        "100000000000000.5, 100000000000000.5",
        "0.30000000000000004, 0.30000000000000004",
        "2e-323, 2e-323",
        "1.7976931348623157e308, 1.7976931348623157e308",
    })
    void writesTheFewestDigits(double value, String text) {
        assertThat(Numbers.text(value)).isEqualTo(text);
    }

    @Test
    void anUndefinedNumberIsEmpty() {
        assertThat(Numbers.text(Double.NaN)).isEmpty();
    }

    @Test
    void readsBackToTheSameBitsAndIsWrittenAsExpressionsWriteIt() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100_000; i++) {
            double value = i % 2 == 0
                    ? Double.longBitsToDouble(random.nextLong())
                    : random.nextDouble() * StrictMath.pow(10, random.nextInt(-9, 18));
            if (Math.abs(value) >= Double.MIN_NORMAL && Math.abs(value) <= Double.MAX_VALUE) {
                String text = Numbers.text(value);
                assertThat(Double.parseDouble(text)).isEqualTo(value);
                assertThat(text).isEqualTo(Expression.number(value).toString());
            }
        }
    }
}
