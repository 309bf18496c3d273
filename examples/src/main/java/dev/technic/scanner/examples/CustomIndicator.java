package dev.technic.scanner.examples;

import static dev.technic.scanner.Order.Direction.DESCENDING;

import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scan;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.memory.InMemoryPrices;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.spi.Kernel;
import dev.technic.scanner.spi.Memory;
import java.util.List;

/** An indicator of one's own, in a plugin of one's own. */
public final class CustomIndicator implements IndicatorProvider {

    @Override
    public String name() {
        return "acme";
    }

    @Override
    public List<Indicator> indicators() {
        return List.of(
                Indicator.named("streak")
                        .summary("Bars in a row that closed higher than the bar before.")
                        .input("x", "close")
                        .previous("x")
                        .memory(Memory.FADING)
                        .losesUndefined()
                        .kernel(arguments -> new Streak()),
                Indicator.named("range_pct")
                        .summary("The bar's range in percent of its close.")
                        .composed("100 * (high - low) / close"));
    }

    /** Counts up while x rises, and starts again when it does not. */
    private static final class Streak implements Kernel {
        @Override
        public int lookback() {
            return 1;
        }

        @Override
        public int stateRows() {
            return 1;
        }

        @Override
        public void advance(int bar, double[][] in, double[][] state) {
            double[] x = in[0], before = in[1], streak = state[0];
            for (int lane = 0; lane < LANES; lane++) {
                streak[lane] = x[lane] > before[lane] ? streak[lane] + 1 : 0;
            }
        }

        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            System.arraycopy(state[0], 0, out[0], 0, LANES);
        }
    }

    /** Scans a made-up market with it. */
    public static void main(String[] arguments) {
        try (Scanner scanner = Scanner.builder().plugin(new CustomIndicator()).build()) {
            Panel panel = scanner.load(InMemoryPrices.of(DemoMarket.histories(1, 500)), LoadOptions.lookback(252));
            Scan scan = Scan.builder()
                    .feature("streak", "streak()")
                    .feature("range", "acme:range_pct()")
                    .orderBy("streak", DESCENDING)
                    .limit(10)
                    .build();
            System.out.println(scanner.scan(panel, scan).toTable());
        }
    }
}
