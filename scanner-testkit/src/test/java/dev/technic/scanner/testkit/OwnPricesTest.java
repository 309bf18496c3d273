package dev.technic.scanner.testkit;

import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.PriceSource;
import dev.technic.scanner.csv.CsvPrices;
import dev.technic.scanner.memory.InMemoryPrices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The price sources that come with the core keep the laws. */
class OwnPricesTest {

    private static final Set<String> SYMBOLS = Set.of("A", "B", "HOLED", "LONG");

    @Nested
    class InMemory extends PriceSourceLaws {
        @Override
        protected PriceSource source() {
            PriceHistory adjusted = Bars.randomWalk(9, 2).history("B").withAdjustedClose(new double[9]);
            return InMemoryPrices.of(
                    adjusted,
                    Bars.randomWalk(3, 3).with("open", new double[3]).history("HOLED"),
                    Bars.randomWalk(0, 4).history("A"),
                    Bars.randomWalk(3_000, 5).history("LONG"));
        }

        @Override
        protected Set<String> symbols() {
            return SYMBOLS;
        }
    }

    @Nested
    class OneCsvFile extends PriceSourceLaws {
        @TempDir
        Path folder;

        @Override
        protected PriceSource source() throws IOException {
            StringBuilder text = new StringBuilder("symbol,date,open,high,low,close,volume\n");
            for (int row = 0; row < 3_000; row++) {
                text.append("LONG,")
                        .append(day(row))
                        .append(",1,3,1,")
                        .append(1 + row % 3)
                        .append(",100\n");
                if (row % 500 == 0) {
                    text.append("HOLED,").append(day(row)).append(",1,3,1,,100\nHOLED,tomorrow,1,3,1,2,100\n");
                    text.append("A,").append(day(row)).append(",1,3,1,two,100\n");
                    text.append("B,").append(day(3_000 - row)).append(",1,3,1,2,100\n");
                }
            }
            return CsvPrices.of(Files.writeString(folder.resolve("prices.csv"), text));
        }

        @Override
        protected Set<String> symbols() {
            return SYMBOLS;
        }
    }

    @Nested
    class FolderOfCsvFiles extends PriceSourceLaws {
        @TempDir
        Path folder;

        @Override
        protected PriceSource source() throws IOException {
            String header = "date,open,high,low,close,volume\n";
            Files.writeString(folder.resolve("A.csv"), "nothing,of,this\n1,2,3\n");
            Files.writeString(folder.resolve("B.csv"), header + day(1) + ",1,3,1,2,100\n" + day(0) + ",1,3,1,2,100\n");
            Files.writeString(folder.resolve("HOLED.csv"), header + day(1) + ",1,3,1,,100\nnever,1,3,1,2,100\n");
            StringBuilder text = new StringBuilder(header);
            for (int row = 0; row < 3_000; row++) {
                text.append(day(row)).append(",1,3,1,").append(1 + row % 3).append(",100\n");
            }
            Files.writeString(folder.resolve("LONG.csv"), text);
            return CsvPrices.of(folder);
        }

        @Override
        protected Set<String> symbols() {
            return SYMBOLS;
        }
    }

    private static String day(int number) {
        return java.time.LocalDate.of(2015, 1, 1).plusDays(number).toString();
    }
}
