package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.Order.Direction;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.json.ScanJson;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows sorted by the columns that every result has. */
final class OrderBySymbolTest {

    /** B and D end a session before the others. */
    private static List<String> sorted(String column, Direction direction, int limit) {
        Scan scan = Scan.builder()
                .feature("c", "close")
                .orderBy(column, direction)
                .limit(limit)
                .maxStale(1)
                .build();
        assertThat(ScanJson.parse(ScanJson.text(scan, Path.of("")), Path.of("")))
                .isEqualTo(scan);
        try (Scanner scanner = Market.scanner()) {
            Panel panel = Market.panel(
                    scanner,
                    Market.flat("C", 3, 3, 1),
                    Market.flat("A", 3, 3, 9),
                    Market.flat("D", 3, 2, 2),
                    Market.flat("B", 3, 2, 5));
            ScanResult result = scanner.scan(panel, scan);
            return IntStream.range(0, result.rows()).mapToObj(result::symbol).toList();
        }
    }

    @Test
    void by_symbol_either_way() {
        assertThat(sorted("symbol", Direction.ASCENDING, 9)).containsExactly("A", "B", "C", "D");
        assertThat(sorted("symbol", Direction.DESCENDING, 9)).containsExactly("D", "C", "B", "A");
        assertThat(sorted("symbol", Direction.DESCENDING, 2)).containsExactly("D", "C");
    }

    @Test
    void by_session_either_way_and_then_by_symbol() {
        assertThat(sorted("session", Direction.ASCENDING, 9)).containsExactly("B", "D", "A", "C");
        assertThat(sorted("session", Direction.DESCENDING, 3)).containsExactly("A", "C", "B");
    }
}
