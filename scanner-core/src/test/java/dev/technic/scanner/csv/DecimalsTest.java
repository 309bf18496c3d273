package dev.technic.scanner.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "7",
                "0.0",
                "-0.0",
                "5.",
                ".5",
                "+.5",
                "-1.5",
                "1e3",
                "1.5E-3",
                "130.830002",
                "0.1",
                "0.3",
                "999999999999999",
                "9999999999999999",
                "9007199254740993",
                "99999999999999999",
                "0.00000000000001",
                "0.000000000000001",
                "123456789012345.6",
                "12345678901234.56",
                "9.99999999999999",
                "4.9e-324",
                "1e999",
                "100000000000000000000000"
            })
    void a_number_is_the_double_nearest_to_it(String text) {
        assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @Test
    void random_decimals_are_the_doubles_nearest_to_them() {
        SplittableRandom random = new SplittableRandom(31);
        for (int round = 0; round < 200_000; round++) {
            long digits = random.nextLong(1L << random.nextInt(1, 62));
            StringBuilder text = new StringBuilder().append(digits);
            if (random.nextInt(4) > 0) {
                text.insert(random.nextInt(text.length() + 1), '.');
            }
            assertThat(parse(text.toString())).isEqualTo(Double.parseDouble(text.toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "1.2.3", "-", "--1", "1 2", "1,5", "", "1e"})
    void all_else_is_none(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(NumberFormatException.class);
    }

    private static double parse(String text) {
        String padded = "9." + text + "9";
        return Decimals.parse(padded.toCharArray(), 2, text.length());
    }
}
