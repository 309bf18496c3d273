package dev.technic.scanner.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A declared parameter of an indicator: a whole number, a real number or a word out of several, each with its range and default.
 * The values chosen for a use of the indicator are {@link Arguments}.
 */
public sealed interface Parameter {

    /** As it is written in a named argument: {@code period}, {@code seed}. */
    String name();

    /** The value where none is given; null when one must be. */
    @Nullable
    Object byDefault();

    /** What is accepted, as a message says it: {@code a whole number in [2, 1000]}. */
    String accepts();

    /** A whole number in {@code [least, most]}. */
    record Whole(String name, int least, int most, @Nullable Integer byDefault) implements Parameter {
        @Override
        public String accepts() {
            return "a whole number in [" + least + ", " + most + "]";
        }
    }

    /** A real number in {@code [least, most]}. */
    record Real(
            String name,
            double least,
            double most,
            @Nullable Double byDefault) implements Parameter {
        @Override
        public String accepts() {
            return "a number in [" + plain(least) + ", " + plain(most) + "]";
        }

        private static String plain(double value) {
            return new java.math.BigDecimal(value)
                    .round(java.math.MathContext.DECIMAL64)
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }

    /** One of some words; the first is the default. */
    record Choice(String name, List<String> words) implements Parameter {
        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public String byDefault() {
            return words.get(0);
        }

        @Override
        public String accepts() {
            return "one of " + words;
        }
    }
}
