package dev.technic.scanner.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.technic.scanner.testkit.Bars;
import dev.technic.scanner.testkit.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every bar of a published data set, against the values that its authors publish; where they say nothing, we must say nothing. */
class StockIndicatorsTest {

    private static final Path FOLDER = Path.of(System.getProperty("scanner.shared", ""), "reference/stock-indicators");

    @ParameterizedTest(name = "{0} equals {2} of {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    sma(20)                                 | sma   | sma
                    ema(20)                                 | ema   | ema
                    stddev(14)                              | stdev | stdDev
                    stddev(14).mean                         | stdev | mean
                    rolling_zscore(14)                      | stdev | zScore
                    rsi(14)                                 | rsi   | rsi
                    macd(12, 26, 9)                         | macd  | macd
                    macd(12, 26, 9).signal                  | macd  | signal
                    macd(12, 26, 9).histogram               | macd  | histogram
                    ema(26)                                 | macd  | slowEma
                    bbands(20, 2)                           | bb    | sma
                    bbands(20, 2).upper                     | bb    | upperBand
                    bbands(20, 2).lower                     | bb    | lowerBand
                    bbands(20, 2).percent_b                 | bb    | percentB
                    bbands(20, 2).bandwidth                 | bb    | width
                    tr()                                    | tr    | tr
                    atr(14)                                 | atr   | atr
                    100 * atr(14) / close                   | atr   | atrp
                    adx(14)                                 | adx   | adx
                    adx(14).plus_di                         | adx   | pdi
                    adx(14).minus_di                        | adx   | mdi
                    stoch(14, 3, 3)                         | stoch | oscillator
                    stoch(14, 3, 3).d                       | stoch | signal
                    obv()                                   | obv   | obv
                    mfi(14)                                 | mfi   | mfi
                    cci(20)                                 | cci   | cci
                    willr(14)                               | willr | williamsR
                    roc(14)                                 | roc   | roc
                    mom(14)                                 | roc   | momentum
                    wma(14)                                 | wma   | wma
                    wilder(20)                              | smma  | smma
                    vwap(close, close, close, volume, 14)   | vwma  | vwma
                    linreg(10)                              | epma  | epma
                    linreg(14).slope                        | slope | slope
                    linreg(14).r2                           | slope | rSquared
                    aroon(25)                               | aroon | aroonUp
                    aroon(25).down                          | aroon | aroonDown
                    aroon(25).oscillator                    | aroon | oscillator
                    ref(donchian(20), 1)                    | donchian | centerline
                    ref(donchian(20).upper, 1)              | donchian | upperBand
                    ref(donchian(20).lower, 1)              | donchian | lowerBand
                    keltner(20, 2, 10)                      | keltner | centerline
                    keltner(20, 2, 10).upper                | keltner | upperBand
                    keltner(20, 2, 10).lower                | keltner | lowerBand
                    correl(open, close, 20)                 | corr  | correlation
                    beta(roc(open, 1), roc(close, 1), 50)   | beta  | beta
                    """)
    void equalsThePublishedValuesAtEveryBar(String expression, String file, String field) throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "the published values are not here: " + FOLDER);
        double[] published = published(file, field);
        double[] ours = new Oracle(new StandardIndicators())
                .series(expression, bars(file))
                .values();

        assertThat(ours).hasSameSizeAs(published);
        for (int bar = 0; bar < ours.length; bar++) {
            if (Double.isNaN(published[bar])) {
                assertThat(ours[bar]).as("bar %d", bar).isNaN();
            } else {
                assertThat(ours[bar])
                        .as("bar %d", bar)
                        .isCloseTo(published[bar], Offset.offset(1e-9 * scale(file, published[bar])));
            }
        }
    }

    private static Bars quotes() throws IOException {
        List<String[]> rows = Files.readAllLines(FOLDER.resolve("quotes/default.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
        double[][] columns = new double[5][rows.size()];
        for (int bar = 0; bar < rows.size(); bar++) {
            for (int column = 0; column < columns.length; column++) {
                columns[column][bar] = Double.parseDouble(rows.get(bar)[column + 1]);
            }
        }
        return Bars.of(columns);
    }

    /** Correlations are made of rounded returns, so those near 0 have fewer digits. */
    private static double scale(String file, double published) {
        return file.equals("corr") ? 1 : Math.abs(published);
    }

    private static Bars bars(String file) throws IOException {
        return switch (file) {
            case "corr", "beta" -> besideAnother();
            case "aroon" -> withTheEarliestExtremesFarthest();
            default -> quotes();
        };
    }

    /** With the closes of another symbol as opens, made from its published returns: up to a factor, which changes nothing here. */
    private static Bars besideAnother() throws IOException {
        double[] other = published("beta", "returnsEval");
        double close = 100;
        for (int bar = 0; bar < other.length; bar++) {
            close *= 1 + other[bar];
            other[bar] = close;
        }
        return quotes().with("open", other);
    }

    /** Of equal extremes the earliest counts for them, the latest for us. */
    private static Bars withTheEarliestExtremesFarthest() throws IOException {
        Bars bars = quotes();
        for (int bar = 0; bar < bars.count(); bar++) {
            bars.column("high")[bar] *= 1 - 1e-12 * bar;
            bars.column("low")[bar] *= 1 + 1e-12 * bar;
        }
        return bars;
    }

    private static double[] published(String file, String field) throws IOException {
        String json = Files.readString(FOLDER.resolve("results/" + file + ".standard.json"));
        return Pattern.compile("\"" + field + "\": ([^,\\s]+)")
                .matcher(json)
                .results()
                .mapToDouble(found -> found.group(1).equals("null") ? Double.NaN : Double.parseDouble(found.group(1)))
                .toArray();
    }
}
