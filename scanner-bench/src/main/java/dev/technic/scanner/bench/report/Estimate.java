package dev.technic.scanner.bench.report;

/**
 * A mean with half the width of its 99.9 % confidence interval, in a unit.
 *
 * @param error NaN where there were too few iterations to say
 */
record Estimate(double mean, double error, Unit unit) {

    double low() {
        return mean - error;
    }

    double high() {
        return mean + error;
    }

    /** The same in another unit; NaN where that is not possible. */
    Estimate in(Unit other) {
        double factor = unit.factorTo(other);
        return new Estimate(mean * factor, error * factor, other);
    }

    /** Whether each mean is outside the other's interval; never where an interval is not known. */
    boolean differsFrom(Estimate other) {
        double distance = Math.abs(mean - other.mean);
        return distance > error && distance > other.error;
    }

    boolean isBetterThan(Estimate other) {
        return unit.isRate() ? mean > other.mean : mean < other.mean;
    }

    /** How many times as fast this is: the least and the most that both intervals allow. */
    Ratio timesAsFastAs(Estimate slow) {
        Estimate upper = unit.isRate() ? this : slow;
        Estimate lower = unit.isRate() ? slow : this;
        return new Ratio(
                upper.mean / lower.mean,
                upper.low() / lower.high(),
                lower.low() > 0 ? upper.high() / lower.low() : Double.POSITIVE_INFINITY);
    }

    String words() {
        return Figures.withError(mean, error);
    }

    /** A quotient of two estimates with the bounds that their intervals allow; the bounds are NaN where an interval is not known. */
    record Ratio(double value, double least, double most) {

        String words() {
            String bounds = Double.isNaN(least) || Double.isNaN(most)
                    ? ""
                    : " (" + Figures.of(Math.max(0, least)) + "–" + (Double.isInfinite(most) ? "∞" : Figures.of(most))
                            + ")";
            return Figures.of(value) + "×" + bounds;
        }
    }
}
