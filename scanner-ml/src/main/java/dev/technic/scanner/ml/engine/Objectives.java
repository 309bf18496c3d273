package dev.technic.scanner.ml.engine;

import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an objective makes of margins and base scores, in float32 as XGBoost computes it.
 *
 * <pre>{@code
 * IDENTITY   p = m                                            m = p
 * LOGISTIC   p = 1 / (1 + exp(−m)), −m at most 88.7           m = −log(1/p − 1)
 * EXPONENT   p = exp m                                        m = log p
 * HINGE      p = 1 where m > 0, else 0                        m = p
 * SOFTMAX    p = exp(m − max) / Σ exp(m − max), Σ in double    m = p
 * }</pre>
 */
enum Objectives {
    IDENTITY,
    LOGISTIC,
    EXPONENT,
    HINGE,
    SOFTMAX;

    /** XGBoost's names; each has been compared with XGBoost's own scoring. */
    private static final NavigableMap<String, Objectives> BY_NAME = new TreeMap<>(Map.ofEntries(
            Map.entry("reg:squarederror", IDENTITY),
            Map.entry("reg:squaredlogerror", IDENTITY),
            Map.entry("reg:pseudohubererror", IDENTITY),
            Map.entry("reg:absoluteerror", IDENTITY),
            Map.entry("reg:quantileerror", IDENTITY),
            Map.entry("rank:pairwise", IDENTITY),
            Map.entry("rank:ndcg", IDENTITY),
            Map.entry("rank:map", IDENTITY),
            Map.entry("reg:logistic", LOGISTIC),
            Map.entry("binary:logistic", LOGISTIC),
            Map.entry("binary:logitraw", IDENTITY),
            Map.entry("binary:hinge", HINGE),
            Map.entry("reg:gamma", EXPONENT),
            Map.entry("reg:tweedie", EXPONENT),
            Map.entry("count:poisson", EXPONENT),
            Map.entry("survival:cox", EXPONENT),
            Map.entry("survival:aft", EXPONENT),
            Map.entry("multi:softprob", SOFTMAX),
            Map.entry("multi:softmax", SOFTMAX)));

    /** The greatest argument of the exponential in XGBoost's sigmoid. */
    private static final float MOST = 88.7f;

    private static final float NO_ZERO = 1e-16f;

    static @Nullable Objectives named(String name) {
        return BY_NAME.get(name);
    }

    static SortedSet<String> names() {
        return BY_NAME.navigableKeySet();
    }

    /** Where margins begin; NaN where the base score has none. */
    float margin(float baseScore) {
        return switch (this) {
            case IDENTITY, HINGE, SOFTMAX -> baseScore;
            case LOGISTIC -> baseScore > 0 && baseScore < 1 ? -CMath.log(1 / baseScore - 1) : Float.NaN;
            case EXPONENT -> CMath.log(baseScore);
        };
    }

    /** Turns {@code [rows × outputs]} margins into predictions, in place. */
    void transform(float[] margins, int rows, int outputs) {
        int length = rows * outputs;
        switch (this) {
            case LOGISTIC -> sigmoid(margins, length);
            case EXPONENT -> exponent(margins, length);
            case HINGE -> hinge(margins, length);
            case SOFTMAX -> {
                for (int at = 0; at < length; at += outputs) {
                    softmax(margins, at, at + outputs);
                }
            }
            default -> {}
        }
    }

    private static void sigmoid(float[] x, int length) {
        for (int i = 0; i < length; i++) {
            float negative = -x[i];
            x[i] = 1 / (CMath.exp(MOST < negative ? MOST : negative) + 1 + NO_ZERO);
        }
    }

    private static void exponent(float[] x, int length) {
        for (int i = 0; i < length; i++) {
            x[i] = CMath.exp(x[i]);
        }
    }

    private static void hinge(float[] x, int length) {
        for (int i = 0; i < length; i++) {
            x[i] = x[i] > 0 ? 1 : 0;
        }
    }

    private static void softmax(float[] x, int from, int to) {
        float most = x[from];
        for (int i = from + 1; i < to; i++) {
            most = Math.max(most, x[i]);
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            x[i] = CMath.exp(x[i] - most);
            sum += x[i];
        }
        for (int i = from; i < to; i++) {
            x[i] /= (float) sum;
        }
    }
}
