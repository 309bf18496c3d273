package dev.technic.scanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices load in a heap of two and a half times the panel that they become, the program's own objects included. */
@Timeout(300)
class LoadingHeapIT {

    private static final int SYMBOLS = 2_000;
    private static final int BARS = 500;

    /** Of five fields; what the panel holds beside them is not counted. */
    private static final int PANEL = SYMBOLS * BARS * 5 * Double.BYTES;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() throws IOException {
        SplittableRandom random = new SplittableRandom(20);
        String[] rows = new String[BARS];
        for (int i = 0; i < BARS; i++) {
            double low = 10 + random.nextInt(1_000) / 100.0;
            rows[i] = "," + LocalDate.of(2022, 1, 3).plusDays(i) + "," + (low + 0.25) + "," + (low + 1) + "," + low
                    + "," + (low + 0.5) + "," + random.nextInt(1_000_000) + "\n";
        }
        try (BufferedWriter symbols = Files.newBufferedWriter(folder.resolve("by-symbol.csv"));
                BufferedWriter days = Files.newBufferedWriter(folder.resolve("by-day.csv"))) {
            symbols.write("symbol,date,open,high,low,close,volume\n");
            days.write("symbol,date,open,high,low,close,volume\n");
            for (int i = 0; i < SYMBOLS * BARS; i++) {
                symbols.write("S" + i / BARS + rows[i % BARS]);
                days.write("S" + i % SYMBOLS + rows[i / SYMBOLS]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "by-symbol.csv, Serial, 1",
        "by-symbol.csv, G1, 2",
        "by-day.csv, Serial, 2",
        "by-day.csv, G1, 1",
    })
    void twoAndAHalfTimesThePanelIsEnough(String prices, String collector, int threads) throws Exception {
        String said = OtherJvm.run(
                folder.resolve("out.txt"),
                List.of(
                        "-XX:+Use" + collector + "GC",
                        "-Xmx" + PANEL * 5L / 2,
                        "-jar",
                        Objects.requireNonNull(System.getProperty("scanner.jar")),
                        "scan",
                        "--prices=" + folder.resolve(prices),
                        "--feature=x=close",
                        "--limit=1",
                        "--threads=" + threads));
        assertThat(said).contains("1,000,000 bars of 2,000 symbols read, 1,000,000 kept");
    }
}
