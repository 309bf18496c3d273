package dev.technic.scanner.bench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as documents show them: three significant digits, and as many for an error as for its mean. */
final class Figures {

    private static final int DIGITS = 3;
    private static final int MOST_DECIMALS = 6;

    private Figures() {}

    static String of(double value) {
        return fixed(value, decimals(value));
    }

    static String withError(double mean, double error) {
        return of(mean) + (Double.isNaN(error) ? " ± unknown" : " ± " + fixed(error, decimals(mean)));
    }

    private static String fixed(double value, int decimals) {
        return Double.isNaN(value) ? "not known" : String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    private static int decimals(double value) {
        if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
            return 0;
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS));
        int exponent = rounded.precision() - rounded.scale() - 1;
        return Math.min(MOST_DECIMALS, Math.max(0, DIGITS - 1 - exponent));
    }
}
