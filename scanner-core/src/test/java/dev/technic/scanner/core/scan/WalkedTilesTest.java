package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.spi.Kernel;
import dev.technic.scanner.spi.Memory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A tile is walked no more often than it must be, and what has been walked is let go. */
final class WalkedTilesTest {

    private static final AtomicInteger BARS_TAKEN = new AtomicInteger();

    private static final Scanner SCANNER =
            Market.builder().plugin(new Sums()).threads(2).build();

    @AfterAll
    static void close() {
        SCANNER.close();
    }

    private static final class Sums implements IndicatorProvider {
        @Override
        public String name() {
            return "sums";
        }

        @Override
        public List<Indicator> indicators() {
            return List.of(Indicator.named("sum_of_all")
                    .input("x", "close")
                    .memory(Memory.CUMULATIVE)
                    .kernel(arguments -> new SumOfAll()));
        }
    }

    /** The sum since the first bar, which counts the bars that are taken. */
    private static final class SumOfAll implements Kernel {
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
            BARS_TAKEN.incrementAndGet();
            for (int lane = 0; lane < LANES; lane++) {
                state[0][lane] += in[0][lane];
            }
        }

        @Override
        public void emit(int bar, double[][] in, double[][] state, double[][] out) {
            System.arraycopy(state[0], 0, out[0], 0, LANES);
        }
    }

    private static int barsTaken(Panel panel, Scan scan, double... expected) {
        BARS_TAKEN.set(0);
        ScanResult result = SCANNER.scan(panel, scan);
        assertThat(result.column("x")).containsExactly(expected);
        return BARS_TAKEN.get();
    }

    @Test
    void what_is_undefined_after_the_end_of_a_symbol_costs_no_second_walk() {
        Panel panel = Market.panel(SCANNER, Market.flat("LATE", 10, 19, 2), Market.flat("OLD", 20, 19, 3), spy(20, 19));
        Scan.Builder scan = Scan.builder()
                .feature("x", "sum_of_all(close * of(\"SPY\", close))")
                .symbols(List.of("LATE", "OLD"));

        assertThat(barsTaken(panel, scan.build(), 20, 60)).isEqualTo(20);
        assertThat(barsTaken(panel, scan.asOf(Market.day(14)).build(), 10, 45)).isEqualTo(15);
    }

    @Test
    void what_is_undefined_before_the_end_of_a_symbol_is_walked_again_with_checks() {
        Panel panel = Market.panel(SCANNER, Market.flat("OLD", 20, 19, 3), spy(15, 19));
        Scan scan = Scan.builder()
                .feature("x", "sum_of_all(close * of(\"SPY\", close))")
                .symbols(List.of("OLD"))
                .build();

        assertThat(barsTaken(panel, scan, 45)).isGreaterThan(20);
    }

    private static PriceHistory spy(int bars, int last) {
        return Market.flat("SPY", bars, last, 1);
    }

    private static List<PriceHistory> severalTiles() {
        List<PriceHistory> histories = new ArrayList<>(List.of(spy(20, 19)));
        for (int s = 100; s < 300; s++) {
            histories.add(Market.flat("S" + s, 20, 19, s));
        }
        return histories;
    }

    /** Scans of all kinds, of which nothing but the scanner is left. */
    private static List<WeakReference<Panel>> scanned(Scanner scanner) {
        List<WeakReference<Panel>> panels = new ArrayList<>();
        for (String feature : List.of("average(close, 3)", "close / of(\"SPY\", average(close, 2))")) {
            Panel panel = Market.panel(scanner, severalTiles());
            scanner.scan(panel, Scan.builder().feature("x", feature).build());
            scanner.series(panel, List.of(NamedExpression.of("x", feature)));
            panels.add(new WeakReference<>(panel));
            Panel others = Market.panel(scanner, spy(20, 19));
            scanner.scan(
                    Market.flat("A", 20, 19, 3),
                    LoadOptions.all(),
                    Scan.builder().feature("x", feature).build(),
                    others);
            panels.add(new WeakReference<>(others));
        }
        return panels;
    }

    private static void assertCollected(List<WeakReference<Panel>> panels) throws InterruptedException {
        for (int attempt = 0; attempt < 100 && panels.stream().anyMatch(panel -> panel.get() != null); attempt++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(panels).allMatch(panel -> panel.get() == null);
    }

    @Test
    void a_scanner_holds_no_panel_that_it_has_scanned() throws InterruptedException {
        assertCollected(scanned(SCANNER));
    }

    @Test
    void work_that_an_executor_never_begins_holds_no_panel() throws InterruptedException {
        List<Runnable> waiting = new ArrayList<>();
        try (Scanner scanner =
                Market.builder().executor(waiting::add).threads(2).build()) {
            assertCollected(scanned(scanner));
            waiting.forEach(Runnable::run);
        }
        assertThat(waiting).isNotEmpty();
    }
}
