package dev.technic.scanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.SeriesResult;
import dev.technic.scanner.examples.cli.ScannerCommand;
import dev.technic.scanner.memory.InMemoryPrices;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the README shows is what there is: paste it anew when it changes. */
final class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");
    private static final Path PLUGIN =
            Path.of("CustomIndicator", "src", "main", "java", "com", "example", "acme", "AcmeIndicators.java");

    @Test
    void showsWhatTheDemoPrints() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        assertThat(ScannerCommand.run(new String[] {"demo"}, out, err)).isZero();
        assertThat(Files.readString(README)).contains("```\n" + out.toString(StandardCharsets.UTF_8) + "```");
    }

    @Test
    void whatStandsBesideAnIndexCanBeAsked() throws IOException {
        String readme = Files.readString(README);
        int begin = readme.indexOf("Beside an index, in a line each:");
        List<NamedExpression> asked = new ArrayList<>();
        for (String line :
                readme.substring(begin, readme.indexOf("The fields are", begin)).split("\n")) {
            if (line.startsWith("    ")) {
                asked.add(NamedExpression.of("f" + asked.size(), line.strip().split(" {3,}")[0]));
            }
        }
        assertThat(asked).hasSize(6);
        try (Scanner scanner = Scanner.builder().threads(1).build()) {
            Panel panel = scanner.load(InMemoryPrices.of(walk("OWN", 1), walk("SPY", 2)), LoadOptions.all());
            SeriesResult series = scanner.series(panel, asked);
            for (NamedExpression expression : asked) {
                double[] values = series.values("OWN", expression.name());
                assertThat(values[values.length - 1]).as("%s", expression).isNotNaN();
            }
        }
    }

    private static PriceHistory walk(String symbol, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] prices = new double[250];
        double price = 100;
        for (int bar = 0; bar < prices.length; bar++) {
            price *= 1 + random.nextDouble(-0.02, 0.02);
            prices[bar] = price;
        }
        long[] days =
                LongStream.range(0, prices.length).map(day -> day * 86_400_000).toArray();
        return PriceHistory.of(symbol, days, prices, prices, prices, prices, prices);
    }

    @Test
    void showsThePluginOfTheExamples() throws IOException {
        String source = Files.readString(PLUGIN);
        assertThat(Files.readString(README))
                .contains("```java\n" + source.substring(source.indexOf("public final class")) + "```");
    }
}
