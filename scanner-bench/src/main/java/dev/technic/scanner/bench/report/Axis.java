package dev.technic.scanner.bench.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Where a figure is on a chart, from 0, the left end, to 1. */
final class Axis {

    private static final int MOST_TICKS = 8;

    private final boolean logarithmic;
    private final double from;
    private final double to;

    private Axis(boolean logarithmic, double from, double to) {
        this.logarithmic = logarithmic;
        this.from = from;
        this.to = to;
    }

    /** From 0 to a round figure that is not less than {@code most}. */
    static Axis linear(double most) {
        double step = step(most);
        return new Axis(false, 0, Math.max(1, Math.ceil(most / step - 1e-9)) * step);
    }

    /** From a power of ten below {@code least} to one that is not less than {@code most}. */
    static Axis logarithmic(double least, double most) {
        int low = (int) Math.ceil(StrictMath.log10(least) - 1e-9) - 1;
        int high = (int) Math.ceil(StrictMath.log10(most) - 1e-9);
        return new Axis(true, power(low), power(high));
    }

    /** Of 1, 2 and 5 times a power of ten the least that makes not too many steps. */
    private static double step(double most) {
        if (!(most > 0)) {
            return 1;
        }
        double power = power((int) Math.floor(StrictMath.log10(most)) - 1);
        for (double step : new double[] {power, 2 * power, 5 * power, 10 * power}) {
            if (most / step <= MOST_TICKS) {
                return step;
            }
        }
        return 20 * power;
    }

    private static double power(int exponent) {
        return BigDecimal.ONE.scaleByPowerOfTen(exponent).doubleValue();
    }

    double place(double figure) {
        double place = logarithmic
                ? figure <= from ? 0 : StrictMath.log10(figure / from) / StrictMath.log10(to / from)
                : figure / to;
        return Math.max(0, Math.min(1, place));
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            for (double tick = from; tick <= to * (1 + 1e-9); tick *= 10) {
                ticks.add(tick);
            }
            return ticks;
        }
        double step = step(to);
        for (int i = 0; i * step <= to * (1 + 1e-9); i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    String remark() {
        return logarithmic ? " (logarithmic)" : "";
    }

    /** Without digits that say nothing: {@code 0.2}. */
    static String words(double tick) {
        String digits = Figures.of(tick);
        return digits.contains(".") ? digits.replaceFirst("\\.?0+$", "") : digits;
    }
}
