package dev.technic.scanner.core.flight;

import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanOptions;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.memory.InMemoryPrices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A load and a scan of three symbols; also a program, which writes the answer into a file and says by its exit status whether it had JFR. */
public final class SmallScan {

    static final Scan SCAN = Scan.builder()
            .feature("f", "close / ref(close, 1)")
            .where("close > 2")
            .column("r", "rank(f)")
            .build();

    private SmallScan() {}

    static Scanner scanner() {
        return Scanner.builder().modelCache(ModelCache.create()).threads(2).build();
    }

    static Panel panel(Scanner scanner, ScanOptions how) {
        return scanner.load(
                InMemoryPrices.of(List.of(history("A", 1, 2), history("B", 4, 5), history("C", 7, 9))),
                LoadOptions.all(),
                how);
    }

    private static PriceHistory history(String symbol, double... closes) {
        long day = 86_400_000;
        return PriceHistory.of(symbol, new long[] {19_800 * day, 19_801 * day}, closes, closes, closes, closes, closes);
    }

    static ScanResult answer() {
        try (Scanner scanner = scanner()) {
            return scanner.scan(panel(scanner, ScanOptions.defaults()), SCAN);
        }
    }

    /** {@code arguments[0]} is the file. */
    public static void main(String[] arguments) throws IOException {
        if (ModuleLayer.boot().findModule("jdk.jfr").isPresent()) {
            throw new IllegalStateException("this runtime has jdk.jfr");
        }
        Files.writeString(Path.of(arguments[0]), answer().toTable());
    }
}
