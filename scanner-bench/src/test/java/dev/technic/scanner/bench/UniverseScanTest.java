package dev.technic.scanner.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.Panel;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.testkit.AllocatedBytes;
import org.junit.jupiter.api.Test;

/** What the benchmark compares, it may compare. */
class UniverseScanTest {

    private static final int SYMBOLS = 1_000;

    private final RandomMarket market = RandomMarket.of(SYMBOLS, RandomMarket.BARS);

    @Test
    void the_scan_and_ta_lib_have_the_same_22_values_of_every_symbol() {
        try (Scanner scanner = Scanner.builder().threads(1).build()) {
            ScanResult result = scanner.scan(scanner.load(market.prices(), LoadOptions.all()), Output.scan());

            assertThat(result.columns()).hasSize(22);
            assertThatCode(() -> SameWork.check(market, result)).doesNotThrowAnyException();
        }
    }

    @Test
    void a_scan_of_6000_symbols_allocates_under_2_MB_beyond_its_answers_cells_and_sessions() {
        RandomMarket whole = RandomMarket.of(RandomMarket.SYMBOLS, 120);
        long answer = (Output.values().length + 1) * 8L * RandomMarket.SYMBOLS;
        long least = Long.MAX_VALUE;
        try (Scanner scanner = Scanner.builder().threads(1).build()) {
            Panel panel = scanner.load(whole.prices(), LoadOptions.all());
            for (int scan = 0; scan < 1_000 && least > answer + 2_000_000; scan++) { // compiled code allocates less
                long before = AllocatedBytes.ofThisThread();
                scanner.scan(panel, Output.scan());
                least = Math.min(least, AllocatedBytes.ofThisThread() - before);
            }
        }

        assertThat(least).isBetween(answer, answer + 2_000_000);
    }

    @Test
    void reading_covers_high_low_close_and_volume_of_every_bar() {
        double expected = 0;
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            for (int bar = 0; bar < RandomMarket.BARS; bar++) {
                expected += market.high(symbol)[bar]
                        + market.low(symbol)[bar]
                        + market.close(symbol)[bar]
                        + market.volume(symbol)[bar];
            }
        }

        assertThat(FlatTiles.of(market).sum()).isCloseTo(expected, withinPercentage(1e-9));
    }
}
