package dev.technic.scanner.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.ModelFeatures;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.examples.DemoScan;
import dev.technic.scanner.json.ModelFeaturesJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScanCommandTest {

    @TempDir
    private Path folder;

    private Path prices = Path.of("");

    @BeforeEach
    void writePrices() throws IOException {
        prices = TinyPrices.in(folder);
    }

    private Run scan(String... more) {
        List<String> arguments = new ArrayList<>(List.of("scan", "--prices", prices.toString()));
        arguments.addAll(List.of(more));
        return Run.of(arguments);
    }

    private String written(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    @Test
    void aPresetIsAskedAndOptionsAddToIt() throws IOException {
        Path preset = Files.writeString(folder.resolve("strong.json"), """
                {
                  "features": [{"name": "mean", "expression": "sma(close, 3)"}],
                  "where": "close > 1",
                  "orderBy": {"column": "mean", "direction": "descending"}
                }
                """);
        String rows = folder.resolve("rows.csv").toString();

        assertThat(scan("--preset", preset.toString(), "--out", rows, "--quiet"))
                .isEqualTo(new Run(0, "", ""));
        assertThat(written("rows.csv"))
                .startsWith("symbol,session,mean\nDOWN,2024-03-07,16.333333333333336\nUP,")
                .hasLineCount(4);

        scan(
                "--preset",
                preset.toString(),
                "--feature",
                "top=highest(3)",
                "--order-by",
                "mean",
                "--limit",
                "1",
                "--out",
                rows,
                "--quiet");
        assertThat(written("rows.csv")).isEqualTo("symbol,session,mean,top\nFLAT,2024-03-07,5,5\n");
    }

    @Test
    void aWrongPresetIsOneSentenceWithItsPlace() throws IOException {
        Path preset = Files.writeString(folder.resolve("bad.json"), "{\n  \"wher\": \"close > 1\"\n}");

        Run run = scan("--preset", preset.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains("preset " + preset + " at 2:3: a scan has no \"wher\"; did you mean 'where'? it may have [");
    }

    @Test
    void writesRowsInTheOrderAskedAndWhatBecameOfEverySymbol() throws IOException {
        Run run = scan(
                "--feature",
                "mean=sma(close, 3)",
                "--feature",
                "place=(close - low) / (high - low)",
                "--where",
                "close > 1",
                "--column",
                "r=rank(mean)",
                "--order-by",
                "mean:desc",
                "--out",
                folder.resolve("rows.csv").toString(),
                "--outcomes",
                folder.resolve("outcomes.csv").toString(),
                "--quiet");
        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(written("rows.csv")).isEqualTo("""
                        symbol,session,mean,place,r
                        DOWN,2024-03-07,16.333333333333336,0.15000000000000036,1
                        UP,2024-03-07,13.333333333333332,0.7999999999999995,0.5
                        """);
        assertThat(written("outcomes.csv")).isEqualTo("""
                        symbol,outcome,reason,detail
                        DOWN,kept,,
                        FLAT,rejected,undefined,place
                        GONE,rejected,stale,"last bar 2024-03-05, 2 sessions before 2024-03-07"
                        NULLS,rejected,no bars,
                        SHORT,rejected,too short,"have 2, need 3"
                        UP,kept,,
                        """);
    }

    @Test
    void writesJsonWithNullForUndefined() throws IOException {
        Run run = scan(
                "--feature",
                "place=(close - low) / (high - low)",
                "--feature",
                "last=close",
                "--optional",
                "place",
                "--where",
                "volume < 1000",
                "--order-by",
                "place",
                "--out",
                folder.resolve("rows.json").toString(),
                "--quiet");
        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(written("rows.json")).isEqualTo("""
                        [
                        {"symbol":"DOWN","session":"2024-03-07","place":0.15000000000000036,"last":15.3},
                        {"symbol":"SHORT","session":"2024-03-07","place":0.25,"last":7.25},
                        {"symbol":"FLAT","session":"2024-03-07","place":null,"last":5}
                        ]
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void theNumberOfThreadsChangesNothing(String threads) throws IOException {
        scan(
                "--feature",
                "mean=sma(close, 2)",
                "--threads",
                threads,
                "--out",
                folder.resolve(threads + ".csv").toString());
        assertThat(written(threads + ".csv")).isEqualTo("""
                        symbol,session,mean
                        DOWN,2024-03-07,15.950000000000001
                        FLAT,2024-03-07,5
                        SHORT,2024-03-07,7.375
                        UP,2024-03-07,13.649999999999999
                        """);
    }

    @Test
    void asOfADayNothingLaterIsSeen() throws IOException {
        scan(
                "--feature",
                "last=close",
                "--as-of",
                "2024-03-05",
                "--out",
                folder.resolve("rows.csv").toString());
        assertThat(written("rows.csv")).isEqualTo("""
                        symbol,session,last
                        DOWN,2024-03-05,17.1
                        FLAT,2024-03-05,5
                        GONE,2024-03-05,2
                        UP,2024-03-05,12.7
                        """);
    }

    @Test
    void adjustsAllPricesForTotalReturn() throws IOException {
        scan(
                "--feature", "low5=lowest(low, 5)",
                "--feature", "raw=ref(raw_close, 4)",
                "--adjust", "total",
                "--where", "close > 14 and close < 15",
                "--out", folder.resolve("rows.csv").toString());
        assertThat(written("rows.csv")).isEqualTo("""
                        symbol,session,low5,raw
                        UP,2024-03-07,4.75,10.5
                        """);
    }

    @Test
    void sortsBySymbolToo() throws IOException {
        String rows = folder.resolve("rows.csv").toString();
        scan("--feature", "a=close", "--out", rows, "--order-by", "symbol");
        assertThat(symbols()).hasSizeGreaterThan(1).isSorted();
        scan("--feature", "a=close", "--out", rows, "--order-by", "symbol:desc");
        assertThat(symbols()).hasSizeGreaterThan(1).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    private List<String> symbols() throws IOException {
        return written("rows.csv")
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
    }

    @Test
    void withoutAFilePrintsATableAndSaysTheRestOnStderr() {
        Run run = scan("--feature", "last=close", "--order-by", "last:desc", "--limit", "2");
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("DOWN")
                .contains("UP")
                .doesNotContain("FLAT")
                .endsWith("\n");
        assertThat(run.err().lines().toList())
                .startsWith(
                        "22 bars of 6 symbols read, 20 kept, 0 cut, 2 left out; 2 late starts, 1 early end",
                        "  missing value: 2 bars of 1 symbol, as in NULLS line 22",
                        "  zero volume: 5 bars of 1 symbol, as in FLAT line 12",
                        "as of 2024-03-07: 6 symbols: 2 kept, 4 rejected (no bars 1, stale 1, below limit 2), 0 failed");
    }

    private String universe() throws IOException {
        return Files.writeString(folder.resolve("universe.csv"), """
                        Ticker,Market Cap,Sector
                        NONE,1e9,tech
                        UP,3e9,tech
                        SHORT,,tech
                        DOWN,2e9,
                        FLAT,4e9,oil
                        """).toString();
    }

    @Test
    void aUniverseSaysWhoIsAskedForAndWhatIsKnownOfEach() throws IOException {
        Run run = scan(
                "--universe",
                universe(),
                "--feature",
                "billions=market_cap / 1e9",
                "--optional",
                "billions",
                "--where",
                "coalesce(market_cap, 1e9) < 4e9",
                "--column",
                "r=rank(close, by = sector)",
                "--optional",
                "r",
                "--out",
                folder.resolve("rows.csv").toString(),
                "--outcomes",
                folder.resolve("outcomes.csv").toString(),
                "--quiet");
        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(written("rows.csv")).isEqualTo("""
                        symbol,session,billions,r
                        DOWN,2024-03-07,2,
                        SHORT,2024-03-07,,0.5
                        UP,2024-03-07,3,1
                        """);
        assertThat(written("outcomes.csv")).isEqualTo("""
                        symbol,outcome,reason,detail
                        DOWN,kept,,
                        FLAT,rejected,filtered,"coalesce(market_cap, 1000000000) < 4000000000"
                        NONE,rejected,not found,the panel does not have it
                        SHORT,kept,,
                        UP,kept,,
                        """);
    }

    @Test
    void aSymbolThatAnExpressionNamesIsLoadedAndIsNoOutcome() throws IOException {
        Path rows = folder.resolve("rows.csv");
        Path outcomes = folder.resolve("outcomes.csv");
        Path asked = Files.writeString(folder.resolve("asked.csv"), "symbol\nDOWN\nSHORT\nFLAT\n");
        Run run = scan(
                "--universe",
                asked.toString(),
                "--max-symbols",
                "2",
                "--feature",
                "ratio=close / of(\"UP\", close)",
                "--optional",
                "gone",
                "--feature",
                "gone=of(\"GONE\", close)",
                "--out",
                rows.toString(),
                "--outcomes",
                outcomes.toString(),
                "--quiet");

        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(written("rows.csv")).isEqualTo("""
                symbol,session,ratio,gone
                DOWN,2024-03-07,1.0774647887323945,
                SHORT,2024-03-07,0.5105633802816901,
                """);
        assertThat(written("outcomes.csv")).isEqualTo("""
                symbol,outcome,reason,detail
                DOWN,kept,,
                SHORT,kept,,
                """);
    }

    @Test
    void aSymbolWithoutPricesIsOneSentence() {
        assertThat(scan("--feature", "ratio=close / of(\"UPP\", close)", "--quiet"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "scanner: no prices of 'UPP', which of(\"UPP\", close) asks for; did you mean 'UP'? "
                                + "there are none in " + prices
                                + System.lineSeparator()));
    }

    @Test
    void theFirstSymbolsAreThoseOfTheFileOrElseOfTheAlphabet() throws IOException {
        String outcomes = folder.resolve("outcomes.csv").toString();
        scan("--universe", universe(), "--max-symbols", "2", "--feature", "a=close", "--outcomes", outcomes);
        assertThat(written("outcomes.csv")).isEqualTo("""
                        symbol,outcome,reason,detail
                        NONE,rejected,not found,the panel does not have it
                        UP,kept,,
                        """);
        scan("--max-symbols", "2", "--feature", "a=close", "--outcomes", outcomes);
        assertThat(written("outcomes.csv")).isEqualTo("""
                        symbol,outcome,reason,detail
                        DOWN,kept,,
                        FLAT,kept,,
                        """);
        assertThat(scan("--max-symbols", "0", "--feature", "a=close"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "scanner: --max-symbols 0; a whole number of at least 1 is accepted" + System.lineSeparator()));
    }

    @Test
    void aUniverseThatCannotBeReadIsOneSentence() throws IOException {
        Path twice = Files.writeString(folder.resolve("twice.csv"), "symbol\nUP\nUP\n");
        assertThat(scan("--universe", twice.toString(), "--feature", "a=close"))
                .isEqualTo(new Run(
                        3,
                        "",
                        "scanner: " + twice + ": the symbol UP is in line 2 and in line 3; once is accepted"
                                + System.lineSeparator()));
    }

    @Test
    void aWrongExpressionIsOneSentence() {
        Run run = scan("--feature", "r=rsl(14)");
        assertThat(run.err()).startsWith("scanner: ").contains("no indicator 'rsl' at 1:1; did you mean 'rsi'?");
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void aWrongQuestionIsFoundBeforePricesAreRead() {
        Run run = Run.of("scan", "--prices", folder.resolve("none.csv").toString(), "--feature", "f=foo(close)");
        assertThat(run.err()).startsWith("scanner: f: no indicator 'foo' at 1:1");
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void pricesThatAreNotThereAreOneSentenceAndLeaveNoFile() throws IOException {
        Path missing = folder.resolve("none.csv");
        Run run = Run.of(
                "scan",
                "--prices",
                missing.toString(),
                "--feature",
                "a=close",
                "--out",
                folder.resolve("rows.csv").toString());
        assertThat(run.err()).startsWith("scanner: ").contains(missing.toString());
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.status()).isEqualTo(3);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(prices);
        }
    }

    @Test
    void aModelWithItsSideFileIsAWholeScan() throws IOException {
        Path model = Files.write(folder.resolve("m.json"), DemoScan.model().bytes());
        List<NamedExpression> features = new ArrayList<>();
        for (NamedExpression feature : DemoScan.features()) {
            features.add(NamedExpression.of(feature.name(), "close / open"));
        }
        ModelFeaturesJson.write(ModelFeatures.of(features), ModelFeaturesJson.beside(model));
        Run run = scan("--model", "m=" + model);
        assertThat(run.status()).isZero();
        assertThat(run.out().lines()).first().asString().matches("symbol +session +m");

        Run other = scan("--model", "m=" + model, "--feature", "rsi_14=close");
        assertThat(other.err())
                .isEqualTo("scanner: the side file of model m defines rsi_14 = close / open; the scan defines rsi_14 ="
                        + " close: leave one of them out, or rename it" + System.lineSeparator());
        assertThat(other.status()).isEqualTo(3);
    }

    @Test
    void aModelThatIsNotThereIsOneSentence() {
        Run run = scan("--feature", "a=close", "--model", "m=" + folder.resolve("none.json"));
        assertThat(run.err()).startsWith("scanner: ").contains("none.json");
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaidBeforeTheWork() {
        Path nowhere = folder.resolve("none/rows.csv");
        Run run = scan("--feature", "a=close", "--out", nowhere.toString());
        assertThat(run)
                .isEqualTo(new Run(
                        3,
                        "",
                        "scanner: cannot write " + nowhere + ": there is no folder " + nowhere.getParent()
                                + System.lineSeparator()));
    }
}
