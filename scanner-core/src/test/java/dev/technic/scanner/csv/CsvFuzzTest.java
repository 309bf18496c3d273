package dev.technic.scanner.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.PriceSourceException;
import dev.technic.scanner.ScanOptions;
import dev.technic.scanner.core.panel.PanelLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever bytes a file has: a panel of finite values, or the one exception that says why not. */
class CsvFuzzTest {

    private static final String HEADER = "symbol,date,open,high,low,close,adj_close,volume\n";
    private static final String[] SCRAPS = {
        "\"",
        "\"\"",
        ",",
        ",,,,,,,,",
        "\n",
        "\r",
        "\r\n",
        "\0",
        "\uFEFF",
        "null",
        "-",
        "1e999",
        "-1",
        "0",
        "1e300",
        "4.9e-324",
        "9999999999999",
        "99999-01-01",
        "2024-02-30",
        "13/13/2024",
        "12/13/24",
        "13/12/24",
        "T24:00",
        "+99:99",
        "NaN",
        "é",
        ";",
        "\t",
        " ",
        "symbol",
        "0x1p3",
        "1d",
        "--1",
        "1.2.3",
        "1e",
        "٣"
    };

    @TempDir
    Path folder;

    @Test
    void random_bytes() {
        SplittableRandom random = new SplittableRandom(21);
        for (int round = 0; round < 300; round++) {
            byte[] bytes = new byte[random.nextInt(2_000)];
            random.nextBytes(bytes);
            load(bytes);
            load((HEADER + new String(bytes, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1));
            bytes = Arrays.copyOf(bytes, bytes.length + 2);
            bytes[0] = 0x1f;
            bytes[1] = (byte) 0x8b;
            load(bytes);
        }
    }

    @Test
    void text_with_scraps_put_in() {
        SplittableRandom random = new SplittableRandom(22);
        int panels = 0;
        for (int round = 0; round < 1_500; round++) {
            StringBuilder text = new StringBuilder(csv(random));
            for (int scrap = random.nextInt(12); scrap > 0; scrap--) {
                int at = random.nextInt(text.length() + 1);
                int to = Math.min(text.length(), at + random.nextInt(4));
                text.replace(at, to, SCRAPS[random.nextInt(SCRAPS.length)]);
            }
            panels += load(text.toString().getBytes(StandardCharsets.UTF_8)) ? 1 : 0;
        }
        assertThat(panels).isGreaterThan(500);
    }

    @Test
    void bytes_changed_and_cut() {
        SplittableRandom random = new SplittableRandom(23);
        for (int round = 0; round < 600; round++) {
            byte[] bytes = csv(random).getBytes(StandardCharsets.UTF_8);
            if (random.nextBoolean()) {
                bytes = Delivered.gzip(csv(random));
            }
            for (int change = random.nextInt(6); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            load(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
        }
    }

    private static String csv(SplittableRandom random) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int row = random.nextInt(30); row > 0; row--) {
            text.append("AB".charAt(random.nextInt(2)))
                    .append(",2024-03-")
                    .append(random.nextInt(10, 30))
                    .append(",2,3,1,2,1.5,")
                    .append(random.nextInt(100))
                    .append('\n');
        }
        return text.toString();
    }

    private boolean load(byte[] bytes) {
        Path file = Delivered.write(folder.resolve("A.csv"), bytes);
        Panel panel;
        try {
            panel = PanelLoader.load(
                    CsvPrices.of(file), LoadOptions.all(), ScanOptions.defaults(), Runnable::run, 1, () -> false);
        } catch (PriceSourceException e) {
            assertThat(e).hasMessageContaining(file.toString());
            assertThat(e.getCause() == null || e.getCause() instanceof IOException)
                    .as("%s", e.getCause())
                    .isTrue();
            return false;
        }
        for (String symbol : panel.symbols()) {
            PriceHistory history = panel.history(symbol);
            for (int bar = 0; bar < history.bars(); bar++) {
                boolean ascending = bar == 0 || history.session(bar) > history.session(bar - 1);
                assertThat(ascending && isSound(history, bar)).isTrue();
            }
        }
        return true;
    }

    private static boolean isSound(PriceHistory history, int bar) {
        double high = history.high(bar);
        double low = history.low(bar);
        double close = history.close(bar);
        double volume = history.volume(bar);
        return low > 0 && close >= low && close <= high && high < 1e60 && volume >= 0 && volume < 1e60;
    }
}
