package dev.technic.scanner.examples.discovery.probe;

import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.Scan;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.ScannerException;
import dev.technic.scanner.memory.InMemoryPrices;
import dev.technic.scanner.spi.ModelProvider;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A program that says which plugins a scanner finds where it runs, and what some expressions are over a price of 3. */
public final class Probe {

    /** Asked for instead of an expression: the library's version, as an answer says it. */
    public static final String VERSION = "provenance().engine()";

    private Probe() {}

    public static void main(String[] expressions) {
        System.out.print(with(Scanner::create, expressions));
    }

    /** With what the embedder's loader finds. */
    public static String found(ClassLoader loader, String... expressions) {
        return with(() -> Scanner.builder().classLoader(loader).build(), expressions);
    }

    /** With what is found without a word. */
    public static String found(String... expressions) {
        return with(Scanner::create, expressions);
    }

    private static String with(Supplier<Scanner> made, String... expressions) {
        try (Scanner scanner = made.get()) {
            StringBuilder facts = new StringBuilder();
            Set<String> plugins = new TreeSet<>();
            scanner.indicators().entries().forEach(entry -> plugins.add(entry.plugin() + " (" + entry.origin() + ")"));
            facts.append("indicators of ").append(plugins).append('\n');
            List<String> engines =
                    scanner.modelProviders().stream().map(ModelProvider::name).toList();
            facts.append("engines ").append(engines).append('\n');
            scanner.brokenPlugins().forEach(broken -> facts.append(broken).append('\n'));
            for (String expression : expressions) {
                facts.append(expression)
                        .append(" = ")
                        .append(value(scanner, expression))
                        .append('\n');
            }
            return facts.toString();
        } catch (ScannerException refused) {
            return refused.getMessage() + "\n";
        }
    }

    private static String value(Scanner scanner, String expression) {
        double[] prices = {3, 3, 3};
        PriceHistory history =
                PriceHistory.of("A", new long[] {0, 86_400_000, 172_800_000}, prices, prices, prices, prices, prices);
        try {
            Panel panel = scanner.load(InMemoryPrices.of(history), LoadOptions.all());
            if (expression.equals(VERSION)) {
                return scanner.scan(panel, Scan.builder().feature("f", "close").build())
                        .provenance()
                        .engine();
            }
            return String.valueOf(
                    scanner.scan(panel, Scan.builder().feature("f", expression).build())
                            .value(0, 0));
        } catch (ScannerException refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
