package dev.technic.scanner.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SeriesCommandTest {

    @TempDir
    private Path folder;

    @Test
    void writesEveryBarOfTheSymbolsAskedSorted() throws IOException {
        Path out = folder.resolve("series.csv");
        Run run = Run.of(
                "series",
                "--prices",
                TinyPrices.in(folder).toString(),
                "--symbol",
                "UP",
                "--symbol",
                "SHORT",
                "--feature",
                "mean=sma(close, 2)",
                "--feature",
                "last=close",
                "--out",
                out.toString(),
                "--quiet");
        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(out).hasContent("""
                        symbol,session,mean,last
                        SHORT,2024-03-06,,7.5
                        SHORT,2024-03-07,7.375,7.25
                        UP,2024-03-01,,10.5
                        UP,2024-03-04,11,11.5
                        UP,2024-03-05,12.1,12.7
                        UP,2024-03-06,12.899999999999999,13.1
                        UP,2024-03-07,13.649999999999999,14.2
                        """);
    }

    @Test
    void ofAUniverseItsNumbersAreTheSameAtEveryBarAndWhoIsMissingIsSaid() throws IOException {
        Path universe = Files.writeString(folder.resolve("universe.csv"), "symbol,Shares\nSHORT,4\nNONE,5\nUP,6\n");
        Run run = Run.of(
                "series",
                "--prices",
                TinyPrices.in(folder).toString(),
                "--universe",
                universe.toString(),
                "--max-symbols",
                "2",
                "--feature",
                "cap=close * shares");
        assertThat(run.out()).isEqualTo("""
                        symbol,session,cap
                        SHORT,2024-03-06,30
                        SHORT,2024-03-07,29
                        """);
        assertThat(run.err().lines())
                .containsExactly(
                        "2 bars of 1 symbol read, 2 kept, 0 cut, 0 left out; 0 late starts, 0 early ends",
                        "1 symbol of the universe not found, as NONE");
    }

    @Test
    void aSymbolThatAnExpressionNamesIsLoadedAndNotWritten() throws IOException {
        Run run = Run.of(
                "series",
                "--prices",
                TinyPrices.in(folder).toString(),
                "--symbol",
                "SHORT",
                "--feature",
                "up=of(\"UP\", ref(close, 1))",
                "--quiet");
        assertThat(run).isEqualTo(new Run(0, """
                        symbol,session,up
                        SHORT,2024-03-06,12.7
                        SHORT,2024-03-07,13.1
                        """, ""));
    }

    @Test
    void whatTheUniverseKnowsOfOthersStaysKnownWhenFewAreAskedForAndWhatIsNamedIsReportedApart() throws IOException {
        Path universe = Files.writeString(folder.resolve("universe.csv"), "symbol,Shares\nSHORT,4\nUP,6\n");
        Run run = Run.of(
                "series",
                "--prices",
                TinyPrices.in(folder).toString(),
                "--universe",
                universe.toString(),
                "--max-symbols",
                "1",
                "--feature",
                "others=of(\"UP\", shares)");
        assertThat(run.out()).isEqualTo("""
                        symbol,session,others
                        SHORT,2024-03-06,6
                        SHORT,2024-03-07,6
                        """);
        assertThat(run.err().lines())
                .containsExactly(
                        "2 bars of 1 symbol read, 2 kept, 0 cut, 0 left out; 0 late starts, 0 early ends",
                        "beside them, named by expressions: 5 bars of 1 symbol read, 5 kept, 0 cut, 0 left out");
    }

    @Test
    void withoutAFileWritesToStdout() throws IOException {
        Run run = Run.of(
                "series", "--prices", TinyPrices.in(folder).toString(), "--symbol", "SHORT", "--feature", "v=volume");
        assertThat(run.out()).isEqualTo("""
                        symbol,session,v
                        SHORT,2024-03-06,10
                        SHORT,2024-03-07,10
                        """);
        assertThat(run.err())
                .isEqualTo("2 bars of 1 symbol read, 2 kept, 0 cut, 0 left out; 0 late starts, 0 early ends"
                        + System.lineSeparator());
    }

    @Test
    void aSnapshotIsAWrongQuestion() throws IOException {
        Path out = folder.resolve("series.csv");
        Run run = Run.of(
                "series",
                "--prices",
                TinyPrices.in(folder).toString(),
                "--feature",
                "r=rank(close)",
                "--out",
                out.toString());
        assertThat(run.err()).startsWith("scanner: ").contains("rank");
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
        assertThat(out).doesNotExist();
    }

    @Test
    void aSymbolThatIsNotThereIsAWrongQuestion() throws IOException {
        Path prices = TinyPrices.in(folder);
        Run run = Run.of("series", "--prices", prices.toString(), "--symbol", "NONE", "--feature", "a=close");
        assertThat(run)
                .isEqualTo(new Run(2, "", "scanner: " + prices + " has no symbol NONE" + System.lineSeparator()));
    }

    @Test
    void ofSymbolsWithoutBarsWritesTheHeader() throws IOException {
        Path prices = Files.writeString(
                folder.resolve("nulls.csv"),
                "symbol,date,open,high,low,close,volume\nN,2024-03-07,null,null,null,null,null\n");
        Run run = Run.of("series", "--prices", prices.toString(), "--feature", "a=close", "--quiet");
        assertThat(run).isEqualTo(new Run(0, "symbol,session,a\n", ""));
    }
}
