package dev.technic.scanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.PriceHistory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DemoMarketTest {

    private static final List<PriceHistory> MARKET = DemoMarket.histories(1, 1_000);

    @Test
    void theSameSeedGivesTheSameBytesOnEveryJdk() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (PriceHistory history : MARKET) {
            digest.update(history.symbol().getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.allocate(7 * 8 * history.bars());
            for (int bar = 0; bar < history.bars(); bar++) {
                bytes.putLong(history.session(bar))
                        .putDouble(history.open(bar))
                        .putDouble(history.high(bar))
                        .putDouble(history.low(bar))
                        .putDouble(history.close(bar))
                        .putDouble(history.volume(bar))
                        .putDouble(history.adjustedClose(bar));
            }
            digest.update(bytes.array());
        }
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("c29cc3973b29522d9ed03f3efb01163c1c3063f0e55377b19dbfa600df50784d");
    }

    @Test
    void symbolsAreDifferentAndSorted() {
        List<String> symbols = MARKET.stream().map(PriceHistory::symbol).toList();
        assertThat(symbols).hasSize(1_000).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void everyBarIsPossible() {
        for (PriceHistory history : MARKET) {
            for (int bar = 0; bar < history.bars(); bar++) {
                assertThat(history.low(bar)).isPositive().isLessThanOrEqualTo(history.open(bar));
                assertThat(history.low(bar)).isLessThanOrEqualTo(history.close(bar));
                assertThat(history.high(bar))
                        .isGreaterThanOrEqualTo(history.open(bar))
                        .isGreaterThanOrEqualTo(history.close(bar));
                assertThat(history.volume(bar)).isNotNegative();
            }
        }
    }

    @Test
    void someAreListedLateSomeEndEarlySomeHaltAndSomeSplit() {
        long last = MARKET.stream()
                .mapToLong(h -> h.bars() == 0 ? 0 : h.session(h.bars() - 1))
                .max()
                .orElseThrow();
        long first = MARKET.stream()
                .mapToLong(h -> h.bars() == 0 ? last : h.session(0))
                .min()
                .orElseThrow();
        assertThat(MARKET).anyMatch(h -> h.bars() > 0 && h.session(0) > first);
        assertThat(MARKET).anyMatch(h -> h.bars() > 0 && h.session(h.bars() - 1) < last);
        assertThat(MARKET).anyMatch(h -> h.bars() > 400 && h.bars() < DemoMarket.SESSIONS);
        assertThat(MARKET).anyMatch(h -> h.bars() > 0 && h.adjustedClose(0) < h.close(0));
        assertThat(MARKET).anyMatch(h -> h.bars() > 0 && h.adjustedClose(0) > h.close(0));
    }
}
