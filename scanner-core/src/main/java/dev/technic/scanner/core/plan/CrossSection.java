package dev.technic.scanner.core.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Functions across the symbols that take part and have a defined argument, all of them or those of one group. The values come in the
 * order of the symbols' names, so sums do not depend on anything else.
 */
public enum CrossSection {

    /** Average rank divided by count, in (0, 1]: the greatest value has 1 if it has no equal. */
    RANK {
        @Override
        void apply(double[] values, double ignored) {
            double[] ranks = averageRanks(values);
            for (int i = 0; i < values.length; i++) {
                values[i] = ranks[i] / values.length;
            }
        }
    },

    /** Distance from the mean in population standard deviations; undefined for a group of one, or of equal values. */
    ZSCORE {
        @Override
        void apply(double[] values, double ignored) {
            DEMEAN.apply(values, ignored);
            double squares = 0;
            boolean equal = true;
            for (double value : values) {
                squares += value * value;
                equal &= value == values[0];
            }
            double deviation = equal ? Double.NaN : Math.sqrt(squares / values.length);
            for (int i = 0; i < values.length; i++) {
                values[i] /= deviation;
            }
        }
    },

    /** Distance from the mean. */
    DEMEAN {
        @Override
        void apply(double[] values, double ignored) {
            double mean = mean(values, 0);
            mean += mean(values, mean);
            for (int i = 0; i < values.length; i++) {
                values[i] -= mean;
            }
        }
    },

    /** Which of {@code n} equally large groups by rank, from 0 for the least: {@code ceil(rank · n) − 1}; equal values share one. */
    QUANTILE {
        @Override
        void apply(double[] values, double groups) {
            double[] ranks = averageRanks(values);
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.ceil(ranks[i] * groups / values.length) - 1;
            }
        }
    };

    /** In place, over defined values. */
    abstract void apply(double[] values, double parameter);

    /** As it is written: {@code rank}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<CrossSection> named(String word) {
        return Arrays.stream(values()).filter(f -> f.word().equals(word)).findFirst();
    }

    private static double mean(double[] values, double around) {
        double sum = 0;
        for (double value : values) {
            sum += value - around;
        }
        return sum / values.length;
    }

    /** 1 for the least; equal values share the mean of their places. */
    private static double[] averageRanks(double[] values) {
        Places places = new Places(values);
        double[] ranks = new double[values.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = (2 * places.lesser(i) + places.equal(i) + 1) / 2.0;
        }
        return ranks;
    }
}
