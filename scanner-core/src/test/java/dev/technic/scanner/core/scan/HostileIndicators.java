package dev.technic.scanner.core.scan;

import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.spi.Kernel;
import java.util.List;
import java.util.function.Consumer;

/** Indicators that do what none should. */
final class HostileIndicators implements IndicatorProvider {

    @Override
    public String name() {
        return "hostile";
    }

    @Override
    public List<Indicator> indicators() {
        return List.of(
                throwing("picky", in -> {
                    for (double x : in) {
                        if (x == 666) {
                            throw new IllegalStateException("666 is no price");
                        }
                    }
                }),
                throwing("never", in -> {
                    throw new IllegalStateException();
                }),
                throwing("deep", HostileIndicators::recurse),
                throwing("unlinked", in -> {
                    throw new NoClassDefFoundError("acme/Missing");
                }),
                throwing("mute", in -> {
                    throw new Mute();
                }),
                throwing("unsure", in -> {
                    throw new AssertionError("not so");
                }),
                Indicator.named("wide").input("x", "close").kernel(a -> new Wide()),
                Indicator.named("absent").input("x", "close").kernel(a -> nothing()),
                Indicator.named("backward").input("x", "close").kernel(a -> new Shaped(-1, 0, 1)),
                Indicator.named("endless").input("x", "close").kernel(a -> new Shaped(Integer.MAX_VALUE, 0, 1)),
                Indicator.named("owing").input("x", "close").kernel(a -> new Shaped(0, -2, 1)),
                Indicator.named("blockless").input("x", "close").kernel(a -> new Shaped(0, 1, 0)),
                Indicator.named("uneven").input("x", "close").outputs("a", "b").kernel(a -> new Uneven()),
                Indicator.named("unmade").input("x", "close").kernel(a -> {
                    throw new UnsupportedOperationException("not today");
                }),
                Indicator.named("refusing")
                        .input("x", "close")
                        .whole("fast", 1, 9, 3)
                        .kernel(a -> {
                            throw new IllegalArgumentException("fast = 3 is not below slow");
                        }),
                Indicator.named("fieldless").input("x", "turnover").kernel(a -> new Shaped(0, 0, 1)),
                Indicator.named("circular").input("x", "close").composed("circular(x) + 1"),
                Indicator.named("broken").input("x", "close").composed("nobody(x)"));
    }

    @SuppressWarnings("NullAway") // what a plugin without null checks may do
    private static Kernel nothing() {
        return null;
    }

    private static void recurse(double[] in) {
        if (in.length > 0) {
            recurse(in);
            in[0]++;
        }
    }

    private static Indicator throwing(String name, Consumer<double[]> look) {
        return Indicator.named(name).input("x", "close").kernel(a -> new Looking(look));
    }

    record Looking(Consumer<double[]> look) implements Kernel {
        @Override
        public int lookback() {
            return 0;
        }

        @Override
        public void advance(int bar, double[][] in, double[][] state) {
            // there is nothing to remember
        }

        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            look.accept(in[0]);
            System.arraycopy(in[0], 0, out[0], 0, LANES);
        }
    }

    static final class Mute extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("never say");
        }
    }

    record Wide() implements Kernel {
        @Override
        public int lookback() {
            return 0;
        }

        @Override
        public void advance(int bar, double[][] in, double[][] state) {
            // there is nothing to remember
        }

        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            out[1][0] = 1;
        }
    }

    record Shaped(int lookback, int stateRows, int block) implements Kernel {
        @Override
        public void advance(int bar, double[][] in, double[][] state) {
            // never called
        }

        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            // never called
        }
    }

    record Uneven() implements Kernel {
        @Override
        public int lookback() {
            return 2;
        }

        @Override
        public int lookback(int output) {
            return 2 + output;
        }

        @Override
        public void advance(int bar, double[][] in, double[][] state) {
            // never called
        }

        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            // never called
        }
    }
}
