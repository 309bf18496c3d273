package dev.technic.scanner.ml.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

    @Test
    void whatIsNotWholeIsTheNearestFloat() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200_000; i++) {
            String text = random.nextLong(1L << random.nextInt(1, 60)) + "."
                    + random.nextLong(1L << random.nextInt(1, 40)) + "E" + random.nextInt(-60, 45);
            assertThat(read(text)).as(text).isEqualTo(Float.parseFloat(text));
        }
    }

    @Test
    void eachFloatIsReadBackFromNineDigits() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 200_000; i++) {
            float number = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(number)) {
                assertThat((float) read(String.format(Locale.ROOT, "%.8E", number)))
                        .isEqualTo(number);
            }
        }
    }

    /** The numbers between two floats, where a double that is nearest does not say which way to go. */
    @ParameterizedTest
    @ValueSource(strings = {"16777217.0", "16777217.00000000001", "16777216.99999999999", "0.50000002980232238769"})
    void aNumberBetweenTwoFloatsGoesToTheRightOne(String text) {
        assertThat(read(text)).isEqualTo(Float.parseFloat(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "-7", "123456789012345", "-123456789012345"})
    void aWholeNumberIsItself(String text) {
        assertThat(read(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0",
                "-0.0",
                "-0E5",
                "1E999999999",
                "-1E999999999",
                "1E-999999999",
                "3.4028236E38",
                "1E-45",
                "1e+2"
            })
    void theEndsOfTheRangeAreWhereTheJdkHasThem(String text) {
        assertThat(read(text)).isEqualTo(Float.parseFloat(text));
    }

    private static double read(String text) {
        return Decimal.read(text.getBytes(StandardCharsets.US_ASCII), 0, text.length());
    }
}
