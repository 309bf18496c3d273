package dev.technic.scanner.core.plan;

import dev.technic.scanner.spi.Kernel;

/**
 * What the language computes of one bar, or of one snapshot, value by value. Truth is 1 and falsehood 0, any other number counts as true;
 * NaN is undefined, and what is computed of it is NaN unless said otherwise.
 */
enum Elementwise implements Kernel {

    /** {@code a + b}. */
    ADD(2) {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            double[] a = in[0];
            double[] b = in[1];
            double[] y = out[0];
            for (int i = 0; i < LANES; i++) {
                y[i] = a[i] + b[i];
            }
        }
    },

    /** {@code a - b}. */
    SUBTRACT(2) {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            double[] a = in[0];
            double[] b = in[1];
            double[] y = out[0];
            for (int i = 0; i < LANES; i++) {
                y[i] = a[i] - b[i];
            }
        }
    },

    /** {@code a * b}. */
    MULTIPLY(2) {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            double[] a = in[0];
            double[] b = in[1];
            double[] y = out[0];
            for (int i = 0; i < LANES; i++) {
                y[i] = a[i] * b[i];
            }
        }
    },

    /** {@code a / b}; a division by zero is undefined, whatever is divided. */
    DIVIDE(2) {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            double[] a = in[0];
            double[] b = in[1];
            double[] y = out[0];
            for (int i = 0; i < LANES; i++) {
                double q = a[i] / b[i];
                y[i] = q + 0 * q;
            }
        }
    },

    /** {@code -a}. */
    NEGATE(1) {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            double[] a = in[0];
            double[] y = out[0];
            for (int i = 0; i < LANES; i++) {
                y[i] = -a[i];
            }
        }
    },

    /** {@code a < b}. */
    LESS(2) {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            double[] a = in[0];
            double[] b = in[1];
            double[] y = out[0];
            for (int i = 0; i < LANES; i++) {
                y[i] = truth(a[i], b[i], a[i] < b[i]);
            }
        }
    },

    /** {@code a <= b}. */
    AT_MOST(2) {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            double[] a = in[0];
            double[] b = in[1];
            double[] y = out[0];
            for (int i = 0; i < LANES; i++) {
                y[i] = truth(a[i], b[i], a[i] <= b[i]);
            }
        }
    },

    /** {@code a > b}. */
    GREATER(2) {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            double[] a = in[0];
            double[] b = in[1];
            double[] y = out[0];
            for (int i = 0; i < LANES; i++) {
                y[i] = truth(a[i], b[i], a[i] > b[i]);
            }
        }
    },

    /** {@code a >= b}. */
    AT_LEAST(2) {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            double[] a = in[0];
            double[] b = in[1];
            double[] y = out[0];
            for (int i = 0; i < LANES; i++) {
                y[i] = truth(a[i], b[i], a[i] >= b[i]);
            }
        }
    },

    /** {@code a == b}. */
    EQUAL(2) {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            double[] a = in[0];
            double[] b = in[1];
            double[] y = out[0];
            for (int i = 0; i < LANES; i++) {
                y[i] = truth(a[i], b[i], a[i] == b[i]);
            }
        }
    },

    /** {@code a != b}. */
    NOT_EQUAL(2) {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            double[] a = in[0];
            double[] b = in[1];
            double[] y = out[0];
            for (int i = 0; i < LANES; i++) {
                y[i] = truth(a[i], b[i], a[i] != b[i]);
            }
        }
    },

    /** Kleene's and: false if either is false, else undefined if either is. */
    AND(2) {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            double[] a = in[0];
            double[] b = in[1];
            double[] y = out[0];
            for (int i = 0; i < LANES; i++) {
                y[i] = a[i] == 0 || b[i] == 0 ? 0 : truth(a[i], b[i], true);
            }
        }
    },

    /** Kleene's or: true if either is true, else undefined if either is. */
    OR(2) {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            double[] a = in[0];
            double[] b = in[1];
            double[] y = out[0];
            for (int i = 0; i < LANES; i++) {
                y[i] = isTrue(a[i]) || isTrue(b[i]) ? 1 : truth(a[i], b[i], false);
            }
        }
    },

    /** {@code not a}. */
    NOT(1) {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            double[] a = in[0];
            double[] y = out[0];
            for (int i = 0; i < LANES; i++) {
                y[i] = truth(a[i], a[i], a[i] == 0);
            }
        }
    },

    /** {@code b} where a is true, c where it is false, undefined where it is undefined. */
    IF(3) {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            double[] a = in[0];
            double[] b = in[1];
            double[] c = in[2];
            double[] y = out[0];
            for (int i = 0; i < LANES; i++) {
                y[i] = Double.isNaN(a[i]) ? Double.NaN : a[i] != 0 ? b[i] : c[i];
            }
        }
    },

    /** {@code a} where it is defined, else b. */
    COALESCE(2) {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            double[] a = in[0];
            double[] b = in[1];
            double[] y = out[0];
            for (int i = 0; i < LANES; i++) {
                y[i] = Double.isNaN(a[i]) ? b[i] : a[i];
            }
        }
    },

    /** {@code |a|}. */
    ABS(1) {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            double[] a = in[0];
            double[] y = out[0];
            for (int i = 0; i < LANES; i++) {
                y[i] = Math.abs(a[i]);
            }
        }
    },

    /** -1, 0 or 1. */
    SIGN(1) {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            double[] a = in[0];
            double[] y = out[0];
            for (int i = 0; i < LANES; i++) {
                y[i] = Math.signum(a[i]);
            }
        }
    },

    /** The square root; of a negative number, undefined. */
    SQRT(1) {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            double[] a = in[0];
            double[] y = out[0];
            for (int i = 0; i < LANES; i++) {
                y[i] = Math.sqrt(a[i]);
            }
        }
    },

    /** E to the power of a; beyond what a double holds, undefined. */
    EXP(1) {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            double[] a = in[0];
            double[] y = out[0];
            for (int i = 0; i < LANES; i++) {
                double e = StrictMath.exp(a[i]);
                y[i] = e + 0 * e;
            }
        }
    },

    /** The natural logarithm; of zero or less, undefined. */
    LOG(1) {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            double[] a = in[0];
            double[] y = out[0];
            for (int i = 0; i < LANES; i++) {
                y[i] = a[i] > 0 ? StrictMath.log(a[i]) : Double.NaN;
            }
        }
    },

    /** The lesser of a and b. */
    MIN(2) {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            double[] a = in[0];
            double[] b = in[1];
            double[] y = out[0];
            for (int i = 0; i < LANES; i++) {
                y[i] = Math.min(a[i], b[i]);
            }
        }
    },

    /** The greater of a and b. */
    MAX(2) {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            double[] a = in[0];
            double[] b = in[1];
            double[] y = out[0];
            for (int i = 0; i < LANES; i++) {
                y[i] = Math.max(a[i], b[i]);
            }
        }
    },

    /** {@code a}, but at least b and at most c. */
    CLIP(3) {
        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            double[] a = in[0];
            double[] b = in[1];
            double[] c = in[2];
            double[] y = out[0];
            for (int i = 0; i < LANES; i++) {
                y[i] = Math.min(Math.max(a[i], b[i]), c[i]);
            }
        }
    };

    private final int arguments;

    Elementwise(int arguments) {
        this.arguments = arguments;
    }

    int arguments() {
        return arguments;
    }

    @Override
    public int lookback() {
        return 0;
    }

    @Override
    public void advance(int bar, double[][] in, double[][] state) {
        // there is nothing to remember
    }

    /** The value for one set of arguments. */
    double of(double... values) {
        double[][] in = new double[values.length][LANES];
        for (int i = 0; i < values.length; i++) {
            in[i][0] = values[i];
        }
        double[][] out = new double[1][LANES];
        emit(0, in, new double[0][], out);
        return out[0][0];
    }

    static boolean isTrue(double value) {
        return value != 0 && !Double.isNaN(value);
    }

    private static double truth(double a, double b, boolean holds) {
        return Double.isNaN(a) || Double.isNaN(b) ? Double.NaN : holds ? 1 : 0;
    }
}
