package dev.technic.scanner.core.scan;

import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.spi.Kernel;
import dev.technic.scanner.spi.Memory;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The indicator {@code probe()}, the close itself, which tells a test of each bar that it takes. */
final class Probe implements IndicatorProvider, Kernel {

    /** Bars taken, of all tiles. */
    final AtomicInteger bars = new AtomicInteger();

    /** Tiles begun. */
    final AtomicInteger tiles = new AtomicInteger();

    private final Runnable atEachBar;

    Probe(Runnable atEachBar) {
        this.atEachBar = atEachBar;
    }

    @Override
    public String name() {
        return "probe";
    }

    @Override
    public List<Indicator> indicators() {
        return List.of(Indicator.named("probe")
                .summary("The close.")
                .input("x", "close")
                .memory(Memory.CUMULATIVE)
                .kernel(arguments -> this));
    }

    @Override
    public int lookback() {
        return 0;
    }

    @Override
    public int stateRows() {
        return 1;
    }

    @Override
    public void advance(int bar, double[][] in, double[][] state) {
        bars.incrementAndGet();
        if (bar == 0) {
            tiles.incrementAndGet();
        }
        atEachBar.run();
        System.arraycopy(in[0], 0, state[0], 0, LANES);
    }

    @Override
    public void emit(int bar, double[][] in, double[][] state, double[][] out) {
        System.arraycopy(state[0], 0, out[0], 0, LANES);
    }
}
