package dev.technic.scanner.ml.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CMathTest {

    /** By the C library. */
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 2.71828175",
        "-1, 0.36787945",
        "0.5, 1.64872122",
        "-0.346573591, 0.707106769",
        "10.1, 24343.0195",
        "-87.5, 9.9823514e-39",
        "-100.25, 2.94272678e-44",
        "-103.9, 1.40129846e-45",
        "-104, 0",
        "88.7, 3.32597686e+38",
        "88.8, Infinity",
        "-Infinity, 0",
        "Infinity, Infinity",
        "NaN, NaN"
    })
    void exponentials(float x, float expected) {
        assertThat(Float.floatToIntBits(CMath.exp(x))).isEqualTo(Float.floatToIntBits(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0",
        "0.5, -0.693147182",
        "0.031, -3.473768",
        "0.999999881, -1.1920929e-07",
        "1.00000012, 1.19209282e-07",
        "9.9999461e-41, -92.1034088",
        "1e38, 87.49823",
        "0.7, -0.356674969",
        "0, -Infinity",
        "-0.0, -Infinity",
        "-1, NaN",
        "Infinity, Infinity",
        "NaN, NaN"
    })
    void logarithms(float x, float expected) {
        assertThat(Float.floatToIntBits(CMath.log(x))).isEqualTo(Float.floatToIntBits(expected));
    }

    /** {@link StrictMath} says a double within one of its last digits: rounded, all but always what is nearest in float32. */
    @Test
    void noResultIsMoreThanOneFloatFromTheNearest() {
        long exponentials = 0;
        long logarithms = 0;
        for (long bits = 0; bits < 1L << 32; bits += 997) {
            float x = Float.intBitsToFloat((int) bits);
            exponentials = Math.max(exponentials, floatsBetween(CMath.exp(x), (float) StrictMath.exp(x)));
            logarithms = Math.max(logarithms, floatsBetween(CMath.log(x), (float) StrictMath.log(x)));
        }
        assertThat(exponentials).isLessThan(2);
        assertThat(logarithms).isLessThan(2);
    }

    private static long floatsBetween(float one, float other) {
        return Float.isNaN(one) || Float.isNaN(other)
                ? (Float.isNaN(one) && Float.isNaN(other) ? 0 : Long.MAX_VALUE)
                : Math.abs((long) place(one) - place(other));
    }

    /** Of a float among all in their order. */
    private static int place(float x) {
        int bits = Float.floatToIntBits(x);
        return bits < 0 ? Integer.MIN_VALUE - bits : bits;
    }

    /** A hash over every 997th float, by a program in C. */
    @Test
    void allFloatsAreAsInC() {
        int exponentials = 0;
        int logarithms = 0;
        for (long bits = 0; bits < 1L << 32; bits += 997) {
            float x = Float.intBitsToFloat((int) bits);
            exponentials = 31 * exponentials + Float.floatToIntBits(CMath.exp(x));
            logarithms = 31 * logarithms + Float.floatToIntBits(CMath.log(x));
        }
        assertThat(exponentials).isEqualTo(-212126592);
        assertThat(logarithms).isEqualTo(-1067794313);
    }
}
