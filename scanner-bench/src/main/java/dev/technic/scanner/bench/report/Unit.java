package dev.technic.scanner.bench.report;

import java.util.Map;

/**
 * A unit of JMH's: time for an operation, {@code ms/op}, or operations for a time, {@code ops/s}.
 *
 * @param seconds of the time in it; NaN for a unit that is neither
 */
record Unit(String text, boolean isRate, double seconds) {

    private static final Map<String, Double> TIMES = Map.of("ns", 1e-9, "us", 1e-6, "ms", 1e-3, "s", 1.0, "min", 60.0);

    static Unit of(String text) {
        boolean rate = text.startsWith("ops/");
        boolean time = text.endsWith("/op");
        String name = rate ? text.substring(4) : time ? text.substring(0, text.length() - 3) : "";
        return new Unit(text, rate, TIMES.getOrDefault(name, Double.NaN));
    }

    boolean isSameAs(Unit other) {
        return text.equals(other.text);
    }

    /** What a value in this unit is multiplied by to be in the other; NaN where that is not possible. */
    double factorTo(Unit other) {
        if (isSameAs(other)) {
            return 1;
        }
        if (isRate != other.isRate) {
            return Double.NaN;
        }
        return isRate ? other.seconds / seconds : seconds / other.seconds;
    }

    /** As it is read: {@code µs}, {@code per s}. */
    String words() {
        if (Double.isNaN(seconds)) {
            return text;
        }
        String time = text.replace("ops/", "").replace("/op", "").replace("us", "µs");
        return isRate ? "per " + time : time;
    }
}
