package dev.technic.scanner.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDecimalTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "-1, -1",
        "0.1, 0.1",
        "2.0E-3, 0.002",
        "2.0E-5, 0.00002",
        "0.00001, 0.00001",
        "-0.00001, -0.00001",
        "9.999999999999999E-6, 9.999999999999999e-6",
        "1.5E-7, 1.5e-7",
        "1E20, 1e20",
        "-1.25E20, -1.25e20",
        "1E15, 1e15",
        "999999999999999, 999999999999999",
        "-999999999999999, -999999999999999",
        "999999999999999.9, 999999999999999.9",
        "1E23, 1e23",
        "2E23, 2e23",
        "9.007199254740993E15, 9.007199254740992e15",
        "9007199254740991, 9.007199254740991e15",
        "9.5367431640625E-7, 9.5367431640625e-7",
        "0.30000000000000004, 0.30000000000000004",
        "123456.789, 123456.789",
        "4.9E-324, 5e-324",
        "9.9E-324, 1e-323",
        "2.2250738585072014E-308, 2.2250738585072014e-308",
        "2.225073858507201E-308, 2.225073858507201e-308",
        "1.7976931348623157E308, 1.7976931348623157e308",
        "2.2250738585072011E-308, 2.225073858507201e-308",
        "5.551115123125783E-17, 5.551115123125783e-17",
        "NaN, nan"
    })
    void writesKnownHardValues(double value, String text) {
        assertThat(ShortestDecimal.of(value)).isEqualTo(text);
    }

    @Test
    void everyPowerOfTwoIsWrittenInTheFewestDigits() {
        for (int exponent = Double.MIN_EXPONENT - 52; exponent <= Double.MAX_EXPONENT; exponent++) {
            assertShortest(Math.scalb(1.0, exponent));
        }
    }

    @Test
    void everyPowerOfTenAndItsNeighboursAreWrittenInTheFewestDigits() {
        for (int exponent = -323; exponent <= 308; exponent++) {
            double value = Double.parseDouble("1e" + exponent);
            assertShortest(value);
            assertShortest(Math.nextUp(value));
            assertShortest(Math.nextDown(value) == 0 ? value : Math.nextDown(value));
        }
    }

    @Test
    void anyDoubleIsWrittenInTheFewestDigits() {
        SplittableRandom random = new SplittableRandom(5);
        forEach(20_000, random, ShortestDecimalTest::assertShortest);
    }

    private static void forEach(int count, SplittableRandom random, DoubleConsumer consumer) {
        for (int i = 0; i < count; i++) {
            double value = random.nextBoolean()
                    ? Double.longBitsToDouble(random.nextLong())
                    : random.nextInt(1_000_000) / StrictMath.pow(10, random.nextInt(12));
            if (Double.isFinite(value) && value != 0) {
                consumer.accept(value);
            }
        }
    }

    /** Parses back; no decimal of fewer digits lies among those that parse to the value; none of as many digits lies closer. */
    private static void assertShortest(double value) {
        String text = ShortestDecimal.of(value);
        assertThat(Double.parseDouble(text)).as(text).isEqualTo(value);
        double size = Math.abs(value);
        BigDecimal written = new BigDecimal(text).abs().stripTrailingZeros();
        if (size >= 1e15 || size != Math.rint(size)) {
            assertThat(anyWithin(size, written.scale() - 1))
                    .as("a shorter decimal than " + text)
                    .isFalse();
        }
        BigDecimal exact = new BigDecimal(size);
        BigDecimal distance = exact.subtract(written).abs();
        BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(-written.scale());
        for (BigDecimal neighbour : new BigDecimal[] {written.subtract(unit), written.add(unit)}) {
            assertThat(exact.subtract(neighbour).abs().compareTo(distance) >= 0 || neighbour.doubleValue() != size)
                    .as(neighbour + " is closer than " + text)
                    .isTrue();
        }
    }

    /** Whether a multiple of 10^-scale lies between the midpoints to the next doubles; a midpoint itself goes to the even one. */
    private static boolean anyWithin(double value, int scale) {
        BigDecimal low = middle(Math.nextDown(value), value);
        BigDecimal high = value == Double.MAX_VALUE
                ? new BigDecimal(value).add(new BigDecimal(Math.ulp(value) / 2))
                : middle(value, Math.nextUp(value));
        BigDecimal first = low.setScale(scale, RoundingMode.CEILING);
        BigDecimal last = high.setScale(scale, RoundingMode.FLOOR);
        boolean even = (Double.doubleToLongBits(value) & 1) == 0;
        if (!even && first.compareTo(low) == 0) {
            first = first.add(BigDecimal.ONE.scaleByPowerOfTen(-scale));
        }
        if (!even && last.compareTo(high) == 0) {
            last = last.subtract(BigDecimal.ONE.scaleByPowerOfTen(-scale));
        }
        return first.compareTo(last) <= 0;
    }

    private static BigDecimal middle(double a, double b) {
        return new BigDecimal(a).add(new BigDecimal(b)).divide(BigDecimal.valueOf(2));
    }
}
