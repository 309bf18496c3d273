package dev.technic.scanner.examples;

import static dev.technic.scanner.Order.Direction.DESCENDING;

import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceSource;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.csv.CsvPrices;
import dev.technic.scanner.memory.InMemoryPrices;
import java.nio.file.Path;

/** The program of the README: load, ask, print. Reads the prices named, or makes some up. */
public final class QuickStart {

    private QuickStart() {}

    /** Takes the path of a price file, or nothing. */
    public static void main(String[] arguments) {
        PriceSource prices = arguments.length > 0
                ? CsvPrices.of(Path.of(arguments[0]))
                : InMemoryPrices.of(DemoMarket.histories(1, 500));
        try (Scanner scanner = Scanner.create()) {
            Panel panel = scanner.load(prices, LoadOptions.lookback(252));
            Scan scan = Scan.builder()
                    .feature("rsi", "rsi(14)")
                    .feature("trend", "close / sma(close, 50) - 1")
                    .where("close >= 5 and sma(close * volume, 20) >= 1e6")
                    .column("strength", "rank(trend)")
                    .having("strength >= 0.9 and rsi < 70")
                    .orderBy("strength", DESCENDING)
                    .limit(10)
                    .build();
            ScanResult result = scanner.scan(panel, scan);
            System.out.println(result.toTable());
            System.out.println(result.why(panel.symbols().get(0)));
        }
    }
}
