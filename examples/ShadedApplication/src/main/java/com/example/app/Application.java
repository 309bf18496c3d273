package com.example.app;

import dev.technic.scanner.IndicatorCatalogue;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scan;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.csv.CsvPrices;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Scans prices by indicators and a model of plugins from several jars, all of them in the one jar of this program.
 *
 * <pre>{@code java -jar shaded-application-1.0.0.jar PRICES.csv MODEL.linear}</pre>
 */
public final class Application {

    private Application() {}

    /** @param arguments prices, and a model over {@code streak} and {@code last} */
    public static void main(String[] arguments) {
        try (Scanner scanner = Scanner.create()) {
            System.out.println("indicators of "
                    + scanner.indicators().entries().stream()
                            .map(IndicatorCatalogue.Entry::plugin)
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(", ")));
            scanner.brokenPlugins().forEach(System.out::println);
            Panel panel = scanner.load(CsvPrices.of(Path.of(arguments[0])), LoadOptions.all());
            Scan scan = Scan.builder()
                    .feature("streak", "streak()")
                    .feature("last", "close")
                    .model("alpha", Path.of(arguments[1]))
                    .column("average", "sma(close, 2)")
                    .build();
            System.out.println(scanner.scan(panel, scan).toTable());
        }
    }
}
