package dev.technic.scanner.examples;

import static dev.technic.scanner.Order.Direction.DESCENDING;

import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scan;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.json.ScanJson;
import dev.technic.scanner.memory.InMemoryPrices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps a question in a file, reads it back, and asks it again with something changed. */
public final class ScanPreset {

    private ScanPreset() {}

    /** Takes the path of a preset to ask, or nothing: then it writes one of its own. */
    public static void main(String[] arguments) throws IOException {
        Path file = arguments.length > 0 ? Path.of(arguments[0]) : written();
        Scan preset = ScanJson.read(file);
        try (Scanner scanner = Scanner.create()) {
            Panel panel = scanner.load(InMemoryPrices.of(DemoMarket.histories(1, 500)), LoadOptions.lookback(252));
            System.out.println(scanner.scan(panel, preset).toTable());
            System.out.println(
                    scanner.scan(panel, preset.toBuilder().limit(3).build()).toTable());
        }
    }

    private static Path written() throws IOException {
        Path file = Files.createTempDirectory("presets").resolve("strong.json");
        Scan scan = Scan.builder()
                .feature("rsi", "rsi(14)")
                .feature("trend", "close / sma(close, 50) - 1")
                .where("close >= 5")
                .column("strength", "rank(trend)")
                .having("strength >= 0.9")
                .orderBy("strength", DESCENDING)
                .limit(10)
                .build();
        ScanJson.write(scan, file);
        System.out.print(Files.readString(file));
        return file;
    }
}
